import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { gegevenNaam } from '../../src/grondslagen/grondslagen.ts'
import { moment } from '../../src/kern/datum.ts'
import { organisatie } from '../../src/organisaties/organisaties.ts'
import { type Bezoek, gemeente, kliniek, laatMeedoen, reclassering, stuurt, zegt } from '../tbs.ts'
import { drie, geefActie, jaTegen, metGemeente, schrijfDeel } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const { register } = wereld.grondslagen
const kaal = (tekst: string) =>
  tekst
    .replaceAll(/<div class="tk-klein">.*?<\/div>/gs, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

interface Reis {
  readonly wie: Bezoek
  readonly traject: string
  readonly gesprek: string
}

const negen = (traject: string) => `${traject}/stappen/9/${gemeente}`
const elf = (traject: string, bij = gemeente) => `${traject}/stappen/11/${bij}`

/** What can happen in a track. Each may be refused as things stand: then nothing is shared, and nothing may be said. */
const daden: Readonly<Record<string, (reis: Reis) => Promise<unknown>>> = {
  'yes in step 9': ({ wie, traject }) =>
    zegt(wie, negen(traject), { ketenafspraken: 'ja', 'einddatum-tbs': 'ja' }),
  'message in step 9': ({ wie, traject }) => stuurt(wie, negen(traject), ['ketenafspraken']),
  'message in step 11': ({ wie, traject }) => stuurt(wie, elf(traject), ['beoogde-uitstroom']),
  'yes in step 11': ({ wie, traject }) => zegt(wie, elf(traject), jaTegen(...drie)),
  'no to a part in step 11': ({ wie, traject }) => zegt(wie, elf(traject), jaTegen('beoogde-uitstroom')),
  'consent taken back': ({ wie, traject }) =>
    wie.stuur(`${elf(traject)}/intrekken`, { voor: 'deze', hoe: 'schriftelijk', toelichting: '' }),
  'request to the reclassering': ({ wie, traject }) =>
    wie.stuur(`${elf(traject, reclassering)}/opdracht`, {}),
  'invite the municipality': ({ wie, gesprek }) =>
    wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente }),
  'invite the reclassering': ({ wie, gesprek }) =>
    wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: reclassering }),
  'take the invitation back': ({ wie, gesprek }) =>
    wie.stuur(`${gesprek}/uitnodigingen/weg`, { ontvanger: gemeente }),
  'write minutes': ({ wie, gesprek }) =>
    schrijfDeel(wie, gesprek, `Deel ${crypto.randomUUID().replaceAll(/\d/g, 'x')}`, [
      'beoogde-uitstroom',
    ]).catch(() => null),
  'publish the minutes': ({ wie, gesprek }) => wie.stuur(`${gesprek}/verslag/delen`, {}),
  'an action for the municipality': ({ wie, gesprek }) =>
    geefActie(wie, gesprek, gemeente, ['beoogde-uitstroom']),
  'a set for the AVT': ({ wie, traject }) =>
    wie.stuur(`${traject}/stappen/13/avt/buitenom`, {
      ...{ gegeven: 'verlofinformatie', 'tekst-verlofinformatie': 'Wat het AVT vroeg.', hoe: 'post' },
    }),
}

/** What the logboek says that the clinic provided of this track, in the words of the overview. */
async function inLogboek(traject: string): Promise<readonly string[]> {
  const regels = await wereld.bank.eigenaar.vraag(
    `select op, ontvanger, gegevens from logboek.regel where handeling = 'verstrekt' and organisatie = $1 and betrokkene =
      (select betrokkene from logboek.regel where onderwerp = $2 and handeling = 'vastgelegd' limit 1)`,
    [kliniek, traject.replace('/tbs/', '')],
  )
  return regels.map(({ op, ontvanger, gegevens }) => {
    const naam = organisatie(String(ontvanger))?.naam ?? 'AVT'
    const wat = (gegevens as string[]).map((een) => gegevenNaam(register, een)).join(', ')
    return `${moment(op as Date)} | ${naam} | ${wat}`
  })
}

async function inOverzicht({ wie, traject }: Reis): Promise<readonly string[]> {
  const { tekst } = await wie.lees(`${traject}/gedeeld`)
  return [...tekst.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, rij = '']) => [...rij.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cel = '']) => kaal(cel)))
    .filter((cellen) => cellen.length > 0 && cellen[0] !== 'Wanneer')
    .map(([op = '', aan = '', wat = '']) => `${op} | ${/AVT|Adviescollege/.test(aan) ? 'AVT' : aan} | ${wat}`)
}

async function reisMet(namen: readonly string[]): Promise<number> {
  const reis = await metGemeente(wereld)
  await laatMeedoen(reis.wie, reis.traject, reclassering)
  for (const naam of namen) {
    await daden[naam]?.(reis)
    wereld.klok.zet(new Date(wereld.klok.nu().getTime() + 60_000).toISOString())
  }
  const verwacht = await inLogboek(reis.traject)
  assert.deepEqual((await inOverzicht(reis)).toSorted(), verwacht.toSorted(), namen.join(', '))
  return verwacht.length
}

test('a long journey is told whole: messages, an invitation, minutes, an action and a set, also what was closed since', async () => {
  const aantal = await reisMet([
    ...['yes in step 9', 'message in step 9', 'message in step 11', 'invite the municipality'],
    ...['write minutes', 'publish the minutes', 'an action for the municipality', 'a set for the AVT'],
    ...['request to the reclassering', 'consent taken back', 'take the invitation back'],
  ])
  assert.equal(aantal, 6)
})

test('whatever happened in a track, its overview says line by line what the logboek says was provided, and nothing else', async () => {
  const vast = ['invite the municipality', 'an action for the municipality', 'consent taken back']
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(daden)), { minLength: 6, maxLength: 16 }),
      async (namen) => {
        await reisMet(namen)
      },
    ),
    { numRuns: 6, examples: [[vast]] },
  )
})
