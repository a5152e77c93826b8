import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doeDagcontrole } from '../../src/berichtenbox/controle.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, nieuwBericht } from '../terugroepen.ts'
import { maakWereld } from '../wereld.ts'

test('the daily check and what was sent count the same messages, also when some were read since the check', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T10:00:00Z', ['college-0995'])
  const { api, bank, klok } = wereld
  const { id } = await nieuwBericht(wereld, '0599')
  await nieuwBericht(wereld, '0599')
  await nieuwBericht(wereld, '0995')
  klok.zet('2026-11-25T03:00:00Z')
  await doeDagcontrole({ db: bank, klok })
  const getallen = async (pad: string) => {
    const dji = bezoeker(wereld, await inlogAls(wereld, 'dji', 'backoffice', 'B. Proef'))
    const tekst = (await dji.lees(pad)).tekst.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    const getal = (naam: RegExp) => Number(naam.exec(tekst)?.[1])
    return {
      ongelezen: getal(/te lang ongelezen (\d+)/),
      wacht: getal(/(?:berichten wachten op aansluiting| wacht) (\d+)/),
    }
  }
  assert.deepEqual(await getallen('/dagcontrole'), { ongelezen: 2, wacht: 1 })
  klok.zet('2026-11-25T09:00:00Z')
  assert.equal(
    (await api(college('0599'), `/berichten/${id}/ontvangstbevestigingen`, { method: 'POST' })).status,
    201,
  )
  assert.deepEqual(await getallen('/verzonden'), { ongelezen: 1, wacht: 1 })
  assert.deepEqual(await getallen('/dagcontrole'), { ongelezen: 1, wacht: 1 })
})
