import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { type Deelformulier, leesMultipart } from '../../platform/multipart.ts'
import { alleen, wie } from '../../toegang/toegang.ts'
import { antwoord } from '../antwoorden.ts'
import { misMetTekst } from '../antwoordtekst.ts'
import { haalBericht } from '../bericht.ts'
import { type Bijlage, bijlagegrenzen, keurBijlagen } from '../bijlagen/keuren.ts'
import { scanBijlagen } from '../bijlagen/scannen.ts'
import { boxrollen } from '../boxrollen.ts'
import { type Antwoordfeit, antwoordfeiten, antwoordonderwerpen } from '../onderwerpen.ts'
import { type Berichtdelen, berichtId, kijker } from '../verzoek.ts'
import { type Concept, verklaringen } from './antwoordformulier.ts'
import { type Invoer, toon } from './bericht.ts'

/** The form that answers a message carries files; it is read as it comes in. */
export const antwoordbestanden = { pad: /^\/berichtenbox\/[^/]+\/antwoord$/, grens: null } as const

/** The form on the page of a message with which it is answered. */
export function antwoordRoute(app: App, delen: Berichtdelen): void {
  app.post('/berichtenbox/:id/antwoord', alleen(...boxrollen), async (c) => {
    await eisAntwoordrol(c, delen)
    return verstuurAntwoord(c, delen)
  })
}

/** Who answers: for a municipality, or for the inrichting where someone stays. */
const antwoordrollen: readonly string[] = ['nazorgcoordinator', 'casemanager']

/** Throws `niet-gevonden` for a message of others, as everywhere, and `geen-toegang` for who sees it and does not answer. */
async function eisAntwoordrol(c: Verzoek, delen: Berichtdelen): Promise<void> {
  const acteur = wie(c, 'berichten-behandelen')
  if (antwoordrollen.includes(acteur.rol)) return
  await delen.db.transactie(acteur, (tx) => haalBericht(tx, berichtId(c)))
  throw new Fout('geen-toegang', 'Met uw rol beantwoordt u geen berichten.')
}

async function verstuurAntwoord(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const { velden, bestanden } = await leesMultipart(c, bijlagegrenzen)
  const keuring = keurBijlagen(
    bestanden.map((bestand) => ({
      bestand: { ...bestand, veld: 'bijlage' },
      gegeven: velden.onderwerp ?? '',
    })),
  )
  const concept = leesConcept(
    velden,
    bestanden.some(({ naam }) => naam !== ''),
  )
  const mis = 'fouten' in keuring ? keuring : { fouten: [], teGroot: false }
  const onderwerpen = antwoordonderwerpen(delen.grondslagen.register)
  const fouten = [...keurConcept(concept, onderwerpen), ...mis.fouten]
  if ('fouten' in keuring || fouten.length > 0)
    return toon(c, delen, { concept, fouten, ...(mis.teGroot ? { status: 413 as const } : {}) })
  const id = berichtId(c)
  try {
    const { alVerstuurd } = await verstuur(c, delen, id, concept, keuring.bijlagen)
    return c.redirect(
      `/berichtenbox/${id}?gedaan=${alVerstuurd === true ? 'al-beantwoord' : 'beantwoord'}`,
      303,
    )
  } catch (oorzaak) {
    return toon(c, delen, { concept, ...antwoordOp(oorzaak, concept) })
  }
}

async function verstuur(
  c: Verzoek,
  delen: Berichtdelen,
  id: string,
  { antwoordId, onderwerp, tekst, noodzaakPlan, zorgNodig }: Concept,
  gekozen: readonly Bijlage[],
): ReturnType<typeof antwoord> {
  const acteur = kijker(c, delen, 'berichten-behandelen')
  const bijlagen = await scanBijlagen(delen, acteur, id, gekozen)
  return metHerkansing(delen.db, acteur, (tx) =>
    antwoord(delen, tx, acteur, id, {
      ...{ antwoordId, gegevens: { [onderwerp]: tekst }, noodzaakPlan, zorgNodig, bijlagen },
      nietHerhalen: true,
    }),
  )
}

/** A refusal by the register or the scanner is an answer to this form, not an accident: what was typed stays. */
function antwoordOp(oorzaak: unknown, concept: Concept): Partial<Invoer> & Pick<Invoer, 'fouten'> {
  if (!(oorzaak instanceof Fout)) throw oorzaak
  const { code, fouten } = oorzaak
  if (code === 'niet-toegestaan') {
    const aan = antwoordfeiten.filter((feit) => fouten.some(({ veld }) => veld === `feiten.${feit}`))
    return {
      fouten: aan.length > 0 ? aan.map(kruisAan) : fouten.map((fout) => ({ ...fout, veld: 'onderwerp' })),
    }
  }
  if (code === 'niet-beschikbaar') return { fouten, status: 503 }
  if (code === 'ongeldige-invoer' && fouten.length > 0) return { fouten }
  // The form was used before, for another answer: with an id of its own this one can still go.
  if (code === 'conflict' && fouten.some(({ veld }) => veld === 'antwoordId'))
    return { fouten: [alEenAnder], concept: { ...concept, antwoordId: randomUUID() }, status: 409 }
  throw oorzaak
}

function kruisAan(feit: Antwoordfeit): VeldFout {
  return {
    veld: feit,
    melding: `Over dit onderwerp mag u alleen iets delen als dit zo is: “${verklaringen[feit]}”. Is dat zo? Kruis het dan aan.`,
  }
}

const alEenAnder: VeldFout = {
  veld: 'tekst',
  melding:
    'Met dit formulier hebt u al een ander antwoord verstuurd. Wilt u ook dit versturen? Druk dan nog eens op de knop.',
}

function leesConcept(velden: Deelformulier['velden'], metBijlagen: boolean): Concept {
  const { antwoordId, onderwerp = '', tekst = '', noodzaakPlan, zorgNodig } = velden
  return {
    // A form without one was not made by us: it then counts by itself.
    antwoordId: z.guid().safeParse(antwoordId).data ?? randomUUID(),
    onderwerp,
    tekst: tekst.trim(),
    noodzaakPlan: noodzaakPlan === 'ja',
    zorgNodig: zorgNodig === 'ja',
    metBijlagen,
  }
}

function keurConcept({ onderwerp, tekst }: Concept, onderwerpen: readonly string[]): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  if (!onderwerpen.includes(onderwerp))
    fouten.push({ veld: 'onderwerp', melding: 'Kies waar uw antwoord over gaat.' })
  if (!isLeesbaar(tekst))
    fouten.push({ veld: 'tekst', melding: 'Er staan tekens in die wij niet kunnen bewaren.' })
  if (tekst === '') fouten.push({ veld: 'tekst', melding: 'Vul uw antwoord in.' })
  if (tekst.length > 2000) fouten.push({ veld: 'tekst', melding: 'Gebruik ten hoogste 2000 tekens.' })
  const mis = misMetTekst(tekst)
  if (mis !== null) fouten.push({ veld: 'tekst', melding: mis })
  return fouten
}
