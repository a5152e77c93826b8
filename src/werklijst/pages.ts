import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { werkverblijven } from '../detentie/detentie.ts'
import { datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { pagina } from '../nlds/nlds.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import type { App, Verzoek } from '../platform/http.ts'
import {
  alleen,
  bewaarBijVerlopen,
  type Kijker,
  leesFormulier,
  paginakader,
  wie,
} from '../toegang/toegang.ts'
import { leesKeuzes, werkadres } from './filter.ts'
import { filterfouten, lijstInhoud } from './pages/lijstblad.ts'
import { draagOver, draaiTerug } from './werkers.ts'
import { doel, leesWerklijst, rollen, type Werkdelen } from './werklijst.ts'

/** The work list of a casemanager: with everyone here the next step, and whose work it is. */
export function werklijstPaginas(app: App, delen: Werkdelen): void {
  const bewaar = bewaarBijVerlopen(delen)
  app.get('/werklijst', alleen(...rollen), (c) => toon(c, delen, c.req.query(), null))
  app.post('/werklijst/overdragen', bewaar, alleen(...rollen), (c) => overdragenVia(c, delen))
  app.post('/werklijst/terugdraaien', bewaar, alleen(...rollen), (c) => terugdraaienVia(c, delen))
}

function kijker(c: Verzoek, { klok }: Werkdelen): Kijker {
  return { ...wie(c, doel), nu: klok.nu() }
}

/** What was wrong with a form under the list, and what was in it. */
interface Vergeten {
  readonly fouten: readonly VeldFout[]
  readonly gekozen: readonly string[]
  readonly medewerker: string
}

async function toon(
  c: Verzoek,
  delen: Werkdelen,
  vraag: Readonly<Record<string, string>>,
  vergeten: Vergeten | null,
): Promise<Response> {
  const { keuzes, fouten: gevonden } = leesKeuzes(vraag)
  const fouten = filterfouten(gevonden)
  const acteur = kijker(c, delen)
  const daad = z.guid().safeParse(vraag.gedaan).data?.toLowerCase() ?? null
  const blad = await delen.db.transactie(acteur, (tx) => leesWerklijst(delen, tx, acteur, keuzes, daad))
  const mis = [...fouten, ...(vergeten?.fouten ?? [])]
  const plek = organisatie(acteur.organisatie)?.naam ?? acteur.organisatie
  return c.html(
    pagina({
      ...paginakader(c, delen.oefen),
      titel: 'Werklijst',
      ondertitel: `${plek}: met iedereen de volgende stap`,
      inhoud: lijstInhoud({
        ...{ ...blad, keuzes, fouten: mis, vandaag: datumVan(acteur.nu), gedaan: daad },
        teruggedraaid: vraag.gedaan === 'teruggedraaid',
        ...{ gekozen: vergeten?.gekozen ?? [], medewerker: vergeten?.medewerker ?? '' },
      }),
    }),
    mis.length > 0 ? 400 : 200,
  )
}

/** Back to the list as it was: an address of ours, and nothing else. */
function terugNaar(terug: string): Readonly<Record<string, string>> {
  const [pad, vraag = ''] = terug.split('?')
  return pad === '/werklijst' ? Object.fromEntries(new URLSearchParams(vraag)) : {}
}

function adresMet(terug: string, gedaan: string): string {
  const { keuzes } = leesKeuzes(terugNaar(terug))
  const adres = werkadres(keuzes)
  return `${adres}${adres.includes('?') ? '&' : '?'}gedaan=${gedaan}`
}

const overdraagvraag = z.object({
  doe: z.enum(['overdragen', 'vrijmaken']),
  mens: z.array(z.guid()).min(1).max(200),
  medewerker: z.string(),
})

/** Gives whoever was ticked to a colleague, or to nobody. */
async function overdragenVia(c: Verzoek, delen: Werkdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const { terug = '', medewerker = '', mens = '' } = getypt
  const gekozen = mens === '' ? [] : mens.toLowerCase().split(',')
  const vraag = overdraagvraag.safeParse({ ...getypt, mens: gekozen, medewerker })
  const vergeten = (...fouten: readonly VeldFout[]) =>
    toon(c, delen, terugNaar(terug), { fouten, gekozen, medewerker })
  if (!vraag.success) return vergeten({ veld: 'mens', melding: 'Vink eerst aan om wie het gaat.' })
  const naar = vraag.data.doe === 'vrijmaken' ? null : medewerker
  if (naar === '') return vergeten({ veld: 'medewerker', melding: 'Kies aan wie u overdraagt.' })
  const acteur = kijker(c, delen)
  const daad = randomUUID()
  try {
    await metHerkansing(delen.db, acteur, async (tx) => {
      const hier = await werkverblijven(tx, acteur)
      const mensen = hier.filter(({ dossier }) => gekozen.includes(dossier))
      if (mensen.length < new Set(gekozen).size)
        throw new Fout(
          'niet-gevonden',
          'Iemand die u aanvinkte, is niet (meer) in uw inrichting. Er is niets overgedragen.',
        )
      await draagOver(delen.logboek, tx, acteur, mensen, naar, daad)
    })
  } catch (oorzaak) {
    if (oorzaak instanceof Fout && oorzaak.code === 'ongeldige-invoer') return vergeten(...oorzaak.fouten)
    throw oorzaak
  }
  return c.redirect(adresMet(terug, daad), 303)
}

/** Undoes the last act of who asks. Asked twice it is done once. */
async function terugdraaienVia(c: Verzoek, delen: Werkdelen): Promise<Response> {
  const { daad = '', terug = '' } = await leesFormulier(c)
  const id = z.guid().safeParse(daad)
  const acteur = kijker(c, delen)
  const aantal = id.success
    ? await metHerkansing(delen.db, acteur, (tx) =>
        draaiTerug(delen.logboek, tx, acteur, id.data.toLowerCase()),
      )
    : 0
  if (aantal === 0)
    throw new Fout(
      'conflict',
      'Er is niets om terug te draaien. Dat is al gedaan, of iemand anders droeg over.',
    )
  return c.redirect(adresMet(terug, 'teruggedraaid'), 303)
}
