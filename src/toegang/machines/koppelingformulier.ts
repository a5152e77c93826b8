import { z } from 'zod'
import { type Datum, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import { isOin } from '../../kern/oin.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Klok } from '../../platform/clock.ts'
import { rolnaam } from '../rollen.ts'
import { alleBereiken, type Bereik, bereiken, isBereik } from './bereik.ts'
import type { Koppeling, NieuweKoppeling } from './koppelingen.ts'
import { keurEinde, type Sleutelbron, type Wijziging } from './koppelingregels.ts'
import { bereikVanRol, machinerollen } from './rolbereik.ts'
import { keurSleutels, sleuteladres } from './sleutelkeuring.ts'

/** A form about a machine as it was typed. */
export interface Koppelinggetypt {
  readonly velden: Readonly<Record<string, string>>
  readonly bereik: readonly string[]
}

const naam = z
  .string()
  .trim()
  .min(3, 'Geef de koppeling een naam van ten minste 3 tekens.')
  .max(80, 'Ten hoogste 80 tekens.')
  .refine(isLeesbaar, 'Deze naam bevat tekens die wij niet kunnen bewaren.')

/** What checking a form about a machine needs. */
export interface Keurdelen {
  readonly klok: Klok
  readonly oefen: boolean
}

/** Checks what was typed for a new machine of this organisation; names every wrong field. */
export async function keurKoppeling(
  { velden, bereik }: Koppelinggetypt,
  organisatie: string,
  { klok, oefen }: Keurdelen,
): Promise<Gekeurd<NieuweKoppeling>> {
  const dag = datumVan(klok.nu())
  const { rol = '', tot = '' } = velden
  const oin = keurOin(velden)
  const heet = keur(z.object({ naam }), velden)
  const bron = await keurSleutelbron(velden, oefen)
  const fouten = [
    ...('fouten' in heet ? heet.fouten : []),
    ...keurRolEnBereik(rol, bereik, partijVan(organisatie)),
    ...('fouten' in bron ? bron.fouten : []),
    ...('fouten' in oin ? oin.fouten : []),
    ...leeg(keurEinde(tot, dag)),
  ]
  if (fouten.length > 0 || 'fouten' in heet || 'fouten' in bron || 'fouten' in oin) return { fouten }
  const vast = { organisatie, rol, oin: oin.waarde, tot: tot satisfies Datum }
  return { waarde: { ...heet.waarde, ...bron.waarde, ...vast, bereik: alsBereik(bereik) } }
}

function keurOin({ oin = '' }: Readonly<Record<string, string>>): Gekeurd<string | null> {
  const waarde = oin.trim() || null
  if (waarde === null || isOin(waarde)) return { waarde }
  return { fouten: [{ veld: 'oin', melding: 'Een OIN heeft 20 tekens en begint met 000000.' }] }
}

const leeg = (fout: VeldFout | null): VeldFout[] => (fout === null ? [] : [fout])

function keurRolEnBereik(rol: string, bereik: readonly string[], partij: string): VeldFout[] {
  const rollen = machinerollen(partij)
  const mag = bereikVanRol(rol, partij)
  const fout = (veld: string, melding: string, toegestaan: readonly string[]) => ({
    veld,
    melding,
    toegestaan,
  })
  return [
    ...(rollen.includes(rol)
      ? []
      : [fout('rol', 'Kies een rol die een koppeling van uw organisatie kan hebben.', rollen.map(rolnaam))]),
    ...(bereik.length === 0
      ? [{ veld: 'bereik', melding: 'Kies ten minste één ding dat de koppeling mag.' }]
      : []),
    ...(rollen.includes(rol) && !bereik.every((een) => isBereik(een) && mag.includes(een))
      ? [
          fout(
            'bereik',
            'Dit past niet bij de gekozen rol.',
            mag.map((een) => bereiken[een]),
          ),
        ]
      : []),
  ]
}

/** Checks one change of a machine that is there, as its form typed it. */
export async function keurWijziging(
  soort: Wijziging['soort'],
  { velden, bereik }: Koppelinggetypt,
  { rol, organisatie }: Koppeling,
  { klok, oefen }: Keurdelen,
): Promise<Gekeurd<Wijziging>> {
  if (soort === 'einddatum') {
    const { tot = '' } = velden
    const fout = keurEinde(tot, datumVan(klok.nu()))
    return fout === null ? { waarde: { soort, tot } } : { fouten: [fout] }
  }
  if (soort === 'certificaat') {
    const oin = keurOin(velden)
    return 'fouten' in oin ? oin : { waarde: { soort, oin: oin.waarde } }
  }
  if (soort === 'bereik') {
    const fouten = keurRolEnBereik(rol, bereik, partijVan(organisatie))
    return fouten.length > 0 ? { fouten } : { waarde: { soort, bereik: alsBereik(bereik) } }
  }
  const bron = await keurSleutelbron(velden, oefen)
  return 'fouten' in bron ? bron : { waarde: { soort, ...bron.waarde } }
}

/** Each once, in the order of the list: the same choice is the same row. */
const alsBereik = (gekozen: readonly string[]): readonly Bereik[] =>
  alleBereiken.filter((een) => gekozen.includes(een))

/** Pasted keys or an address where they stand: one of both. */
async function keurSleutelbron(
  velden: Readonly<Record<string, string>>,
  oefen: boolean,
): Promise<Gekeurd<Sleutelbron>> {
  const [tekst, adres] = [velden.jwks?.trim() ?? '', velden.jwksUri?.trim() ?? '']
  if ((tekst === '') === (adres === ''))
    return {
      fouten: [{ veld: 'jwks', melding: 'Plak de openbare sleutels, of geef een adres. Eén van de twee.' }],
    }
  if (adres !== '') {
    const gekeurd = keur(z.object({ jwksUri: sleuteladres(oefen) }), { jwksUri: adres })
    return 'fouten' in gekeurd ? gekeurd : { waarde: { jwks: null, jwksUri: adres } }
  }
  const sleutels = await keurSleutels(tekst)
  return 'fouten' in sleutels ? sleutels : { waarde: { jwks: sleutels.waarde, jwksUri: null } }
}
