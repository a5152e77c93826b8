import { z } from 'zod'
import { datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  datumveld,
  formulier,
  foutBij,
  type Html,
  kaart,
  keuze,
  melding,
  tekstvak,
  vinkjes,
} from '../../nlds/nlds.ts'
import { type Organisatie, organisaties } from '../../organisaties/organisaties.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import { keurBezwaar, rechtVoor } from '../bezwaar/behandelen.ts'
import { bezwaarvraag, keurWeging } from '../bezwaar/invoer.ts'
import type { Opening, Toestemmingsdelen } from '../dossier.ts'
import { basisvoorwaarden } from '../rules.ts'
import { onderwerpnaam } from '../tekst.ts'
import { adres } from './blad.ts'
import { sprekerveld } from './tekenen.ts'

interface Ingevuld {
  readonly getypt: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
}

/** The form for a new objection; a word instead when there is nothing to object to. */
export function nieuwkaart(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { persoon, eigen }: Opening & { readonly eigen: readonly string[] },
  ingevuld: Ingevuld,
): Html {
  const { getypt, fouten } = ingevuld
  const naar = ontvangersMetRecht(delen, acteur)
  if (naar.length === 0)
    return melding('info', 'Er is nu niets wat u deelt en waartegen iemand bezwaar kan maken.')
  return kaart('Leg een bezwaar vast', [
    formulier({
      actie: adres(persoon, 'bezwaar'),
      methode: 'post',
      verborgen: { bezwaar: getypt.bezwaar ?? crypto.randomUUID() },
      inhoud: [
        vinkjes({
          ...{ naam: 'gebieden', label: 'Waartegen maakt de persoon bezwaar?' },
          uitleg: 'Tegen het delen van wat hierover is ingevuld.',
          opties: basisvoorwaarden.map((waarde) => ({ waarde, tekst: onderwerpnaam(waarde) })),
          ...{ waarden: (getypt.gebieden ?? '').split(','), fout: foutBij(fouten, 'gebieden') },
        }),
        keuze({
          ...{ naam: 'ontvanger', label: 'Met welke organisatie?', leeg: 'Kies een organisatie' },
          ...(eigen.length === 0 ? {} : { uitleg: 'De gemeente van de terugkeer staat bovenaan.' }),
          opties: eigenEerst(naar, eigen),
          ...{ waarde: getypt.ontvanger, fout: foutBij(fouten, 'ontvanger'), verplicht: true },
        }),
        sprekerveld(ingevuld),
        datumveld({
          ...{ naam: 'ingediendOp', label: 'Op welke dag?', uitleg: 'Vanaf deze dag loopt de termijn.' },
          waarde: getypt.ingediendOp ?? datumVan(acteur.nu),
          ...{ max: datumVan(acteur.nu), fout: foutBij(fouten, 'ingediendOp'), verplicht: true },
        }),
        tekstvak({
          ...{ naam: 'reden', label: 'Waarom, in de eigen situatie van deze persoon?', rijen: 3 },
          uitleg: 'Ten hoogste 500 tekens, zonder namen en nummers.',
          ...{ waarde: getypt.reden, fout: foutBij(fouten, 'reden'), verplicht: true },
        }),
      ],
      knop: 'Leg het bezwaar vast',
    }),
  ])
}

/** The municipality of the return on top, and said to be so: a sheet goes there, and a wrong pick is easy in a long list. */
function eigenEerst(naar: readonly Organisatie[], eigen: readonly string[]) {
  const vooraan = eigen.flatMap((een) => naar.filter(({ id }) => id === een))
  const rest = naar.filter(({ id }) => !eigen.includes(id))
  return [
    ...vooraan.map(({ id, naam }) => ({ waarde: id, tekst: `${naam}: hier keert de persoon terug` })),
    ...rest.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
  ]
}

/** One of each kind of party, and of those with a right every organisation of today. */
function ontvangersMetRecht(delen: Toestemmingsdelen, acteur: Kijker): readonly Organisatie[] {
  const alle = organisaties(undefined, datumVan(acteur.nu))
  const mag = new Set(
    partijen(alle)
      .filter(({ id }) =>
        basisvoorwaarden.some(
          (een) =>
            rechtVoor(
              delen,
              { inrichting: acteur.organisatie, ontvanger: id, dag: datumVan(acteur.nu) },
              een,
            ) === 'bezwaar',
        ),
      )
      .map(({ partij }) => partij),
  )
  return alle.filter(({ partij }) => mag.has(partij)).toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl'))
}

/** One organisation of each kind of party. */
export function partijen(alle: readonly Organisatie[]): readonly Organisatie[] {
  return [...new Map(alle.map((een) => [een.partij, een])).values()]
}

const nietGekozen: Readonly<Record<string, string>> = {
  gebieden: 'Kies waartegen het bezwaar is.',
  ontvanger: 'Kies om welke organisatie het gaat.',
  namens: 'Kies wie dit zegt.',
  reden: 'Schrijf op waarom de persoon bezwaar maakt.',
}

/** Faults as people read them: of a choice that was not made, which; the choices stand in the form. */
export function inWoorden(fouten: readonly VeldFout[]): readonly VeldFout[] {
  const gezegd = fouten.map(({ veld: plek, melding: zin }) => {
    const veld = plek.split('.')[0] ?? plek
    const keuzefout =
      zin.startsWith('Deze waarde') ||
      zin.startsWith('Dit veld is verplicht') ||
      zin === 'Vul dit in.' ||
      veld !== plek
    return { veld, melding: keuzefout ? (nietGekozen[veld] ?? zin) : zin }
  })
  return [...new Map(gezegd.map((een) => [`${een.veld} ${een.melding}`, een])).values()]
}

/** What was filled in. Throws `ongeldige-invoer` with all that is wrong, also between fields that are each filled in well. */
export function eisVraag(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { naam }: Opening,
  getypt: Readonly<Record<string, string>>,
) {
  const { bezwaar: _, gebieden = '', ...rest } = getypt
  const naar = ontvangersMetRecht(delen, acteur).map(({ id }) => id)
  const gekeurd = keur(bezwaarvraag, { ...rest, gebieden: gebieden === '' ? [] : gebieden.split(',') })
  const fouten: VeldFout[] = 'fouten' in gekeurd ? [...gekeurd.fouten] : []
  fouten.push(...keurWeging(getypt.reden ?? '', naam, 'reden'))
  const ontvanger = getypt.ontvanger ?? ''
  if (!naar.includes(ontvanger) && !fouten.some(({ veld }) => veld === 'ontvanger'))
    fouten.push({ veld: 'ontvanger', melding: nietGekozen.ontvanger ?? '' })
  const goed = z.array(z.enum(basisvoorwaarden)).safeParse(gebieden.split(','))
  const dag = z.iso.date().safeParse(getypt.ingediendOp)
  if (naar.includes(ontvanger))
    fouten.push(
      ...keurBezwaar(delen, acteur, {
        ...{ ontvanger, gebieden: goed.data ?? [], ingediend_op: dag.data ?? datumVan(acteur.nu) },
      }),
    )
  if ('fouten' in gekeurd || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit bezwaar kan zo niet.', fouten)
  const { ingediendOp: ingediend_op, ...waarde } = gekeurd.waarde
  return { ...waarde, ingediend_op }
}
