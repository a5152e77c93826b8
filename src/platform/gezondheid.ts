import type { Databank, Wie } from './db.ts'
import type { App } from './http.ts'
import { openbaar } from './poort.ts'

const niemand: Wie = { organisatie: '', gebruiker: '', rol: '', doel: 'gezondheid' }

/** Two questions for whoever runs it: is the process up, and can it do its work. */
export function gezondheid(app: App, { db }: { db: Databank }): void {
  app.get('/gezondheid/levend', openbaar(), (c) => c.json({ levend: true }))
  app.get('/gezondheid/gereed', openbaar(), async (c) => {
    try {
      await db.transactie(niemand, async () => {})
      return c.json({ gereed: true })
    } catch {
      return c.json({ gereed: false, reden: 'De database antwoordt niet.' }, 503)
    }
  })
}
