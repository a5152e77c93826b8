import { datumKort, datumVan } from '../kern/datum.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { onderwerpnaam } from '../toestemming/toestemming.ts'
import type { Werkregel } from './feiten.ts'
import type { Stapgroep, Stapsoort } from './stappen.ts'

/** The next step as people read it: one sentence, and one button to where it is done. */
export interface Stapwoorden {
  readonly zin: string
  readonly knop: string
  readonly href: string
}

/** What the groups of steps are called in the filter. */
export const groepnamen: Readonly<Record<Stapgroep, string>> = {
  nee: 'Een nee of terugroepen',
  bezwaar: 'Een bezwaar',
  antwoord: 'Antwoord van de gemeente',
  intake: 'Intake',
  toestemming: 'Toestemming',
  blad: 'Informatieblad',
  'niet-gelezen': 'Niet gelezen',
  niets: 'Niets te doen',
}

/** The name of an organisation; of one that is unknown here, its id. */
export function naamVan(id: string): string {
  return organisatie(id)?.naam ?? id
}

const toestemming = ({ verblijf }: Werkregel, ...rest: readonly string[]) =>
  ['', 'toestemmingen', verblijf.persoon, ...rest].join('/')
const blad = ({ verblijf }: Werkregel, ...rest: readonly string[]) =>
  ['', 'informatiebladen', verblijf.persoon, ...rest].join('/')

