import {
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  keuzerondjes,
  knop,
  tekstvak,
  tekstveld,
  vinkje,
  vinkjes,
} from '../../nlds/nlds.ts'
import type { Opening } from '../dossier.ts'
import { gezienVan } from '../gesprek.ts'
import { gevraagdVan } from '../gevraagd.ts'
import type { Gesprek } from '../tabellen.ts'
import { tekst } from '../tekst.ts'
import { aanwezigen, talen, tolken } from '../verklaringinvoer.ts'
import { adres } from './blad.ts'
import { jakaart } from './jategen.ts'
import { tekstkeuzes } from './leestekst.ts'
import { type Ingevuld, sprekerveld, tekenvelden } from './tekenen.ts'

/** What is said yes to, and the form about how the talk went, with the signature. */
export function metJa(opening: Opening, gesprek: Gesprek, ingevuld: Ingevuld): Html {
  return html`${jakaart(gesprek)}${kaart(
    'Hoe het ging',
    formulier({
      actie: adres(opening.persoon, 'gesprek', 'ondertekenen'),
      methode: 'post',
      verborgen: { gezien: gezienVan(opening.regels, gesprek), gesprek: gesprek.id },
      inhoud: [
        ...overHetGesprek(ingevuld),
        ...wanneer(ingevuld),
        tekenvelden(ingevuld, vormen, {
          gevraagd: gevraagdVan(gesprek),
          velden: 'select[name=tekst]',
          anders: 'De handtekening is gewist: u koos een andere tekst. Laat opnieuw tekenen.',
        }),
      ],
      knop: html`${knop('Leg de toestemming vast', { naam: 'doe', waarde: 'onderteken' })}${knop('Bewaar, ik ga later verder', { soort: 'secundair', naam: 'doe', waarde: 'bewaar' })}`,
    }),
  )}`
}

const vormen = [
  { waarde: 'scherm', tekst: 'Getekend op het scherm' },
  {
    waarde: 'papier',
    tekst: 'Getekend op papier',
    uitleg: 'Bewaar het papier in het dossier van de inrichting.',
  },
]

const jaNee = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
]
const opties = (van: Readonly<Record<string, string>>) =>
  Object.entries(van).map(([waarde, naam]) => ({ waarde, tekst: naam }))

function overHetGesprek({ getypt, fouten }: Ingevuld): readonly Html[] {
  const rondje = (naam: string, vraag: string, keuzes: readonly { waarde: string; tekst: string }[]) =>
    keuzerondjes({
      naam,
      label: vraag,
      opties: keuzes,
      waarde: getypt[naam],
      fout: foutBij(fouten, naam),
      verplicht: true,
      naastElkaar: true,
    })
  return [
    sprekerveld({ getypt, fouten }),
    vinkjes({
      naam: 'aanwezig',
      label: 'Wie waren erbij?',
      uitleg: 'Behalve de persoon zelf.',
      opties: opties(aanwezigen),
      waarden: (getypt.aanwezig ?? '').split(','),
      fout: foutBij(fouten, 'aanwezig'),
    }),
    keuze({
      naam: 'taal',
      label: 'In welke taal?',
      leeg: 'Kies een taal',
      opties: opties(talen),
      waarde: getypt.taal,
      fout: foutBij(fouten, 'taal'),
      verplicht: true,
    }),
    keuze({
      naam: 'tekst',
      label: 'Welke tekst las u samen?',
      leeg: 'Kies een tekst',
      opties: tekstkeuzes,
      waarde: getypt.tekst,
      fout: foutBij(fouten, 'tekst'),
      verplicht: true,
    }),
    rondje('tolk', 'Was er een tolk?', opties(tolken)),
    rondje('voorgelezen', 'Is de tekst voorgelezen?', jaNee),
    tekstvak({
      naam: 'hoeBegrepen',
      label: 'Waaraan merkte u dat het is begrepen?',
      uitleg:
        'Vul dit in als de tekst in een andere taal was dan het gesprek, zonder tolk. Schrijf geen naam op.',
      waarde: getypt.hoeBegrepen,
      fout: foutBij(fouten, 'hoeBegrepen'),
    }),
    vinkje({
      naam: 'gevolgenVerteld',
      label: tekst.gevolgen,
      aangevinkt: getypt.gevolgenVerteld === 'ja',
      fout: foutBij(fouten, 'gevolgenVerteld'),
    }),
  ]
}

function wanneer({ getypt, fouten }: Ingevuld): readonly Html[] {
  const dag = (naam: string, label: string, uitleg: string) =>
    datumveld({ naam, label, uitleg, waarde: getypt[naam], fout: foutBij(fouten, naam), verplicht: true })
  return [
    dag('geldigTot', 'Tot en met wanneer geldt dit?', 'Ten hoogste een jaar. Daarna vraagt u het opnieuw.'),
    dag('datum', 'Op welke dag is getekend?', 'Vandaag of eerder.'),
    tekstveld({
      naam: 'plaats',
      label: 'In welke plaats?',
      waarde: getypt.plaats,
      fout: foutBij(fouten, 'plaats'),
      verplicht: true,
    }),
  ]
}
