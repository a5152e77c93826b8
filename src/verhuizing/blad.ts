import type { leesRegels, Plan } from '../herindeling/herindeling.ts'
import { kortsteReden } from '../herindeling/herindeling.ts'
import { type Datum, datumKort, datumVan, datumVoluit, plusDagen } from '../kern/datum.ts'
import type { Fout } from '../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  koppeling,
  label,
  legeStaat,
  opsomming,
  tabel,
  tekstvak,
  tweeKolommen,
  uitklap,
  vlak,
} from '../nlds/nlds.ts'
import { gemeentenOp, gemeenteOp } from '../organisaties/organisaties.ts'

/** A form that was refused: what was typed, and why. */
export interface Mislukt {
  readonly getypt: Readonly<Record<string, string>>
  readonly fout: Fout
}

/** What the page of one plan shows. */
export interface Blad {
  readonly plan: Plan
  readonly regels: Awaited<ReturnType<typeof leesRegels>>
  /** What the municipalities themselves are told now. */
  readonly verteld: Html
  readonly mislukt: Mislukt | null
  readonly dag: Datum
  /** True for who planned it, who may not confirm it. */
  readonly eigen: boolean
}

/** What was just done, by the word in the address. */
export const gedaan: Readonly<Record<string, string>> = {
  gepland: 'De herindeling is gepland. Een collega bevestigt haar nog; tot die tijd gebeurt er niets.',
  bevestigd: 'De herindeling is bevestigd. Op de dag zelf gaat alles vanzelf over.',
  'bevestigd-erna':
    'De herindeling is bevestigd. De dag is al geweest: alles gaat nu over. Dat kan een paar minuten duren. Tot het klaar is, leest niemand de berichten van de oude gemeente.',
  verzet: 'De herindeling heeft een andere dag. Een collega bevestigt haar opnieuw.',
  afgelast: 'De herindeling is afgelast. Er gebeurt niets.',
}

const naamVan = (code: string, dag: Datum) => gemeenteOp(code, dag)?.naam ?? code

/** The name of the plan: who goes into whom. */
function titelVan({ van, naar, datum }: Plan): string {
  return `${naamVan(van, datum)} naar ${naar.map((code) => naamVan(code, datum)).join(' en ')}`
}

function stand(plan: Plan, dag: Datum): Html {
  if (plan.afgelast_op !== null) return label('nee', 'afgelast')
  if (plan.voltooid_op !== null) return label('ja', 'uitgevoerd')
  if (plan.begonnen_op !== null) return label('info', 'wordt uitgevoerd')
  if (plan.bevestigd_op !== null) return label('info', 'bevestigd')
  return plan.datum <= dag
    ? label('dringend', 'dag is voorbij, niet bevestigd')
    : label('let-op', 'wacht op bevestiging')
}

/** All plans, and the form for a new one. */
export function overzicht(plannen: readonly Plan[], mislukt: Mislukt | null, dag: Datum): Html {
  return html`${vlak(
    tabel({
      bijschrift: 'Herindelingen, de vroegste eerst',
      kolommen: ['Herindeling', 'Dag', 'Stand'],
      rijen: plannen.map((plan) => [
        koppeling(titelVan(plan), `/herindelingen/${plan.id}`),
        datumKort(plan.datum),
        stand(plan, dag),
      ]),
      rijAandacht: (rij) => {
        const plan = plannen[rij]
        return plan !== undefined && plan.bevestigd_op === null && plan.afgelast_op === null
      },
      aandachtWoord: 'Niet bevestigd',
      leeg: legeStaat({ niveau: 2, kop: 'Niets gepland', tekst: 'Er staat geen herindeling gepland.' }),
    }),
  )}${planformulier(mislukt, dag)}`
}

