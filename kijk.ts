import { keurPagina, meldAan, openBrowser } from './test/browser.ts'

const sluiters: (() => unknown)[] = []
const browser = await openBrowser({ after: (f: () => unknown) => sluiters.push(f) } as never)
const adres = 'http://127.0.0.1:8791'
const [breed = '1280', wie = 'I. Vermeulen', ...paden] = process.argv.slice(2)
const page = await browser.newPage({ viewport: { width: Number(breed), height: 900 } })
await meldAan(page, adres, wie)
let n = 0
for (const pad of paden) {
  await page.goto(`${adres}${pad}`)
  await page.screenshot({ path: `/tmp/tk/acht/beeld${n++}.png`, fullPage: true })
  try {
    await keurPagina(page)
  } catch (e) {
    console.log(pad, String(e).slice(0, 1500))
  }
}
for (const f of sluiters) await f()
