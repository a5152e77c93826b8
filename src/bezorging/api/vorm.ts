import { z } from 'zod'
import type { Abonnementstelling } from '../abonnementen.ts'
import { meldsoorten } from '../gebeurtenis.ts'
import { inloggenVan } from '../inloggen.ts'
import { type Aflevering, afleverstanden } from '../store.ts'
import { inlogSchema } from './inloggen.ts'

/** An address that wants to hear. */
export const abonnementvraag = z
  .strictObject({
    adres: z.string().meta({ description: 'Waar de meldingen heen gaan: een adres met https.' }),
  })
  .meta({ id: 'Abonnementvraag' })

/** An address with how it stands. */
export const abonnementSchema = z
  .object({
    id: z.uuid(),
    adres: z.string(),
    stand: z.enum(['actief', 'geschorst']).meta({
      description:
        'Actief zolang het adres niet zes uur zwijgt, ook als het nog nooit iets aannam; zie stilSinds en geluktOp. Geschorst: het zwijgt langer.',
    }),
    reden: z.string().nullable(),
    stilSinds: z.iso.datetime().nullable().meta({
      description:
        'Vanaf de eerste keer dat het adres niets aannam (geen antwoord, 408, 429 of 5xx). Vanaf dan blijft één melding het proberen, en spoed; de rest wacht (aangehouden). Null als het adres antwoordt.',
    }),
    geluktOp: z.iso.datetime().nullable().meta({
      description: 'De laatste keer dat het adres een melding aannam; null als dat nog nooit was.',
    }),
    gemaaktOp: z.iso.datetime(),
    inloggen: inlogSchema.nullable().meta({
      description: 'Null als de handtekening van Terugkeer voor uw systeem genoeg is.',
    }),
    wacht: z.int(),
    dood: z.int().meta({ description: 'Wat na drie dagen is opgegeven; opnieuw te proberen.' }),
  })
  .meta({ id: 'Abonnement' })

/** What an address was told, or still is to be. */
export const afleveringSchema = z
  .object({
    id: z.uuid().meta({ description: 'Ook het id van de CloudEvent; het blijft bij elke poging gelijk.' }),
    abonnement: z.uuid(),
    bericht: z.uuid(),
    soort: z.enum(meldsoorten),
    spoor: z.enum(['spoed', 'bulk']),
    status: z.enum(afleverstanden).meta({
      description:
        'Wacht: onderweg, of wordt opnieuw geprobeerd. Aangehouden: wacht tot het adres weer antwoordt, ook zonder poging. Dood: na drie dagen opgegeven. Vervallen: het bericht is teruggeroepen of het adres is beëindigd voordat dit was gemeld.',
    }),
    pogingen: z.int().meta({ description: 'Sinds het begin, of sinds er opnieuw om is gevraagd.' }),
    gemaaktOp: z.iso.datetime(),
    laatsteOp: z.iso.datetime().nullable(),
    laatsteReden: z.string().nullable(),
    afgeleverdOp: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Aflevering' })

/** What narrows the list of what was told. */
export const afleveringenvraag = z.strictObject({
  status: z.enum(afleverstanden).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'Gebruik de cursor uit het vorige antwoord.')
    .optional(),
})
/** A page of what was told. */
export const afleveringenlijst = z
  .object({ afleveringen: z.array(afleveringSchema), volgende: z.string().nullable() })
  .meta({ id: 'Afleveringenlijst' })
/** How an address took a try. */
export const proefuitslag = z
  .object({ gelukt: z.boolean(), uitleg: z.string(), milliseconden: z.int() })
  .meta({
    id: 'Proefuitslag',
    description:
      'Hoe uw adres een proefmelding opnam. Bij een proefmelding hoort geen bericht: dataref en subject noemen een id dat niet bestaat.',
  })

const tijd = (op: Date | null) => op?.toISOString() ?? null

/** An address as the API tells it. */
export function alsAbonnement(een: Abonnementstelling): z.infer<typeof abonnementSchema> {
  const { id, adres, stand, reden, wacht, dood } = een
  return {
    id,
    adres,
    stand: stand === 'geschorst' ? 'geschorst' : 'actief',
    reden,
    stilSinds: tijd(een.stil_sinds),
    geluktOp: tijd(een.gelukt_op),
    gemaaktOp: een.gemaakt_op.toISOString(),
    inloggen: inloggenVan(een),
    wacht,
    dood,
  }
}

/** What was told as the API tells it. */
export function alsAflevering(een: Aflevering): z.infer<typeof afleveringSchema> {
  const { id, bericht, soort, spoor, status, pogingen } = een
  return {
    id,
    abonnement: een.abonnement,
    bericht,
    soort,
    spoor,
    status,
    pogingen,
    gemaaktOp: een.gemaakt_op.toISOString(),
    laatsteOp: tijd(een.laatste_op),
    laatsteReden: een.laatste_reden,
    afgeleverdOp: tijd(een.afgeleverd_op),
  }
}
