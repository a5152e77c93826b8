import { z } from 'zod'
import type { BewaardOordeel } from '../grondslagen/grondslagen.ts'
import { inhoudstypen } from '../kern/bestand.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { AndereNaam } from './anderenaam.ts'
import { type Bericht, type Berichtbijlage, oordeelOver } from './bericht.ts'
import { soorten, statussen } from './tabellen.ts'
import { alsTerugroeping, terugroepingSchema } from './terugroepen/vorm.ts'

/** Gegevens about who it is; the rest is what is told about that person. */
const overBetrokkene: readonly string[] = [
  'naam',
  'geboortedatum',
  'adres',
  'nationaliteit',
  'identificerende-nummers',
]

const partij = z
  .object({ id: z.string(), naam: z.string(), oin: z.string(), gemeentecode: z.string().nullable() })
  .meta({ id: 'Partij' })

const berichtgrondslag = z
  .object({
    gegevens: z.array(z.string()),
    wet: z.string(),
    artikel: z.string(),
    bwb: z.string(),
    url: z.string(),
  })
  .meta({ id: 'Berichtgrondslag', description: 'Een wetsartikel, en de gegevens die daarop zijn verstrekt.' })

const bijlageSchema = z
  .object({
    id: z.guid(),
    gegeven: z.string().meta({ description: 'Waar de bijlage over gaat.' }),
    naam: z.string(),
    inhoudstype: z.enum(Object.values(inhoudstypen)),
    grootte: z.int().meta({ description: 'In bytes.' }),
    sha256: z.string().meta({ description: 'De vingerafdruk van de inhoud, hexadecimaal.' }),
    gescandOp: z.iso.datetime().nullable().meta({
      description: 'Wanneer de virusscanner er niets in vond; null als er geen virusscanner was.',
    }),
  })
  .meta({
    id: 'Bijlage',
    description: 'Een bestand bij een antwoord. De inhoud haalt u op met /bijlagen/{id}.',
  })

/** A message as the API gives it (contract §3). */
export const berichtSchema = z
  .object({
    id: z.guid(),
    soort: z.enum(soorten),
    versie: z.int(),
    verzondenOp: z.iso.datetime(),
    afzender: partij,
    ontvanger: partij,
    betrokkene: z.record(z.string(), z.unknown()).nullable().meta({
      description:
        'Om wie het gaat; null als het bericht is teruggeroepen, is vernietigd of niet mocht worden verstuurd.',
    }),
    eerderGenoemd: z
      .object({ naam: z.unknown().optional(), geboortedatum: z.unknown().optional() })
      .nullable()
      .meta({
        description:
          'Wat een eerder bericht aan u over hetzelfde nummer anders noemde; null als er niets anders is. Vraag na of het dezelfde persoon is voordat u iets doet.',
      }),
    inhoud: z.record(z.string(), z.unknown()).nullable().meta({
      description:
        'Wat er wordt verteld, per gegeven; null als het bericht is teruggeroepen, is vernietigd of niet mocht worden verstuurd.',
    }),
    bijlagen: z.array(bijlageSchema).nullable().meta({
      description:
        'De bestanden die meegingen; null als het bericht is teruggeroepen, is vernietigd of niet mocht worden verstuurd.',
    }),
    grondslagen: z.array(berichtgrondslag),
    toetsId: z.guid(),
    status: z.enum(statussen),
    reden: z.string().nullable(),
    terugroeping: terugroepingSchema.nullable(),
    vernietiging: z
      .object({ regel: z.string(), vernietigdOp: z.iso.datetime(), bijlagen: z.int() })
      .nullable()
      .meta({
        description:
          'Wanneer de inhoud is vernietigd, volgens welke regel van het bewaarbeleid, en met hoeveel bijlagen.',
      }),
    vervangt: z.guid().nullable(),
    antwoordOp: z.guid().nullable(),
    termijn: z.iso.date().nullable(),
    gelezenOp: z.iso.datetime().nullable(),
    opgepaktOp: z.iso.datetime().nullable(),
    contact: z.object({ groepsmailbox: z.string() }).nullable(),
  })
  .meta({ id: 'Bericht' })

