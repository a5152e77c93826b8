import { randomUUID } from 'node:crypto'
import { datumVan } from '../../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  kaart,
  keuze,
  koppeling,
  label,
  legeStaat,
  tabel,
  tekstveld,
  tweeKolommen,
} from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { leesFormulier, type Mislukt, status } from '../../../toegang/toegang.ts'
import { planGesprek } from '../../gesprek/gesprek.ts'
import { haalGesprekken } from '../../gesprek/opslag.ts'
import type { Gesprek } from '../../gesprek/tabellen.ts'
import { gespreksstappen } from '../../gesprek/toetsen.ts'
import { stapMet, stappen } from '../../stappen.ts'
import { metTraject, type Tbsdelen, type Traject } from '../../traject.ts'
import { doetMee } from '../../verloop.ts'
import { watErMisIs } from '../foutwoorden.ts'
import { idUitPad, kop, probeerMag, schrijver, stapzin, toon } from '../kader.ts'
import { type Getypt, gespreksadres, wanneer } from './kader.ts'

/** The talks of one track, and the form that plans one. */
export async function gesprekkenPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = schrijver(c, delen)
  const { traject, gesprekken } = await metTraject(delen, acteur, idUitPad(c), 'samen', async (tx, een) => ({
    traject: een,
    gesprekken: await haalGesprekken(tx, acteur, een.id),
  }))
  const inhoud = [
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    tweeKolommen(
      kaart('De gesprekken', lijst(delen, traject, gesprekken, datumVan(acteur.nu))),
      plankaart(delen, traject, mislukt),
    ),
  ]
  return toon(c, delen, { ...kop(traject, 'Trajectafstemmingsgesprekken'), inhoud }, status(mislukt))
}

function lijst(
  { grondslagen }: Tbsdelen,
  { id }: Traject,
  gesprekken: readonly Gesprek[],
  vandaag: string,
): Html {
  return tabel({
    bijschrift: 'Gesprekken, het laatste eerst',
    kolommen: ['Gesprek', 'Wanneer', 'Stand'],
    rijen: gesprekken.map((een) => {
      const stap = stapMet(een.stap)
      const naam = stap === null ? een.stap : stapzin(grondslagen.register, stap)
      return [koppeling(naam, gespreksadres(id, een.id)), wanneer(een), standlabel(een, vandaag)]
    }),
    leeg: legeStaat({
      kop: 'Er is nog geen gesprek gepland',
      tekst: 'Plan hiernaast een gesprek. U nodigt daarna zelf uit: er gaat nog niets naar een ander.',
    }),
  })
}

/** How a talk stands, in a word. */
export function standlabel({ stand, dag }: Pick<Gesprek, 'stand' | 'dag'>, vandaag: string): Html {
  if (stand === 'afgezegd') return label('nee', 'afgezegd')
  return dag < vandaag ? label('neutraal', 'geweest') : label('info', dag === vandaag ? 'vandaag' : 'gepland')
}

function plankaart({ grondslagen }: Tbsdelen, traject: Traject, mislukt: Mislukt | null): Html {
  const { getypt = {} } = mislukt ?? {}
  const mag = stappen.filter(
    (stap) => gespreksstappen.some((een) => een === stap.id) && doetMee(traject.verloop, stap),
  )
  return kaart('Plan een gesprek', [
    alinea(
      'De agenda van de handreiking staat er dan al op. Elke route van stap 16 heeft een eigen gesprek.',
      {
        klein: true,
      },
    ),
    formulier({
      ...{ actie: gespreksadres(traject.id), methode: 'post', knop: 'Plan het gesprek' },
      verborgen: { keer: getypt.keer ?? randomUUID() },
      inhoud: [
        keuze({
          ...{ naam: 'stap', label: 'Bij welke stap?', leeg: 'Kies een stap', waarde: getypt.stap },
          opties: mag.map((stap) => ({ waarde: stap.id, tekst: stapzin(grondslagen.register, stap) })),
          fout: foutBij(mislukt?.fouten ?? [], 'stap'),
        }),
        afspraakvelden(getypt, mislukt),
      ],
    }),
  ])
}

/** When and where. */
export function afspraakvelden(waarden: Getypt, mislukt: Mislukt | null): Html[] {
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: waarden[naam], verplicht: true },
    fout: foutBij(mislukt?.fouten ?? [], naam),
  })
  return [
    datumveld(veld('dag', 'Op welke dag?')),
    tekstveld({ ...veld('tijd', 'Hoe laat?'), uitleg: 'Bijvoorbeeld 14:00.', kort: true }),
    tekstveld({
      ...veld('plaats', 'Waar?'),
      uitleg: 'Een zaal of een adres. Noem geen namen: dit leest iedereen.',
    }),
  ]
}

/** Plans a talk, and goes to its page. */
export async function planVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  const van = (naam: string) => (getypt[naam] ?? '').trim()
  let id = ''
  const mislukt = await probeerMag(getypt, () =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', async (tx, traject) => {
      const afspraak = { dag: van('dag'), tijd: van('tijd'), plaats: van('plaats') }
      id = await planGesprek(delen, tx, acteur, traject, {
        ...afspraak,
        stap: van('stap'),
        keer: van('keer'),
      })
    }),
  )
  return mislukt === null
    ? c.redirect(`${gespreksadres(idUitPad(c), id)}?gedaan=gepland`, 303)
    : gesprekkenPagina(c, delen, mislukt)
}
