import { randomUUID } from 'node:crypto'
import type { Rijen } from './eigendom.ts'
import type { Merken } from './merken.ts'

const op = '2026-11-20T09:00:00Z'
const overWonen = ['beoogde-uitstroom']

/** A talk that this clinic organises, with one of the others at the table: they are of nobody here. */
export function gesprek(merken: Merken, organisatie: string, traject: string): Rijen {
  const id = merken.id('tbsgesprek', organisatie)
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const van = { gesprek: id, traject, organisatie }
  const door = { door: 'x', door_naam: woord('tbs schrijver'), op }
  const agenda = [{ titel: woord('tbs agenda'), gegevens: overWonen }]
  const afspraak = { stap: '11', dag: '2026-12-01', tijd: '14:00', plaats: woord('tbs plaats'), agenda }
  const deel = { deel: merken.id('tbsdeel', organisatie), versie: 1, soort: 'verslag' }
  const bezwaren = { redenen: woord('tbs redenen'), bezwaren: woord('tbs bezwaren') }
  const actie = { id: merken.id('tbsactie', organisatie), eigenaar: organisatie, betrokkene: randomUUID() }
  return [
    ['tbs.gesprek', { id, traject, organisatie, ...afspraak, ...door }],
    [
      'tbs.verslagdeel',
      { ...van, ...deel, ...door, titel: woord('tbs titel'), gegevens: overWonen, tekst: woord('tbs tekst') },
    ],
    [
      'tbs.gespreksactie',
      { ...van, ...actie, ...door, wat: woord('tbs actie'), gegevens: overWonen, voor: '2026-12-01' },
    ],
    ['tbs.gesprekuitkomst', { ...van, ...door, id: randomUUID(), soort: 'geescaleerd', inhoud: bezwaren }],
  ]
}

/** An invitation to this organisation, with a part of the minutes and an action; what a colleague of the clinic wrote is not for it. */
export function uitnodiging(merken: Merken, ontvanger: string, traject: string, organisatie: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, ontvanger)
  const gesprek = randomUUID()
  const van = { gesprek, traject, organisatie }
  const afspraak = { stap: '9', dag: '2026-12-01', tijd: '14:00', plaats: woord('uitnodiging plaats') }
  const [betrokkene, toets_id] = [randomUUID(), randomUUID()]
  const vast = { id: gesprek, traject, organisatie, door: 'x', door_naam: 'X', op }
  const ja = Object.fromEntries(overWonen.map((een) => [een, 'gegeven']))
  const gezegd = { stap: '11', ontvanger, vorm: 'schriftelijk', datum: '2026-11-20', antwoorden: ja }
  const wie = {
    geslachtsnaam: woord('uitnodiging naam'),
    voorvoegsel: null,
    voornamen: null,
    geboortedatum: '1980-01-01',
  }
  const agenda = [{ titel: woord('uitnodiging agenda'), gegevens: overWonen }]
  const mijn = { ...van, ...afspraak, stap: '11', ontvanger, partij: 'college', toets_id }
  const deel = { deel: randomUUID(), versie: 1, soort: 'verslag', gegevens: overWonen }
  const actie = { eigenaar: ontvanger, betrokkene, gegevens: overWonen, voor: '2026-12-01', toets_id }
  return [
    [
      'tbs.gebeurtenis',
      {
        ...{ id: randomUUID(), traject, organisatie, soort: 'toestemming', inhoud: gezegd },
        ...{ door: 'x', door_naam: 'X', op },
      },
    ],
    ['tbs.gesprek', { ...vast, ...afspraak, stap: '11', plaats: 'elders', agenda: [] }],
    [
      'tbs.uitnodiging',
      { ...mijn, id: merken.id('tbsuitnodiging', ontvanger), wie, betrokkene, agenda, uitgenodigd_op: op },
    ],
    [
      'tbs.verslaginzage',
      {
        ...{ ...van, ...deel, id: randomUUID(), plek: 0, ontvanger, betrokkene, toets_id, op },
        ...{ titel: woord('inzage titel'), tekst: woord('inzage tekst') },
      },
    ],
    [
      'tbs.gespreksactie',
      {
        ...{ ...van, ...actie, id: merken.id('tbsmijnactie', ontvanger), wat: woord('mijn actie') },
        ...{ door: 'x', door_naam: 'X', op },
      },
    ],
  ]
}
