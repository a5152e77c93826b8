import { datumKort, moment } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import {
  alinea,
  gegevenslijst,
  type Html,
  html,
  kaart,
  melding,
  onbekend,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Dossierdeel, type Kijker, type Relatie, relatiesMet } from '../../toegang/toegang.ts'
import type { Persoonsdoel } from '../doelen.ts'
import { glasbraakbron } from '../glasbraak.ts'
import { idUitPad, kijker, magBreken, type Personendelen, relatienamen, toon } from './blad.ts'
import { doelkeuze, leesDoel } from './doelkeuze.ts'

interface Geopend {
  readonly relaties: readonly Relatie[]
  readonly dossierdelen: readonly Dossierdeel[]
}

/** One person: first the purpose, then the relation, and only then who it is. */
export async function persoonPagina(c: Verzoek, delen: Personendelen): Promise<Response> {
  const id = idUitPad(c, gesloten(c))
  const { doel, fouten } = leesDoel(c, c.req.query('doel'))
  if (doel === null)
    return toon(
      c,
      delen,
      {
        titel: 'Iemand openen',
        kruimels: [{ naam: 'Mijn mensen', href: '/personen' }, { naam: 'Doel' }],
        inhoud: doelkeuze(c, 'Open', fouten),
      },
      fouten.length > 0 ? 400 : 200,
    )
  const acteur = kijker(c, delen, doel.doel)
  const geopend = await delen.db.transactie(acteur, (tx) => open(delen, tx, acteur, id))
  if (geopend === null) throw new Fout('niet-gevonden', gesloten(c))
  return toon(c, delen, {
    ...kop(geopend.dossierdelen, doel),
    inhoud: inhoud(geopend, doel),
  })
}

/** The same for who does not exist and for who is not ours: nobody can tell the two apart. */
function gesloten(c: Verzoek): string {
  const vraag = magBreken(c)
    ? 'Kan het niet wachten? Zoek deze persoon dan op bij Mijn mensen, onder “het glas breken”.'
    : 'Vraag het de groepsmailbox van de inrichting, of uw functionaris gegevensbescherming.'
  return `Deze persoon kennen wij niet, of u hebt er geen relatie mee. ${vraag}`
}

/** What may be seen, written in the logboek with the relation it rests on; null without a relation, which is written too. */
async function open(
  { bronnen, bij, logboek }: Personendelen,
  tx: Tx,
  acteur: Kijker,
  id: string,
): Promise<Geopend | null> {
  const relaties = await relatiesMet([...bronnen, glasbraakbron], tx, acteur, id)
  const [sterkste] = relaties
  if (sterkste === undefined) {
    const poging = {
      handeling: 'geweigerd',
      betrokkene: id,
      gegevens: [],
      toetsId: null,
      onderwerp: id,
    } as const
    await logboek.noteer(tx, acteur, acteur.nu, [poging])
    return null
  }
  const dossierdelen: Dossierdeel[] = []
  const kaarten = sterkste.soort === 'glasbraak' ? bij.filter(({ ookBijGlas }) => ookBijGlas) : bij
  for (const bron of [...bronnen, ...kaarten]) {
    const deel = await bron.dossier(tx, acteur, id, relaties)
    if (deel !== null) dossierdelen.push(deel)
  }
  const regels = dossierdelen.flatMap((deel) => deel.regels)
  const opening = { handeling: 'gelezen', betrokkene: id, toetsId: null, onderwerp: sterkste.over } as const
  const gegevens = [...new Set(dossierdelen.flatMap((deel) => deel.gegevens))]
  await logboek.noteer(tx, acteur, acteur.nu, [
    { ...opening, gegevens, relatie: sterkste.soort },
    ...regels.map((regel) => ({ ...regel, relatie: sterkste.soort })),
  ])
  return { relaties, dossierdelen }
}

function kop(dossierdelen: readonly Dossierdeel[], doel: Persoonsdoel) {
  const [eerste] = dossierdelen
  const naam = eerste?.naam ?? null
  const geboortedatum = eerste?.geboortedatum ?? null
  return {
    titel: naam === null ? 'Naam niet bekend' : naamVoluit(naam),
    ondertitel:
      geboortedatum === null ? onbekend('geboortedatum onbekend') : `Geboren op ${datumKort(geboortedatum)}`,
    kruimels: [{ naam: 'Mijn mensen', href: `/personen?doel=${doel.doel}` }, { naam: 'Persoon' }],
  }
}

function inhoud({ relaties, dossierdelen }: Geopend, doel: Persoonsdoel): Html {
  const glas = relaties[0]?.soort === 'glasbraak' ? relaties[0] : undefined
  const kaarten = dossierdelen.flatMap((deel) => deel.kaarten)
  return html`${glas === undefined ? '' : gebroken(glas)}${tweeKolommen(
    kaarten.length === 0 ? kaart('Gegevens', alinea('Er is niets wat u hier mag zien.')) : kaarten,
    relatiekaart(relaties, doel),
  )}${alinea('Dat u dit bekijkt, staat met het doel en de relatie in het logboek.', { klein: true })}`
}

function gebroken({ tot }: Relatie): Html {
  const einde = tot === null ? '' : ` tot ${moment(tot)}`
  return melding(
    'let-op',
    `U hebt het glas gebroken en ziet dit${einde}. Alleen u ziet dit. Uw functionaris gegevensbescherming is op de hoogte.`,
  )
}

/** Which relation gives access, and since when. */
function relatiekaart(relaties: readonly Relatie[], doel: Persoonsdoel): Html {
  return kaart('Waarom u dit mag zien', [
    ...relaties.map((relatie) =>
      gegevenslijst([
        { naam: 'Relatie', waarde: relatienamen[relatie.soort] },
        { naam: 'Sinds', waarde: moment(relatie.sinds) },
        ...(relatie.tot === null ? [] : [{ naam: 'Tot', waarde: moment(relatie.tot) }]),
      ]),
    ),
    gegevenslijst([{ naam: 'Doel', waarde: doel.naam }]),
  ])
}
