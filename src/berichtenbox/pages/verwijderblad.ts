import type { Regel, Register } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumVoluit } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  keuzerondjes,
  knop,
  pagina,
  tekstvak,
  tekstveld,
} from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import { behoudgronden } from '../terugroepen/behouden.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { inWoorden } from './keuzewoorden.ts'
import type { Getypt } from './terugroepblad.ts'
import { gronden } from './terugroepwoorden.ts'
import { organisatienaam } from './weergave.ts'

interface Verwijderblad {
  readonly bericht: Bericht
  /** The rules of the register on which this organisation may keep something of it. */
  readonly grondslagen: readonly Regel[]
  readonly dag: Datum
}

/** What the page needs. Throws `conflict` when there is nothing to answer (any more). */
export async function haalVerwijderblad(
  { grondslagen, klok }: Berichtdelen,
  tx: Tx,
  wie: Wie,
  id: string,
): Promise<Verwijderblad> {
  const bericht = await haalBericht(tx, id)
  if (bericht.ontvanger !== wie.organisatie)
    throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
  if (bericht.verwijdering !== 'open')
    throw new Fout(
      'conflict',
      'Over dit bericht hoeft u niets (meer) te zeggen. Er is niets om te verwijderen.',
    )
  const dag = vandaag(klok)
  const oordeel = (await grondslagen.haalOordelen(tx, [bericht.toets_id])).get(bericht.toets_id)
  const partij = partijVan(bericht.ontvanger)
  return { bericht, dag, grondslagen: behoudgronden(grondslagen.register, bericht, oordeel, partij, dag) }
}

/** The form with which a receiver says what it did with what it had read. */
export function verwijderPagina(
  c: Verzoek,
  { oefen, grondslagen: { register } }: Pick<Berichtdelen, 'oefen' | 'grondslagen'>,
  blad: Verwijderblad & { readonly getypt: Getypt; readonly fouten: readonly VeldFout[] },
): Html {
  const { bericht, grondslagen } = blad
  const namen = Object.fromEntries(grondslagen.map((regel) => [regel.id, grondslagtekst(register, regel)]))
  const fouten = inWoorden(blad.fouten, { uitkomst: uitkomstnamen, grondslag: namen })
  const waarom = bericht.grond === null ? '' : gronden[bericht.grond].tekst
  return pagina({
    ...paginakader(c, oefen),
    titel: 'Wat deed u met de gegevens?',
    kruimels: [
      { naam: 'Berichtenbox', href: '/berichtenbox' },
      { naam: 'Teruggeroepen bericht', href: `/berichtenbox/${bericht.id}` },
      { naam: 'Antwoord' },
    ],
    ondertitel: `${organisatienaam(bericht.afzender)} riep een bericht terug dat uw organisatie had gelezen. Reden: ${waarom.toLowerCase()}.`,
    inhoud: html`${foutoverzicht(fouten)}${kaart(
      'Uw antwoord',
      html`${bericht.uiterlijk === null ? '' : alinea(`Antwoord uiterlijk ${datumVoluit(bericht.uiterlijk)}. De afzender ziet uw antwoord en de dag, niet uw naam.`)}${formulier(
        {
          actie: `/berichtenbox/${bericht.id}/verwijdering`,
          methode: 'post',
          knop: knop('Verstuur het antwoord'),
          inhoud: velden(register, blad),
        },
      )}`,
    )}`,
  })
}

const uitkomstnamen = {
  verwijderd: 'De gegevens zijn verwijderd',
  behouden: 'Wij bewaren de gegevens',
}

function velden(
  register: Register,
  { grondslagen, getypt, fouten }: Parameters<typeof verwijderPagina>[2],
): Html {
  return html`${keuzerondjes({
    naam: 'uitkomst',
    label: 'Wat hebt u gedaan?',
    waarde: getypt.uitkomst,
    verplicht: true,
    fout: foutBij(fouten, 'uitkomst'),
    opties: [
      {
        waarde: 'verwijderd',
        tekst: uitkomstnamen.verwijderd,
        uitleg: 'Uit uw eigen systemen, ook uit mappen, mail en papier. Of u had niets overgenomen.',
      },
      {
        waarde: 'behouden',
        tekst: uitkomstnamen.behouden,
        uitleg: 'Dat mag alleen met een eigen grond. Vul hieronder in welke.',
      },
    ],
  })}${
    grondslagen.length === 0
      ? ''
      : keuze({
          naam: 'grondslag',
          label: 'Grondslag uit het register',
          uitleg: 'Alleen als u de gegevens bewaart.',
          leeg: 'Geen: ik noem een artikel',
          waarde: getypt.grondslag,
          fout: foutBij(fouten, 'grondslag'),
          opties: grondslagen.map((regel) => ({ waarde: regel.id, tekst: grondslagtekst(register, regel) })),
        })
  }${tekstveld({
    naam: 'artikel',
    label: 'Eigen wettelijke plicht: welk artikel?',
    uitleg: 'Bijvoorbeeld: Archiefwet 1995, artikel 3. Alleen als u geen grondslag koos.',
    waarde: getypt.artikel,
    fout: foutBij(fouten, grondslagen.length === 0 ? 'grondslag' : 'artikel') ?? foutBij(fouten, 'artikel'),
  })}${tekstvak({
    naam: 'toelichting',
    label: 'Waarom geldt dat artikel hier?',
    uitleg: 'Noem geen namen of nummers van mensen.',
    rijen: 3,
    waarde: getypt.toelichting,
    fout: foutBij(fouten, 'toelichting'),
  })}`
}

function grondslagtekst(register: Register, { titel, grondslagen }: Regel): string {
  const [eerste] = grondslagen
  if (eerste === undefined) return titel
  return `${titel} (${register.wet.get(eerste.wet)?.naam ?? eerste.wet}, art. ${eerste.artikel})`
}
