import { staatBlad } from '../../berichtenbox/berichtenbox.ts'
import { moment } from '../../kern/datum.ts'
import { Fout, veilig } from '../../kern/fout.ts'
import {
  alinea,
  foutoverzicht,
  type Html,
  html,
  kaart,
  koppeling,
  label,
  melding,
  tabel,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import { bewaarFeiten } from '../bewaren.ts'
import { type Blad, type Bladdelen, bladenElders, metBlad, staandeVersie } from '../blad.ts'
import { onderwerpenVan } from '../onderwerpen.ts'
import { teVerklaren, wachtOpWet } from '../oordelen.ts'
import { trekIn, type Voorstel, voorstelVan } from '../versturen.ts'
import { feitenkaart } from './feiten.ts'
import { adres, bewaarder, gebiedadres, kop, leesBlad, persoonId, toon } from './kader.ts'
import { kortPagina } from './kort.ts'
import { aantal, nu } from './nu.ts'
import { tegenspraakmelding } from './tegenspraak.ts'
import { versiekaart } from './versies.ts'

/** The sheet of one person: what to do now, how each area stands, and what was sent. */
export async function overzichtPagina(
  c: Verzoek,
  delen: Bladdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const { acteur, blad } = await leesBlad(c, delen)
  const voorstel = voorstelVan(blad, acteur)
  const inhoud = [
    gedaan(c),
    overgenomen(blad),
    andereGemeente(blad),
    tegenspraakmelding(blad),
    foutoverzicht(mislukt?.fouten ?? []),
    tweeKolommen(
      [nu(delen, blad, voorstel), gebiedenkaart(delen, blad, acteur.organisatie), nakijklink(blad, voorstel)],
      [
        feitenkaart(delen, blad, mislukt),
        versiekaart(blad),
        alinea(koppeling('Toestemming van deze persoon', `/toestemmingen/${blad.persoon}`)),
      ],
    ),
  ]
  return toon(c, delen, { ...kop(blad), inhoud }, status(mislukt))
}

const zinnen: Readonly<Record<string, string>> = {
  bewaard: 'Uw antwoorden zijn bewaard. U kunt later verdergaan, ook op een andere plek.',
  vastgelegd: 'Wat de wet vraagt, is vastgelegd.',
  verstuurd: 'Het informatieblad is verstuurd.',
  ingetrokken: 'Het informatieblad is ingetrokken. De gemeente kan het niet meer lezen.',
}

function gedaan(c: Verzoek): Html {
  const zin = zinnen[c.req.query('gedaan') ?? '']
  return zin === undefined ? html`` : melding('gelukt', zin)
}

/** That someone came from another inrichting, and what came along. */
function overgenomen({ verblijf: { vorigeInrichting } }: Blad): Html {
  if (vorigeInrichting === null) return html``
  return melding(
    'info',
    `Overgenomen van ${naamVan(vorigeInrichting)}. Wat daar was ingevuld, staat hier. Een ja van daar telt hier pas als u het opnieuw vraagt; een nee geldt overal.`,
  )
}

/** That the source names another municipality than the one that got a sheet in this detention. */
function andereGemeente(blad: Blad): Html {
  const { beoordeling } = blad
  const elders = bladenElders(blad)
  if (elders.length === 0) return html``
  const namen = [...new Set(elders.map(({ ontvanger }) => naamVan(ontvanger)))].join(' en ')
  const staat = elders.filter(staatBlad)
  const nu =
    beoordeling === null
      ? 'Volgens DJI is nog niet bekend naar welke gemeente deze persoon terugkeert.'
      : `Volgens DJI keert deze persoon terug naar ${naamVan(beoordeling.ontvanger)}. Een ja over een andere gemeente telt daar niet. Een bezwaar houdt het delen ook daar tegen.`
  return melding(
    'let-op',
    html`${nu} ${namen} kreeg een informatieblad. ${
      staat.length === 0
        ? `Dat is teruggeroepen.${staandeVersie(blad) === null ? ' Kijk opnieuw na wat u mag sturen.' : ''}`
        : koppeling('Roep het terug', `/verzonden/${staat[0]?.id ?? ''}`)
    }`,
  )
}

const naamVan = (inrichting: string) => organisatie(inrichting)?.naam ?? inrichting

function gebiedenkaart(delen: Bladdelen, blad: Blad, hier: string): Html {
  const rijen = basisvoorwaarden.map((gebied) => {
    const rij = blad.gebieden.get(gebied)
    return [
      koppeling(onderwerpnaam(gebied), gebiedadres(blad.persoon, gebied)),
      standVan(delen, blad, gebied),
      rij === undefined
        ? 'nog niet'
        : html`${moment(rij.op)}<div class="tk-klein">${rij.door_naam}${rij.organisatie === hier ? '' : `, ${naamVan(rij.organisatie)}`}</div>`,
    ]
  })
  return kaart(
    'De zes gebieden',
    tabel({
      bijschrift: 'Hoe het per gebied staat',
      kolommen: ['Gebied', 'Stand', 'Laatst bewaard'],
      rijen,
      leeg: html``,
    }),
  )
}

function standVan(delen: Bladdelen, blad: Blad, gebied: Basisvoorwaarde): Html {
  const { open, nog } = aantal(blad, gebied)
  const alle = onderwerpenVan(gebied).length
  if (blad.beoordeling?.bezwaar.includes(gebied) === true)
    return html`${label('nee', 'dicht')}<div class="tk-klein">Er is bezwaar</div>`
  // Nobody knows yet whether it may go: that is no refusal.
  if (open === 0 && wachtOpWet(delen, blad, gebied))
    return html`${label('neutraal', 'nog niet bekend')}<div class="tk-klein">Hangt af van wat u vastlegt</div>`
  if (open === 0)
    return html`${label('nee', 'dicht')}<div class="tk-klein">Open het gebied om te zien waarom</div>`
  const dicht = alle - open
  const zijn = dicht === 1 ? 'is' : 'zijn'
  const deel =
    dicht > 0 ? html`<div class="tk-klein">${dicht} van ${alle} onderwerpen ${zijn} dicht</div>` : ''
  const klaar = nog === 0 ? label('ja', 'ingevuld') : label('info', `${open - nog} van ${open} beantwoord`)
  return html`${klaar}${deel}`
}

function nakijklink({ persoon }: Blad, voorstel: Voorstel | null): Html {
  if (voorstel === null) return html``
  return alinea(koppeling('Kijk na wat de gemeente ziet en wat hier blijft', adres(persoon, 'nakijken')))
}

/** Keeps what was declared about the case. */
export async function bewaarFeitenVia(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const { terug = '', ...getypt } = await leesFormulier(c)
  const acteur = bewaarder(c, delen)
  const mislukt = await probeer(getypt, () =>
    metBlad(delen, acteur, persoonId(c), 'alleen', (tx, blad) =>
      bewaarFeiten(delen, tx, acteur, blad, leesFeiten(getypt, gevraagdIn(delen, blad))),
    ),
  )
  if (mislukt !== null)
    return terug === 'kort' ? kortPagina(c, delen, null, mislukt) : overzichtPagina(c, delen, mislukt)
  const verder = terug === 'kort' ? adres(persoonId(c), 'kort') : adres(persoonId(c))
  return c.redirect(`${verder}?gedaan=vastgelegd`, 303)
}

/** Takes back what the inrichting of before sent and tells too much. */
export async function trekInVia(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const acteur = bewaarder(c, delen)
  const mislukt = await probeer({}, () =>
    metBlad(delen, acteur, persoonId(c), 'alleen', (tx, blad) => trekIn(delen, tx, acteur, blad)),
  )
  if (mislukt !== null) return overzichtPagina(c, delen, mislukt)
  return c.redirect(`${adres(persoonId(c))}?gedaan=ingetrokken`, 303)
}

function gevraagdIn({ grondslagen }: Bladdelen, { beoordeling, feiten }: Blad): readonly string[] {
  return beoordeling === null ? [] : teVerklaren(grondslagen, beoordeling, feiten).map(({ feit }) => feit)
}

/** What was chosen. Throws `ongeldige-invoer` for what is no answer, and when nothing of what is asked was chosen. */
function leesFeiten(
  getypt: Readonly<Record<string, string>>,
  gevraagd: readonly string[],
): Readonly<Record<string, boolean>> {
  const gekozen = Object.entries(getypt)
  const fout = gekozen.find(([, waarde]) => waarde !== 'ja' && waarde !== 'nee')?.[0]
  const fouten = fout === undefined ? (gekozen.length === 0 ? gevraagd : []) : [fout]
  if (fouten.length > 0) {
    const melding = 'Kies ja of nee.'
    throw new Fout(
      'ongeldige-invoer',
      melding,
      fouten.map((veld) => ({ veld: veilig(veld), melding, toegestaan: ['ja', 'nee'] })),
    )
  }
  return Object.fromEntries(gekozen.map(([feit, waarde]) => [feit, waarde === 'ja']))
}
