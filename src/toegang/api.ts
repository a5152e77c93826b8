import { z } from 'zod'
import { Fout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { leesJson } from '../platform/body.ts'
import { vandaag } from '../platform/clock.ts'
import { type App, apiPad } from '../platform/http.ts'
import { openbaar } from '../platform/poort.ts'
import type { Toegangdelen } from './pages/aanmelden.ts'
import { rollenVan } from './rollen.ts'
import { beginSessie } from './sessies.ts'

/** How long a training token lives. */
const tokenMinuten = 60

const vraag = z.strictObject({ organisatie: z.string(), rol: z.string() })

/** Hands out tokens in the training environment, to whoever can reach it. Exists nowhere else. */
export function toegangApi(app: App, { db, klok, oefen }: Toegangdelen): void {
  if (!oefen) return
  app.post(`${apiPad}/oefentokens`, openbaar(), async (c) => {
    const gekeurd = keur(vraag, await leesJson(c))
    if ('fouten' in gekeurd)
      throw new Fout('ongeldige-invoer', 'De vraag om een token klopt niet.', gekeurd.fouten)
    const { organisatie: id, rol } = gekeurd.waarde
    keurRol(id, rol, vandaag(klok))
    const identiteit = { gebruiker: `oefen-machine-${id}`, naam: `Koppeling van ${id}`, organisatie: id, rol }
    const token = await beginSessie(db, klok, identiteit, 'machine', tokenMinuten)
    return c.json({ token, soort: 'Bearer', verlooptNaSeconden: tokenMinuten * 60 }, 201)
  })
}

function keurRol(id: string, rol: string, dag: string): void {
  const wie = organisatie(id)
  if (wie === null)
    throw new Fout('ongeldige-invoer', 'Deze organisatie kennen wij niet.', [
      {
        veld: 'organisatie',
        melding: 'Onbekende organisatie.',
        toegestaan: [
          'college-<gemeentecode>',
          'burgemeester-<gemeentecode>',
          'pi-<naam>',
          'dji',
          'justid',
          'diz',
          'reclassering-rn',
          'reclassering-svg',
          'reclassering-ldh',
          'fpc-<naam>',
        ],
      },
    ])
  if (wie.geldigTot !== null && wie.geldigTot < dag)
    throw new Fout('ongeldige-invoer', 'Deze organisatie bestaat niet meer.', [
      { veld: 'organisatie', melding: 'Opgeheven.', toegestaan: [wie.opvolger ?? 'geen opvolger bekend'] },
    ])
  if (!rollenVan(wie.partij).includes(rol))
    throw new Fout('ongeldige-invoer', 'Deze rol bestaat niet bij deze organisatie.', [
      { veld: 'rol', melding: 'Onbekende rol voor deze organisatie.', toegestaan: rollenVan(wie.partij) },
    ])
}
