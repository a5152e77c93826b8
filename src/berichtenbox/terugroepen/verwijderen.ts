import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import type { Leesdelen } from '../lezen.ts'
import { inBerichtenbox } from '../tabellen.ts'
import { behoudgronden } from './behouden.ts'
import { leesSamen } from './samen.ts'
import { keurToelichting } from './toelichting.ts'

/** What answering a request to remove needs. */
export interface Verwijderdelen extends Leesdelen {
  readonly grondslagen: Grondslagen
}

/**
 * What a receiver did with what it had read: removed it from its own systems, or kept it, on a rule of the register or
 * on a statutory duty of its own.
 */
export type Verwijderantwoord =
  | { readonly uitkomst: 'verwijderd' }
  | { readonly uitkomst: 'behouden'; readonly grondslag: string }
  | { readonly uitkomst: 'behouden'; readonly artikel: string; readonly toelichting: string }

/** Who answers, by the name that colleagues know. */
export type Antwoorder = Wie & { readonly naam: string }

/**
 * Answers the request to remove what was read of a recalled message: once, by its receiver. Throws `geen-toegang` for
 * another, `conflict` when nothing was asked, the answer was given or
 * what is held is said to be removed, and `ongeldige-invoer` for a ground that is none.
 */
export async function beantwoordVerwijderverzoek(
  delen: Verwijderdelen,
  tx: Tx,
  wie: Antwoorder,
  id: string,
  antwoord: Verwijderantwoord,
): Promise<void> {
  await leesSamen(tx, wie)
  const bericht = await haalBericht(tx, id)
  if (bericht.ontvanger !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de ontvanger zegt wat er met de gegevens is gedaan.')
  keurGevraagd(bericht)
  if (antwoord.uitkomst === 'verwijderd' && bericht.vastgehouden)
    throw new Fout(
      'conflict',
      'Uw organisatie houdt dit bericht vast. Geef het bericht eerst vrij, en zeg dan dat de gegevens zijn verwijderd.',
    )
  const nu = delen.klok.nu()
  const fouten = await keurAntwoord(delen, tx, bericht, antwoord, datumVan(nu))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het antwoord klopt niet.', fouten)
  const { numUpdatedRows } = await inBerichtenbox(tx)
    .updateTable('berichtenbox.verwijderverzoek')
    .set({
      stand: antwoord.uitkomst,
      afgerond_op: nu,
      afgerond_door: wie.gebruiker,
      afgerond_naam: wie.naam,
      grondslag: 'grondslag' in antwoord ? antwoord.grondslag : null,
      artikel: 'artikel' in antwoord ? antwoord.artikel : null,
      toelichting: 'toelichting' in antwoord ? antwoord.toelichting : null,
    })
    .where('bericht', '=', id)
    .where('ontvanger', '=', wie.organisatie)
    .where('stand', '=', 'open')
    .executeTakeFirst()
  // A colleague was first, between looking and doing.
  if (Number(numUpdatedRows) !== 1) throw alBeantwoord()
  await delen.logboek.noteer(tx, wie, nu, [
    {
      handeling: 'gewijzigd',
      betrokkene: bericht.betrokkene,
      gegevens: [],
      toetsId: bericht.toets_id,
      onderwerp: id,
    },
  ])
}

function keurGevraagd({ status, grond, verwijdering }: Bericht): void {
  if (grond === 'vervangen' && verwijdering === null)
    throw new Fout(
      'conflict',
      'De nieuwe versie zegt alles wat hierin stond, of niemand had het gelezen. U hoeft niets te doen.',
    )
  if (status !== 'ingetrokken' || grond === null)
    throw new Fout('conflict', 'Dit bericht is niet teruggeroepen. Er is niets om te verwijderen.')
  if (verwijdering === null)
    throw new Fout('conflict', 'Niemand van uw organisatie had dit bericht gelezen. U hoeft niets te doen.')
  if (verwijdering !== 'open') throw alBeantwoord()
}

function alBeantwoord(): Fout {
  return new Fout('conflict', 'Uw organisatie heeft dit al beantwoord. Er is niets veranderd.')
}

async function keurAntwoord(
  { grondslagen }: Verwijderdelen,
  tx: Tx,
  bericht: Bericht,
  antwoord: Verwijderantwoord,
  dag: Datum,
): Promise<readonly VeldFout[]> {
  if (antwoord.uitkomst === 'verwijderd') return []
  if ('artikel' in antwoord)
    return [
      ...(await keurToelichting(tx, bericht.id, antwoord.artikel, 'artikel')),
      ...(await keurToelichting(tx, bericht.id, antwoord.toelichting)),
    ]
  const oordelen = await grondslagen.haalOordelen(tx, [bericht.toets_id])
  const partij = partijVan(bericht.ontvanger)
  const gronden = behoudgronden(grondslagen.register, bericht, oordelen.get(bericht.toets_id), partij, dag)
  const toegestaan = gronden.map(({ id }) => id)
  if (toegestaan.includes(antwoord.grondslag)) return []
  const melding =
    toegestaan.length === 0
      ? 'Het register kent hiervoor geen grondslag. Noem een eigen wettelijke plicht, of verwijder de gegevens.'
      : 'Op deze grondslag mag uw organisatie dit niet bewaren.'
  return [{ veld: 'grondslag', melding, ...(toegestaan.length === 0 ? {} : { toegestaan }) }]
}