function planformulier(mislukt: Mislukt | null, dag: Datum): Html {
  const { getypt = {}, fout } = mislukt ?? {}
  const fouten = fout?.fouten ?? []
  const opties = gemeentenOp(dag).map(({ code, naam }) => ({ waarde: code, tekst: naam }))
  const veld = (naam: string, tekst: string, leeg: string, uitleg?: string) =>
    keuze({ naam, label: tekst, leeg, uitleg, opties, waarde: getypt[naam], fout: foutBij(fouten, naam) })
  return kaart(
    'Plan een herindeling',
    formulier({
      actie: '/herindelingen',
      methode: 'post',
      knop: knop('Plan deze herindeling', { soort: 'secundair' }),
      inhoud: [
        veld('van', 'Gemeente die ophoudt', 'Kies een gemeente'),
        veld('naar', 'Gaat op in', 'Kies een gemeente'),
        veld(
          'ook',
          'Wordt de gemeente verdeeld? Kies de tweede',
          'Niet verdeeld',
          'Bij een verdeling beslist een mens per detentie. Er gaat niets vanzelf over.',
        ),
        datumveld({
          naam: 'datum',
          label: 'Eerste dag van de nieuwe indeling',
          waarde: getypt.datum,
          min: plusDagen(dag, 1),
          fout: foutBij(fouten, 'datum'),
          verplicht: true,
        }),
        tekstvak({
          naam: 'bron',
          label: 'Waar staat dit?',
          uitleg: `Bijvoorbeeld het nummer van het Staatsblad. Ten minste ${kortsteReden} tekens.`,
          rijen: 2,
          waarde: getypt.bron,
          fout: foutBij(fouten, 'bron'),
          verplicht: true,
        }),
      ],
    }),
  )
}

/** One plan: how it stands, what can be done about it, and what happened. */
export function planInhoud(blad: Blad) {
  const { plan, dag } = blad
  const open = plan.begonnen_op === null && plan.afgelast_op === null
  return {
    titel: titelVan(plan),
    ondertitel: html`${datumVoluit(plan.datum)} ${stand(plan, dag)}`,
    kruimels: [{ naam: 'Herindelingen', href: '/herindelingen' }, { naam: titelVan(plan) }],
    inhoud: tweeKolommen(
      html`${open ? acties(blad) : ''}${kaart('Wat de gemeenten zelf zien', blad.verteld)}`,
      html`${kaart('Bron', alinea(plan.bron))}${geschiedenis(blad)}`,
    ),
  }
}

function acties({ plan, eigen, mislukt, dag }: Blad): Html {
  const fouten = mislukt?.fout.fouten ?? []
  const reden = (naam: string) =>
    tekstvak({
      naam: 'reden',
      id: `reden-${naam}`,
      label: 'Waarom?',
      uitleg: `Ten minste ${kortsteReden} tekens.`,
      rijen: 2,
      waarde: mislukt?.getypt.reden,
      fout: foutBij(fouten, 'reden'),
      verplicht: true,
    })
  const vorm = (naam: string, tekst: string, inhoud: Html, hoofd = false) =>
    formulier({
      actie: `/herindelingen/${plan.id}/${naam}`,
      methode: 'post',
      inhoud,
      knop: hoofd ? tekst : knop(tekst, { soort: 'secundair' }),
    })
  const dagveld = datumveld({
    naam: 'datum',
    label: 'Nieuwe dag',
    waarde: mislukt?.getypt.datum ?? plan.datum,
    min: plusDagen(dag, 1),
    fout: foutBij(fouten, 'datum'),
    verplicht: true,
  })
  const bevestiging = eigen
    ? alinea('U plande dit zelf. Een collega bevestigt het.')
    : html`${alinea(`Kijk na of de wet is aangenomen en of de dag klopt. ${plan.datum <= dag ? 'De dag is al geweest: na uw bevestiging gaat alles meteen over.' : 'Daarna gaat alles op die dag vanzelf over.'} Terug kan dan niet meer.`)}${vorm('bevestiging', 'Bevestig deze herindeling', reden('bevestiging'), true)}`
  return html`${plan.bevestigd_op === null ? kaart('Bevestig', bevestiging) : ''}${vlak([
    uitklap('Zet op een andere dag', vorm('datum', 'Zet op deze dag', html`${dagveld}${reden('datum')}`), {
      open: mislukt?.getypt.datum !== undefined && mislukt.getypt.datum !== '',
    }),
    uitklap('Last af', vorm('afgelasting', 'Last deze herindeling af', reden('afgelasting'))),
  ])}`
}

const handelingen = {
  gepland: 'Gepland',
  bevestigd: 'Bevestigd',
  'datum-gewijzigd': 'Op een andere dag gezet',
  afgelast: 'Afgelast',
  begonnen: 'Begonnen',
  voltooid: 'Uitgevoerd',
} as const

function geschiedenis({ regels }: Blad): Html {
  return kaart(
    'Geschiedenis',
    opsomming(
      regels
        .toReversed()
        .map(
          ({ handeling, datum, reden, door_naam, op }) =>
            html`<strong>${handelingen[handeling]}</strong> op ${datumKort(datumVan(op))} door ${door_naam}, voor ${datumKort(datum)}.<div class="tk-klein">${reden ?? ''}</div>`,
        ),
    ),
  )
}
