import assert from 'node:assert/strict'
import type { Gebeurtenis } from '../src/detentie/detentie.ts'
import { datumVan } from '../src/kern/datum.ts'
import { ontvangers } from '../src/organisaties/organisaties.ts'
import type { GeopendeDatabank } from '../src/platform/db.ts'

interface Periodestand {
  readonly id: string
  readonly stand: string
  readonly begin: string
  readonly inrichting: string
  readonly eind: string | null
  readonly einde: string | null
  readonly thuis: string | null
  readonly vestiging: string | null
}

interface Berichtstand {
  readonly soort: string
  readonly status: string
  readonly ontvanger: string
  readonly dossier: string
  readonly versie: number
  readonly inrichting: string
  readonly gegevens: {
    readonly 'einde-detentie': { readonly datum: string | null; readonly definitief: boolean }
  }
}

/** All that is stored about the person of these events, as the owner of the database sees it. */
export interface Bekend {
  readonly persoonId: string
  readonly perioden: readonly Periodestand[]
  readonly open: readonly { readonly soort: string; readonly onderwerp: string }[]
  readonly berichten: readonly Berichtstand[]
}

/** Reads it, oldest first. */
export async function leesStand(
  { eigenaar }: GeopendeDatabank,
  verteld: readonly Gebeurtenis[],
): Promise<Bekend> {
  const vraag = async <T>(tekst: string, waarden: readonly unknown[]) =>
    (await eigenaar.vraag(tekst, waarden)) as T[]
  const [persoon] = await vraag<{ id: string }>('select id from detentie.persoon where bsn = $1', [
    verteld.find(({ persoon }) => persoon !== null)?.persoon?.bsn,
  ])
  const persoonId = persoon?.id ?? ''
  const perioden = await vraag<Omit<Periodestand, 'begin' | 'einde'> & { begin: Date; einde: Date | null }>(
    `select id, stand, begin_op as begin, inrichting, verwachte_einddatum as eind, einde_op as einde, thuis, vestiging
     from detentie.periode where persoon_id = $1 order by begin_op, id`,
    [persoonId],
  )
  return {
    persoonId,
    perioden: perioden.map((rij) => ({
      ...rij,
      begin: rij.begin.toISOString(),
      einde: rij.einde?.toISOString() ?? null,
    })),
    open: await vraag(
      'select soort, onderwerp from detentie.openstaand where persoon_id = $1 and opgelost_op is null order by soort, onderwerp',
      [persoonId],
    ),
    berichten: await vraag(
      `select soort, status, b.ontvanger, dossier, versie, inrichting, gegevens
       from berichtenbox.bericht b join berichtenbox.inhoud on id = bericht_id
       where betrokkene = $1 and soort <> 'antwoord' order by volgnummer`,
      [persoonId],
    ),
  }
}

/**
 * Checks that everyone knows what is true now and nobody knows what is not theirs: the newest message that stands
 * tells the present, the home municipality has a begin and, after it, an end, and who fell out has nothing.
 */
export function keurKennis({ perioden, open, berichten }: Bekend, peildatum = '2026-11-22'): void {
  const staat = berichten.filter(({ status }) => status !== 'ingetrokken')
  const college = (code: string | null) => (code === null ? null : ontvangers(code, peildatum)?.college.id)
  for (const periode of perioden) {
    const leeft = periode.stand !== 'vervallen'
    const thuis = leeft ? college(periode.thuis) : null
    const vestiging = leeft ? college(periode.vestiging) : null
    const eigen = staat.filter(({ dossier }) => dossier === periode.id)
    for (const { ontvanger } of eigen)
      assert.ok(
        ontvanger === thuis || ontvanger === vestiging,
        `${ontvanger} still reads of ${periode.stand}`,
      )
    const soorten = (wie: unknown) =>
      new Set(eigen.filter(({ ontvanger }) => ontvanger === wie).map(({ soort }) => soort))
    if (thuis) assert.ok(soorten(thuis).has('begin-detentie'), 'the home municipality knows of the begin')
    for (const wie of new Set([thuis, vestiging])) {
      if (!wie) continue
      assert.equal(
        soorten(wie).has('einde-detentie'),
        periode.einde !== null,
        `${wie} knows of the end, or of none`,
      )
      keurNieuwste(
        eigen.findLast(({ ontvanger }) => ontvanger === wie),
        periode,
        wie === thuis,
        peildatum,
      )
    }
    const vraagt = open.some(
      ({ soort, onderwerp }) => onderwerp === periode.id && soort !== 'einde-ontbreekt',
    )
    assert.equal(vraagt, leeft && !thuis, 'a period without municipality, and no other, waits for a person')
  }
}

function keurNieuwste(
  bericht: Berichtstand | undefined,
  periode: Periodestand,
  isThuis: boolean,
  peildatum: string,
): void {
  if (bericht === undefined) {
    assert.equal(isThuis, false)
    return
  }
  const { datum, definitief } = bericht.gegevens['einde-detentie']
  const waar = periode.einde === null ? periode.eind : datumVan(new Date(periode.einde))
  // An end that still lies ahead is a plan, and until then who prepares the return must know where the person is.
  const isVrij = periode.einde !== null && datumVan(new Date(periode.einde)) <= peildatum
  assert.deepEqual({ datum, definitief }, { datum: waar, definitief: isVrij })
  if (isThuis && !isVrij) assert.equal(bericht.inrichting, periode.inrichting)
}
