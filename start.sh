cd /tmp/tk/acht; TERUGKEER_DATA=/tmp/tk/acht/.data PORT=8791 nohup node scripts/draai.mjs src/main.ts > /tmp/tk/acht/server.log 2>&1 &
