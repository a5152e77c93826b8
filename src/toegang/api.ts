import { z } from 'zod'
import { Fout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { leesJson } from '../platform/body.ts'
import { vandaag } from '../platform/clock.ts'
import { geefDoor } from '../platform/doorgeven.ts'
import { type App, apiPad } from '../platform/http.ts'
import { openbaar } from '../platform/poort.ts'
import { maakAutorisatieserver, tokenPad } from './machines/autorisatieserver.ts'
import { alleBereiken } from './machines/bereik.ts'
import { certificaatlezer } from './machines/certificaat.ts'
import { maakKoppeling, openbareSleutels } from './machines/koppelingen.ts'
import type { Aanmelddelen } from './pages/blad.ts'
import { bijToegang } from './rechten.ts'
import { rollenVan } from './rollen.ts'

/** The token server for machines, which answers by itself. Stands before everything that reads a body. */
export function tokenDoorgeven(app: App, { toegang, ...delen }: Aanmelddelen): void {
  const provider = maakAutorisatieserver({ ...delen, ...toegang }, certificaatlezer(toegang.certificaatkop))
  geefDoor(app, tokenPad, toegang.adres, provider.callback())
}

const vraag = z.strictObject({ organisatie: z.string(), rol: z.string(), jwks: openbareSleutels })

// Two names, as two people would be: a machine that one alone made does not count.
const alsOefening = { door: 'oefenomgeving', bevestigd: 'oefenbeheer' } as const

const letOp =
  'Alleen in de oefenomgeving werkt een koppeling meteen. Daarbuiten maakt een machtigingenbeheerder de koppeling en bevestigt een tweede persoon haar.'

/**
 * Registers a machine with its own keys in the training environment, for whoever can reach it. Exists nowhere else:
 * outside training a machtigingenbeheerder registers machines.
 */
export function oefenkoppelingApi(app: App, { db, klok, oefen, toegang }: Aanmelddelen): void {
  if (!oefen) return
  app.post(`${apiPad}/oefenkoppelingen`, openbaar(), async (c) => {
    const gekeurd = keur(vraag, await leesJson(c))
    if ('fouten' in gekeurd)
      throw new Fout('ongeldige-invoer', 'De vraag om een oefenkoppeling klopt niet.', gekeurd.fouten)
    const { organisatie: van, rol, jwks } = gekeurd.waarde
    keurRol(van, rol, vandaag(klok))
    const nieuw = {
      naam: `Koppeling van ${organisatie(van)?.naam ?? van}`,
      organisatie: van,
      rol,
      bereik: alleBereiken,
      jwks,
      jwksUri: null,
      oin: null,
      tot: null,
    }
    const clientId = await db.transactie(bijToegang, (tx) => maakKoppeling(tx, klok, alsOefening, nieuw))
    return c.json({ clientId, issuer: `${toegang.adres}${tokenPad}`, letOp }, 201)
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
