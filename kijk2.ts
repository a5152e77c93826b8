import { meldAan, openBrowser } from './test/browser.ts'

const sluiters: (() => unknown)[] = []
const browser = await openBrowser({ after: (f: () => unknown) => sluiters.push(f) } as never)
const adres = 'http://127.0.0.1:8791'
const [breed = '1280', hoog = '1600', wie = 'I. Vermeulen', pad = '/tbs', y = '0'] = process.argv.slice(2)
const page = await browser.newPage({ viewport: { width: Number(breed), height: Number(hoog) } })
await meldAan(page, adres, wie)
await page.goto(`${adres}${pad}`)
await page.evaluate(`window.scrollTo(0, ${y})`)
await page.screenshot({ path: `/tmp/tk/acht/een.png` })
for (const f of sluiters) await f()