/** A message as the API gives it. */
export type Berichtvorm = z.infer<typeof berichtSchema>

/** Gives a stored message the form of the API: identity and content apart, names in camelCase. */
export function alsBericht(
  bericht: Bericht,
  oordeel: BewaardOordeel | undefined,
  anders: AndereNaam | null,
): Berichtvorm {
  const contact = organisatie(
    bericht.soort === 'antwoord' ? bericht.afzender : (bericht.inrichting ?? bericht.afzender),
  )
  return {
    id: bericht.id,
    soort: bericht.soort,
    versie: bericht.versie,
    verzondenOp: bericht.verzonden_op.toISOString(),
    afzender: alsPartij(bericht.afzender),
    ontvanger: alsPartij(bericht.ontvanger),
    betrokkene: deel(bericht, true),
    eerderGenoemd: anders,
    inhoud: deel(bericht, false),
    bijlagen: bericht.gegevens === null ? null : bericht.bijlagen.map(alsBijlage),
    grondslagen: grondslagenVan(bericht, oordeel),
    toetsId: bericht.toets_id,
    status: bericht.status,
    reden: bericht.reden,
    terugroeping: alsTerugroeping(bericht),
    vernietiging: alsVernietiging(bericht),
    vervangt: bericht.vervangt,
    antwoordOp: bericht.antwoord_op,
    termijn: bericht.termijn,
    gelezenOp: bericht.gelezen_op?.toISOString() ?? null,
    opgepaktOp: bericht.opgepakt_op?.toISOString() ?? null,
    contact: contact === null ? null : { groepsmailbox: contact.groepsmailbox },
  }
}

function alsBijlage({ soort, afdruk, gescandOp, ...rest }: Berichtbijlage): z.infer<typeof bijlageSchema> {
  const op = gescandOp === null ? null : new Date(gescandOp).toISOString()
  return { ...rest, inhoudstype: inhoudstypen[soort], sha256: afdruk, gescandOp: op }
}

function alsVernietiging(bericht: Bericht): Berichtvorm['vernietiging'] {
  const { vernietigd_op: op, bewaarregel: regel, vernietigde_bijlagen: bijlagen } = bericht
  return op === null || regel === null
    ? null
    : { regel, vernietigdOp: op.toISOString(), bijlagen: bijlagen ?? 0 }
}

function alsPartij(id: string): z.infer<typeof partij> {
  const wie = organisatie(id)
  return { id, naam: wie?.naam ?? id, oin: wie?.oin ?? '', gemeentecode: wie?.gemeentecode ?? null }
}

function deel({ gegevens }: Bericht, betrokkene: boolean): Record<string, unknown> | null {
  if (gegevens === null) return null
  return Object.fromEntries(
    Object.entries(gegevens)
      .filter(([id]) => overBetrokkene.includes(id) === betrokkene)
      .map(([id, waarde]) => [camel(id), waarde]),
  )
}

/** `einde-detentie` becomes `eindeDetentie`. */
function camel(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Each article once, with the gegevens of this message that rest on it. */
function grondslagenVan(bericht: Bericht, oordeel: BewaardOordeel | undefined): Berichtvorm['grondslagen'] {
  const perArtikel = new Map<string, Berichtvorm['grondslagen'][number]>()
  for (const { gegeven, grondslagen } of oordeelOver(bericht, oordeel)) {
    for (const grondslag of grondslagen) {
      const eerder = perArtikel.get(grondslag.url)
      if (eerder === undefined) perArtikel.set(grondslag.url, { gegevens: [gegeven], ...grondslag })
      else eerder.gegevens.push(gegeven)
    }
  }
  return [...perArtikel.values()]
}