const woorden: Readonly<Record<Stapsoort, (regel: Werkregel) => Stapwoorden>> = {
  'nee-bespreken': (regel) => {
    const [eerste] = regel.gehoord
    const over = (eerste?.gebieden ?? []).map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
    return {
      zin: `${naamVan(eerste?.gehoordBij ?? '')} hoorde een nee over ${over}. Vraag het na.`,
      ...{ knop: 'Bespreek het nee', href: toestemming(regel) },
    }
  },
  'verwijdering-te-laat': (regel) => ({
    zin: `${ontvangers(regel)} had uiterlijk ${dag(regel)} moeten zeggen dat de gegevens zijn verwijderd.`,
    ...{ knop: 'Bekijk hoe het staat', href: toestemming(regel) },
  }),
  'bezwaar-beantwoorden': (regel) => {
    const [eerste] = regel.bezwaren.toSorted((a, b) => a.uiterlijk.localeCompare(b.uiterlijk))
    const over = (eerste?.gebieden ?? []).map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
    return {
      zin: `Er is bezwaar tegen het delen van ${over}. Weeg het en antwoord uiterlijk ${dag(regel)}.`,
      ...{ knop: 'Behandel het bezwaar', href: toestemming(regel, 'bezwaar', eerste?.id ?? '') },
    }
  },
  'antwoord-lezen': ({ antwoorden }) => {
    const aantal = antwoorden?.aantal ?? 0
    const van = naamVan(antwoorden?.afzender ?? '')
    return {
      zin:
        aantal === 1
          ? `${van} antwoordde. Nog niemand las het.`
          : `${van} antwoordde ${aantal} keer. Nog niemand las het.`,
      knop: aantal === 1 ? 'Lees het antwoord' : 'Lees het eerste antwoord',
      href: `/berichtenbox/${antwoorden?.bericht ?? ''}`,
    }
  },
  'einde-verstreken': (regel) => ({
    zin: `Had op ${einde(regel)} vrij moeten komen. Ga na of deze persoon er nog is.${regel.feiten.begonnen ? '' : ' Zo ja: begin de intake.'}`,
    knop: 'Bekijk de gegevens',
    href: `/personen/${regel.verblijf.persoon}?doel=terugkeer-voorbereiden`,
  }),
  intake: (regel) => ({
    zin: regel.stap.kort
      ? 'Kort verblijf: begin vandaag, met het korte formulier.'
      : regel.stap.dringend && regel.stap.voor !== null
        ? `De intake had uiterlijk ${dag(regel)} moeten beginnen.`
        : `Begin de intake, uiterlijk ${dag(regel)}.`,
    ...{ knop: 'Begin de intake', href: regel.stap.kort ? blad(regel, 'kort') : blad(regel) },
  }),
  'gesprek-afmaken': (regel) => ({
    zin: 'Er loopt een gesprek over toestemming. Een ja telt pas na de handtekening.',
    ...{ knop: 'Maak het gesprek af', href: toestemming(regel, 'gesprek') },
  }),
  'opnieuw-versturen': (regel) => ({
    zin: 'Het informatieblad is teruggeroepen. Wat nog mag, kunt u opnieuw versturen.',
    ...{ knop: 'Kijk het na', href: blad(regel, 'nakijken') },
  }),
  'niet-gedekt': (regel) => ({
    zin: 'De gemeente heeft meer dan u nu mag delen. Stuur een nieuwe versie, of trek het blad in.',
    ...{ knop: 'Bekijk het blad', href: blad(regel) },
  }),
  'opnieuw-vragen': (regel) => ({
    zin: `${vorige(regel)} kreeg een ja. Dat telt hier pas als u het opnieuw vraagt.`,
    ...{ knop: 'Vraag het opnieuw', href: toestemming(regel, 'gesprek') },
  }),
  'toestemming-vragen': (regel) => ({
    zin: 'Vraag wat u mag delen. Zonder toestemming mag het niet.',
    ...{ knop: 'Vraag toestemming', href: toestemming(regel, 'gesprek') },
  }),
  'wet-vastleggen': (regel) => ({
    zin: 'Leg vast wat de wet vraagt. Dan ziet u wat u mag delen.',
    ...{ knop: 'Leg het vast', href: `${blad(regel)}#feiten` },
  }),
  'blad-invullen': (regel) => ({
    zin: 'Het informatieblad is nog niet af.',
    ...{ knop: 'Vul verder in', href: regel.stap.kort ? blad(regel, 'kort') : blad(regel) },
  }),
  'blad-gewijzigd': (regel) => ({
    zin: `Er is iets veranderd sinds het informatieblad van ${verstuurd(regel)}. De gemeente ziet dat nog niet.`,
    ...{ knop: 'Kijk na en verstuur', href: blad(regel, 'nakijken') },
  }),
  'blad-nakijken': (regel) => ({
    zin: 'Het informatieblad is ingevuld en nog niet verstuurd.',
    ...{ knop: 'Kijk na en verstuur', href: blad(regel, 'nakijken') },
  }),
  'niet-gelezen': (regel) => ({
    zin: `Niemand bij ${naamVan(regel.blad?.ontvanger ?? '')} las het informatieblad van ${verstuurd(regel)}. Neem contact op.`,
    ...{ knop: 'Bekijk het blad', href: blad(regel) },
  }),
  'blad-aanvullen': (regel) => ({
    zin: `De gemeente heeft het informatieblad van ${verstuurd(regel)}. Nog niet alles is ingevuld.`,
    ...{ knop: 'Vul verder in', href: blad(regel) },
  }),
  'verwijdering-wacht': (regel) => ({
    zin: `${ontvangers(regel)} zegt uiterlijk ${dag(regel)} of de gegevens zijn verwijderd. U hoeft nu niets te doen.`,
    ...{ knop: 'Bekijk hoe het staat', href: toestemming(regel) },
  }),
  'gemeente-onbekend': (regel) => ({
    zin: 'De gemeente is nog niet bekend. DJI zoekt dat uit.',
    ...{ knop: 'Bekijk het blad', href: blad(regel) },
  }),
  niets: (regel) => ({
    zin: regel.feiten.vrij
      ? 'Vrijgekomen. Er is niets meer te doen.'
      : regel.blad === null
        ? 'Er is nu niets te doen.'
        : `Er is nu niets te doen. ${gelezen(regel)}`,
    ...{ knop: 'Bekijk het blad', href: blad(regel) },
  }),
}

/** The next step of this line in words. */
export function stapwoorden(regel: Werkregel): Stapwoorden {
  return woorden[regel.stap.soort](regel)
}

function ontvangers({ verwijderingen }: Werkregel): string {
  return [...new Set(verwijderingen.map(({ ontvanger }) => naamVan(ontvanger)))].join(' en ')
}

function einde({ feiten }: Werkregel): string {
  return feiten.einde === null ? '' : datumKort(feiten.einde)
}

function dag({ stap }: Werkregel): string {
  return stap.voor === null ? '' : datumKort(stap.voor)
}

function vorige({ verblijf: { vorigeInrichting } }: Werkregel): string {
  return vorigeInrichting === null ? 'De vorige inrichting' : naamVan(vorigeInrichting)
}

function verstuurd({ blad: laatste }: Werkregel): string {
  return laatste === null ? '' : datumKort(datumVan(laatste.verzonden_op))
}

function gelezen({ blad: laatste }: Werkregel): string {
  if (laatste === null) return ''
  if (laatste.gelezen_op !== null)
    return `De gemeente las het blad op ${datumKort(datumVan(laatste.gelezen_op))}.`
  return `De gemeente kreeg het blad op ${datumKort(datumVan(laatste.verzonden_op))}.`
}
