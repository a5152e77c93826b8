import { randomUUIDv7 } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import { keurHerleidbaar } from '../herleidbaar.ts'
import type { Leesdelen } from '../lezen.ts'
import type { Soort } from '../tabellen.ts'
import { eisNietVoorbij } from '../werk/bakbericht.ts'
import { haalGeschiedenis, type Omleidvraag, schrijfOmleidvraag } from './opslag.ts'
import { type Getypt, keurNietVanOns } from './regels.ts'

/** Where someone belongs decides who gets these; of other messages the sender chose the receiver. */
const omTeLeiden: Readonly<Record<string, readonly Soort[]>> = {
  college: ['begin-detentie', 'wijziging-detentie', 'einde-detentie'],
  burgemeester: ['bij'],
}

/** True for a message that its receiver can say is not hers. */
export function isOmTeLeiden({ soort, status, ontvanger }: Bericht): boolean {
  const levend = status === 'bezorgd' || status === 'gelezen'
  return levend && omTeLeiden[organisatie(ontvanger)?.partij ?? '']?.includes(soort) === true
}

/**
 * Keeps that a municipality says a message is not hers; a person decides what follows, and until then it stays open
 * with her. Throws `geen-toegang` for who is not the receiver, `conflict` for a message of which this cannot be said
 * (again), and `ongeldige-invoer`.
 */
export async function zegNietVanOns(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  wie: Wie,
  id: string,
  getypt: Getypt,
): Promise<void> {
  const bericht = await haalBericht(tx, id)
  await eisMogelijk(tx, wie, bericht)
  const nu = klok.nu()
  const eigen = organisatie(wie.organisatie)?.gemeentecode ?? null
  const gekeurd = keurNietVanOns(getypt, { eigen, vandaag: datumVan(nu) })
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Dit klopt nog niet.', gekeurd.fouten)
  const { reden, toelichting, gemeentecode } = gekeurd.waarde
  const fouten = await keurHerleidbaar(tx, id, toelichting ?? '', 'toelichting')
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit klopt nog niet.', fouten)
  const { soort, dossier, afzender, ontvanger, inrichting } = bericht
  const geschreven = await schrijfOmleidvraag(tx, {
    ...{ id: randomUUIDv7(), bericht: bericht.id, soort, dossier, afzender, ontvanger, inrichting },
    ...{ reden, toelichting, voorstel: gemeentecode, door: wie.gebruiker, op: nu },
  })
  if (!geschreven) throw new Fout('conflict', alGezegd)
  await logboek.noteer(tx, wie, nu, [
    {
      ...{ handeling: 'gewijzigd', betrokkene: bericht.betrokkene, gegevens: [] },
      ...{ toetsId: bericht.toets_id, onderwerp: bericht.id },
    },
  ])
}

const alGezegd = 'Uw gemeente gaf dit al aan. Justid kijkt ernaar.'

async function eisMogelijk(tx: Tx, wie: Wie, bericht: Bericht): Promise<void> {
  if (bericht.ontvanger !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de ontvanger geeft aan dat een bericht niet voor haar is.')
  eisNietVoorbij(bericht)
  if (!isOmTeLeiden(bericht))
    throw new Fout('conflict', 'Van dit bericht koos de afzender zelf de ontvanger. Bel of mail de afzender.')
  const eerder = await haalGeschiedenis(tx, bericht.dossier)
  if (eerder.some((vraag) => wachtNog(vraag, wie.organisatie))) throw new Fout('conflict', alGezegd)
}

/** True while nobody decided about what this organisation said: where a message went it does not see, only that it is gone. */
export function wachtNog({ ontvanger, besluit, status }: Omleidvraag, organisatie: string): boolean {
  return ontvanger === organisatie && besluit === null && status !== 'ingetrokken'
}
