import { z } from 'zod'
import { isBsn } from '../kern/bsn.ts'
import { datumVan, isDatum } from '../kern/datum.ts'
import { type Gekeurd, keur } from '../kern/keur.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { inrichtingen, kenGemeentecode } from '../organisaties/organisaties.ts'
import { bijFouten, bijVelden } from './bijvelden.ts'

const datum = z
  .string()
  .refine((dag) => isDatum(dag), { error: 'Geef een datum die bestaat, als JJJJ-MM-DD.', abort: true })
  // As for a moment: a slip in the year is told to who made it, not to a municipality.
  .refine((dag) => dag >= '1800' && dag < '2200', 'Geef een datum tussen 1800 en 2200.')
  .meta({ format: 'date', example: '2027-02-01' })
const gemeentecode = z
  .string()
  .refine(
    (code) => kenGemeentecode(code) !== 'onbekend',
    'Geef een gemeentecode van vier cijfers uit Landelijke Tabel 33, of null als de gemeente onbekend is.',
  )
  .meta({ example: '0518', description: 'Code uit Landelijke Tabel 33; een oude code mag ook.' })
const id = z.guid('Geef een UUID.').toLowerCase().meta({ example: '8b0c5b52-4a3e-4f0e-9d59-2f2a5c1b7e10' })
const inrichting = z
  .enum(inrichtingen().map((plek) => plek.id) as [string, ...string[]])
  .meta({ id: 'Inrichting', example: 'pi-arnhem' })
const leeg = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)

const tekst = (lengte: number) =>
  z
    .string()
    .max(lengte, `Ten hoogste ${lengte} tekens.`)
    .refine(isLeesbaar, 'Hier staat een teken in dat niet is te lezen. Haal stuurtekens en halve tekens weg.')

const persoon = z
  .strictObject({
    bsn: leeg(z.string().refine(isBsn, 'Dit is geen geldig burgerservicenummer (elfproef).')),
    skn: leeg(z.string().regex(/^\d{8}$/, 'Een strafrechtsketennummer heeft acht cijfers.')),
    geslachtsnaam: tekst(200).trim().min(1, 'Vul de geslachtsnaam in.'),
    voorvoegsel: leeg(tekst(20)),
    voornamen: leeg(tekst(200)),
    geboortedatum: leeg(datum),
    gemeentecode: leeg(gemeentecode),
    vestigingsgemeente: leeg(gemeentecode),
    zonderVastAdres: z.boolean().default(false),
  })
  .refine((p) => p.bsn !== null || p.skn !== null, { path: ['bsn'], message: 'Geef een bsn of een skn.' })
  .meta({ id: 'Persoon', description: 'De persoon om wie het gaat, zoals de bron hem kent.' })

const tijdstip = z.iso
  .datetime({
    offset: true,
    error: 'Geef een bestaand tijdstip met tijdzone, bijvoorbeeld 2026-11-20T14:05:00+01:00.',
  })
  // A slip in the year must not become a detention of centuries, and the database knows no year 0.
  .refine(isVanDezeTijd, 'Geef een tijdstip tussen 1900 en 2200.')
  .meta({ format: 'date-time', example: '2026-11-20T14:05:00+01:00' })
const gebeurd = tijdstip.meta({
  description:
    'Wanneer het gebeurde. Een tijdstip in de toekomst wordt geweigerd; vijf minuten verschil tussen klokken mag.',
})
const ontslagtijd = tijdstip.meta({
  description: 'Wanneer iemand vrijkwam, of vooraf wanneer hij vrijkomt: ten hoogste dertig jaar vooruit.',
})

/** The categories of a changed end date; never an offence or a sentence. */
const redenen = ['regulier', 'schorsing', 'heenzending', 'capaciteit'] as const
const reden = z.enum(redenen)

const kop = { gebeurtenisId: id, tijdstip: gebeurd }

const binnenkomst = z.strictObject({
  ...kop,
  soort: z.literal('binnenkomst'),
  inrichting,
  verwachteEinddatum: leeg(datum),
  persoon,
})
const overplaatsing = z.strictObject({
  ...kop,
  soort: z.literal('overplaatsing'),
  inrichting,
  verwachteEinddatum: leeg(datum),
  persoon,
})
const wijziging = z.strictObject({
  ...kop,
  soort: z.literal('wijziging-einddatum'),
  inrichting: leeg(inrichting),
  verwachteEinddatum: datum
    .nullable()
    .meta({ description: 'De nieuwe datum, of null als die niet meer bekend is.' }),
  reden,
  persoon,
})
const ontslag = z.strictObject({
  ...kop,
  tijdstip: ontslagtijd,
  soort: z.literal('ontslag'),
  inrichting: leeg(inrichting),
  verwachteEinddatum: leeg(datum),
  reden: leeg(reden),
  persoon,
})
const correctie = z.strictObject({
  ...kop,
  soort: z.literal('correctie'),
  corrigeert: id.meta({ description: 'De gebeurtenis die niet klopte; zij wordt doorgestreept.' }),
  inrichting: leeg(inrichting),
  verwachteEinddatum: leeg(datum),
  persoon: persoon.nullable().default(null),
})

/** What the burgemeester is told for public order. It changes nothing about a detention. */
const bijMelding = z.strictObject({
  ...kop,
  soort: z.literal('bij-melding'),
  inrichting: leeg(inrichting),
  gemeentecode: gemeentecode.meta({
    description:
      'De gemeente waar iemand terugkeert, ook als dat tijdelijk is: haar burgemeester krijgt het bericht.',
  }),
  ...bijVelden(datum),
  persoon,
})

/** One detention event as a source system of DJI delivers it (contract §2). */
export const gebeurtenisSchema = z
  .discriminatedUnion('soort', [binnenkomst, overplaatsing, wijziging, ontslag, correctie, bijMelding])
  .superRefine((gebeurtenis, ctx) => {
    // This also runs when a field above was refused; that fault is told already.
    if (!isVanDezeTijd(gebeurtenis.tijdstip)) return
    const dag = datumVan(new Date(gebeurtenis.tijdstip))
    if (
      gebeurtenis.soort === 'binnenkomst' &&
      gebeurtenis.verwachteEinddatum !== null &&
      gebeurtenis.verwachteEinddatum < dag
    )
      ctx.addIssue({
        code: 'custom',
        path: ['verwachteEinddatum'],
        message: 'De einddatum ligt vóór de binnenkomst.',
      })
    if (gebeurtenis.persoon?.geboortedatum != null && gebeurtenis.persoon.geboortedatum > dag)
      ctx.addIssue({
        code: 'custom',
        path: ['persoon', 'geboortedatum'],
        message: 'De geboortedatum ligt na de gebeurtenis.',
      })
    if (gebeurtenis.soort === 'bij-melding')
      for (const fout of bijFouten(gebeurtenis, dag)) ctx.addIssue({ code: 'custom', ...fout })
  })
  .meta({ id: 'Detentiegebeurtenis' })

/** A checked event. Everything left out has become null. */
export type Gebeurtenis = z.infer<typeof gebeurtenisSchema>

/** The person of an event. */
export type Persoonsgegevens = z.infer<typeof persoon>

/** Checks one delivered event; every fault is named at once. */
export function leesGebeurtenis(onbekend: unknown): Gekeurd<Gebeurtenis> {
  return keur(gebeurtenisSchema, onbekend)
}

function isVanDezeTijd(tijdstip: string): boolean {
  const jaar = new Date(tijdstip).getUTCFullYear()
  return jaar >= 1900 && jaar < 2200
}
