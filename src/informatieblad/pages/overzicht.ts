import { moment } from '../../kern/datum.ts'
import { Fout, veilig } from '../../kern/fout.ts'
import {
  actie,
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knopLink,
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
import { type Blad, type Bladdelen, metBlad } from '../blad.ts'
import { antwoordOp } from '../inhoud.ts'
import { onderwerpenVan } from '../onderwerpen.ts'
import { kanToestemming, openOnderwerpen, teVerklaren, waaromDicht } from '../oordelen.ts'
import { isAlVerstuurd, type Voorstel, voorstelVan, weggevallen } from '../versturen.ts'
import { adres, bewaarder, gebiedadres, kop, leesBlad, ontvangernaam, persoonId, toon } from './kader.ts'
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
    foutoverzicht(mislukt?.fouten ?? []),
    tweeKolommen(
      [nu(delen, blad, voorstel), gebiedenkaart(blad, acteur.organisatie), nakijklink(blad, voorstel)],
      [feitenkaart(delen, blad, mislukt), versiekaart(blad)],
    ),
  ]
  return toon(c, delen, { ...kop(blad), inhoud }, status(mislukt))
}

const zinnen: Readonly<Record<string, string>> = {
  bewaard: 'Uw antwoorden zijn bewaard. U kunt later verdergaan, ook op een andere plek.',
  vastgelegd: 'Wat de wet vraagt, is vastgelegd.',
  verstuurd: 'Het informatieblad is verstuurd.',
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

const naamVan = (inrichting: string) => organisatie(inrichting)?.naam ?? inrichting

/** The one thing to do now. */
function nu(delen: Bladdelen, blad: Blad, voorstel: Voorstel | null): Html {
  const { persoon, beoordeling } = blad
  if (beoordeling === null)
    return melding('let-op', 'De gemeente is nog niet bekend. DJI zoekt dat uit. U kunt nog niets versturen.')
  const weg = weggevallen(blad)
  const kijkNa = adres(persoon, 'nakijken')
  if (weg.length > 0) {
    const zonder = weg.map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
    return actie({
      kop: 'Het informatieblad is teruggeroepen',
      tekst:
        voorstel === null
          ? `Over ${zonder} mag u niets meer delen. Er blijft niets over om te versturen.`
          : `Over ${zonder} mag u niets meer delen. De rest kunt u opnieuw versturen.`,
      inhoud: voorstel === null ? '' : knopLink(`Stuur een nieuwe versie zonder ${zonder}`, kijkNa),
    })
  }
  if (teVerklaren(delen.grondslagen, beoordeling, blad.feiten).some(({ verklaard }) => verklaard === null))
    return melding(
      'info',
      html`Leg eerst ${koppeling('vast wat de wet vraagt', '#feiten')}. Dan ziet u wat u mag delen.`,
    )
  return verder(blad, voorstel, kijkNa)
}

function verder(blad: Blad, voorstel: Voorstel | null, kijkNa: string): Html {
  const { persoon } = blad
  const open = basisvoorwaarden.find((een) => aantal(blad, een).nog > 0)
  if (open !== undefined)
    return actie({
      kop: `Ga verder met ${onderwerpnaam(open).toLowerCase()}`,
      tekst: 'U bewaart per gebied. U kunt tussendoor stoppen en later verdergaan.',
      inhoud: knopLink('Ga verder', gebiedadres(persoon, open)),
    })
  if (voorstel !== null && !isAlVerstuurd(voorstel))
    return actie({
      kop: 'Alles is ingevuld',
      tekst: `Kijk na wat ${ontvangernaam(blad)} te zien krijgt, en wat hier blijft.`,
      inhoud: knopLink('Kijk na en verstuur', kijkNa),
    })
  if (voorstel !== null) return melding('info', 'De gemeente heeft de laatste versie.')
  const toestemming = basisvoorwaarden.some((een) => {
    const waarom = blad.beoordeling === null ? null : waaromDicht(blad.beoordeling, een)
    return waarom !== null && kanToestemming(waarom)
  })
  if (!toestemming) return melding('info', 'Er is nu niets wat u met de gemeente mag delen.')
  return actie({
    kop: 'Vraag eerst toestemming',
    tekst: 'Zonder toestemming mag u nu niets met de gemeente delen. Nee zeggen mag altijd.',
    inhoud: knopLink('Ga naar het gesprek over toestemming', `/toestemmingen/${persoon}`),
  })
}

/** How much of an area may be asked, and how much of that was. */
function aantal(blad: Blad, gebied: Basisvoorwaarde): { open: number; nog: number } {
  const open = blad.beoordeling === null ? [] : openOnderwerpen(blad.beoordeling, gebied)
  return { open: open.length, nog: open.filter((een) => antwoordOp(blad, een) === null).length }
}

function gebiedenkaart(blad: Blad, hier: string): Html {
  const rijen = basisvoorwaarden.map((gebied) => {
    const rij = blad.gebieden.get(gebied)
    return [
      koppeling(onderwerpnaam(gebied), gebiedadres(blad.persoon, gebied)),
      standVan(blad, gebied),
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

function standVan(blad: Blad, gebied: Basisvoorwaarde): Html {
  const { open, nog } = aantal(blad, gebied)
  const alle = onderwerpenVan(gebied).length
  if (open === 0)
    return html`${label('nee', 'dicht')}<div class="tk-klein">Open het gebied om te zien waarom</div>`
  const deel =
    open < alle ? html`<div class="tk-klein">${alle - open} van ${alle} onderwerpen is dicht</div>` : ''
  const klaar = nog === 0 ? label('ja', 'ingevuld') : label('info', `${open - nog} van ${open} beantwoord`)
  return html`${klaar}${deel}`
}

function nakijklink({ persoon }: Blad, voorstel: Voorstel | null): Html {
  if (voorstel === null) return html``
  return alinea(koppeling('Kijk na wat de gemeente ziet en wat hier blijft', adres(persoon, 'nakijken')))
}

/** What the register asks about the case, and what was declared. Not shown where it asks nothing. */
function feitenkaart({ grondslagen }: Bladdelen, blad: Blad, mislukt: Mislukt | null): Html {
  const vragen = blad.beoordeling === null ? [] : teVerklaren(grondslagen, blad.beoordeling, blad.feiten)
  if (vragen.length === 0) return html``
  const velden = vragen.map(({ feit, vraag, verklaard }) =>
    keuzerondjes({
      ...{ naam: feit, label: vraag, naastElkaar: true },
      uitleg:
        verklaard === null ? undefined : `Vastgelegd op ${moment(verklaard.op)} door ${verklaard.door_naam}.`,
      opties: [
        { waarde: 'ja', tekst: 'Ja' },
        { waarde: 'nee', tekst: 'Nee' },
      ],
      waarde: mislukt?.getypt[feit] ?? (verklaard === null ? undefined : verklaard.waarde ? 'ja' : 'nee'),
      fout: foutBij(mislukt?.fouten ?? [], feit),
    }),
  )
  return kaart(
    'Wat de wet vraagt',
    [
      alinea('Van uw antwoord hangt af wat u mag delen. Uw naam komt erbij te staan.'),
      formulier({
        actie: adres(blad.persoon, 'feiten'),
        methode: 'post',
        inhoud: velden,
        knop: 'Leg vast',
      }),
    ],
    { id: 'feiten' },
  )
}

/** Keeps what was declared about the case. */
export async function bewaarFeitenVia(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = bewaarder(c, delen)
  const mislukt = await probeer(getypt, () =>
    metBlad(delen, acteur, persoonId(c), 'alleen', (tx, blad) =>
      bewaarFeiten(delen, tx, acteur, blad, leesFeiten(getypt)),
    ),
  )
  if (mislukt !== null) return overzichtPagina(c, delen, mislukt)
  return c.redirect(`${adres(persoonId(c))}?gedaan=vastgelegd`, 303)
}

function leesFeiten(getypt: Readonly<Record<string, string>>): Readonly<Record<string, boolean>> {
  const fout = Object.entries(getypt).find(([, waarde]) => waarde !== 'ja' && waarde !== 'nee')
  if (fout !== undefined) {
    const melding = 'Kies ja of nee.'
    const veld = veilig(fout[0])
    throw new Fout('ongeldige-invoer', melding, [{ veld, melding, toegestaan: ['ja', 'nee'] }])
  }
  return Object.fromEntries(Object.entries(getypt).map(([feit, waarde]) => [feit, waarde === 'ja']))
}
