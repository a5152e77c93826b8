#!/bin/bash
cd /tmp/tk/acht; for t in "$@"; do echo "== $t"; TEST_DB=postgres node scripts/draai.mjs scripts/postgres.ts -- node scripts/draai.mjs $t 2>&1 | grep -v "^ℹ \(suites\|cancelled\|skipped\|todo\|duration\)" | cut -c1-400 | tail -${N:-40}; done
