import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Bladonderwerp, Verzondenblad } from '../berichtenbox/berichtenbox.ts'
import type { Verblijf } from '../detentie/detentie.ts'
import { watBekendIs } from './bekend.ts'

const verblijf = (zonderVastAdres: boolean): Verblijf => ({
  ...{ dossier: 'nu', begin: new Date('2020-05-20T08:00:00Z'), einde: null, verwachteEinddatum: null },
  persoon: {
    ...{ bsn: null, skn: '12345678', geslachtsnaam: 'Moulin', voorvoegsel: null, voornamen: null },
    ...{ geboortedatum: null, gemeentecode: null, vestigingsgemeente: null, zonderVastAdres },
  },
  ...{ persoonVan: new Date('2020-05-20T08:00:00Z'), colleges: ['college-0518'], vorigeInrichting: null },
})

const onderwerp = (antwoord: string[] | null): Bladonderwerp => ({
  ...{ sleutel: 'onderdak.voorDetentie', gebied: 'onderdak', naam: 'Wonen', antwoord, tekst: [] },
  ...{ velden: [], hulp: null, bron: null },
})

const blad = (
  dossier: string,
  antwoord: string[] | null,
  anders: Partial<Verzondenblad> = {},
): Verzondenblad => ({
  ...{ id: randomUUID(), versie: 1, status: 'gelezen', dossier, ontvanger: 'college-0518' },
  ...{ gelezen_op: null, opgepakt_op: null, ingetrokken_op: null, reden: null, toets_id: randomUUID() },
  verzonden_op: new Date('2019-06-01T08:00:00Z'),
  verschil: null,
  gegevens: { onderdak: { gebiednaam: 'Onderdak', onderwerpen: [onderwerp(antwoord)] } },
  ...anders,
})

const keuze = (zonder: boolean, ...bladen: readonly Verzondenblad[]) =>
  watBekendIs(verblijf(zonder), bladen).get('onderdak.voorDetentie')?.keuze

test('what DJI told is proposed, and an earlier sheet knows it better', () => {
  assert.deepEqual(keuze(true), ['geen'])
  assert.equal(keuze(false), undefined)
  assert.deepEqual(keuze(true, blad('toen', ['huur'])), ['huur'])
  assert.deepEqual(
    watBekendIs(verblijf(false), [blad('toen', ['huur'])]).get('onderdak.voorDetentie')?.bron,
    {
      ...{ wat: 'Eerder informatieblad', datum: '2019-06-01' },
    },
  )
})

test('what nobody answered or knew, what was recalled, and an answer that is no more are not proposed', () => {
  assert.equal(keuze(false, blad('toen', null)), undefined)
  assert.equal(keuze(false, blad('toen', ['onbekend'])), undefined)
  assert.equal(keuze(false, blad('toen', ['kasteel'])), undefined)
  assert.equal(keuze(false, blad('toen', ['huur'], { status: 'ingetrokken' })), undefined)
  assert.equal(keuze(false, blad('nu', ['huur'])), undefined, 'the sheet of this detention is no earlier one')
})
