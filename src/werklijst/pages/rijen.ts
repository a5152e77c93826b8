import { aantalDagen, type Datum, dagenTussen, datumKort } from '../../kern/datum.ts'
import { naamInLijst } from '../../kern/naam.ts'
import {
  geen,
  type Html,
  html,
  type Inhoud,
  knopLink,
  knoppen,
  koppeling,
  label,
  legeStaat,
  onbekend,
  rijvinkje,
  tabel,
} from '../../nlds/nlds.ts'
import { type Werkkeuzes, werkadres, zonderFilter } from '../filter.ts'
import type { Werkblad, Werkmens } from '../werklijst.ts'
import { doel } from '../werklijst.ts'
import { naamVan, stapwoorden } from '../woorden.ts'

/** The boxes before the rows belong to this form. */
export const overdraagformulier = 'overdragen'

/** The rows of the list, what is urgent marked, or what it means that there are none. */
export function rijen(
  { mensen, collegas, tellingen }: Werkblad,
  keuzes: Werkkeuzes,
  vandaag: Datum,
  gekozen: readonly string[],
): Html {
  const namen = new Map(collegas.map(({ id, naam }) => [id, naam]))
  return tabel({
    bijschrift: 'Mensen met hun volgende stap',
    kolommen: ['Wie', 'Verblijf', 'Volgende stap', 'Van wie'],
    rijen: mensen.map((mens, i) => [
      wie(mens, gekozen.includes(mens.verblijf.dossier), i === 0),
      verblijf(mens, vandaag),
      stap(mens),
      mens.bij === null ? geen('niemand') : (namen.get(mens.bij) ?? geen('niemand')),
    ]),
    rijAandacht: (i) => mensen[i]?.stap.dringend === true,
    aandachtWoord: 'Dringend',
    leeg: leeg(keuzes, tellingen.alle),
  })
}

function wie(
  { wie: iemand, verblijf: { persoon, dossier, vorigeInrichting } }: Werkmens,
  aan: boolean,
  eerste: boolean,
) {
  const naam = iemand === null ? 'Naam niet bekend' : naamInLijst(iemand.naam)
  const geboren =
    iemand?.geboortedatum == null
      ? onbekend('geboortedatum onbekend')
      : `geb. ${datumKort(iemand.geboortedatum)}`
  const van =
    vorigeInrichting === null
      ? ''
      : html`<div class="tk-klein">overgenomen van ${naamVan(vorigeInrichting)}</div>`
  return rijvinkje({
    ...{ naam: 'mens', waarde: dossier, formulier: overdraagformulier, aangevinkt: aan, eerste },
    label: `Kies: ${naam}`,
    inhoud: html`${koppeling(naam, `/personen/${persoon}?doel=${doel}`)}<div class="tk-klein">${geboren}</div>${van}`,
  })
}

/** Days in, up to the release of who is free, and days to go. */
function verblijf({ feiten, stap: { kort: isKort } }: Werkmens, vandaag: Datum): Inhoud {
  const laatste = feiten.vrij && feiten.einde !== null && feiten.einde < vandaag ? feiten.einde : vandaag
  const dagen = dagenTussen(feiten.begin, laatste) + 1
  const binnen = feiten.vrij ? `${aantalDagen(dagen)} binnen` : `dag ${dagen}`
  const kort = isKort ? html` ${label('let-op', 'kort verblijf')}` : ''
  return html`${binnen}${kort}<div class="tk-klein">${tot(feiten, vandaag)}</div>`
}

function tot({ einde, vrij }: Werkmens['feiten'], vandaag: Datum): Inhoud {
  if (einde === null) return onbekend('einde nog niet bekend')
  if (vrij) return `vrij sinds ${datumKort(einde)}`
  const over = dagenTussen(vandaag, einde)
  if (over < 0) return `had ${datumKort(einde)} vrij moeten komen`
  const woorden = over === 0 ? 'vandaag vrij' : over === 1 ? 'nog 1 dag' : `nog ${over} dagen`
  return `${woorden}, tot ${datumKort(einde)}`
}

function stap(mens: Werkmens): Html {
  const { zin, knop, href } = stapwoorden(mens)
  const spoed = mens.stap.dringend ? html`<div>${label('dringend', 'dringend')}</div>` : ''
  return html`${spoed}<div>${zin}</div>${knoppen(knopLink(knop, href, { soort: mens.stap.soort === 'niets' ? 'stil' : 'secundair' }))}`
}

function leeg(keuzes: Werkkeuzes, alle: number): Html {
  if (alle === 0)
    return legeStaat({
      niveau: 2,
      kop: 'Er staat nog niemand op de lijst',
      tekst: 'Zodra DJI meldt dat iemand in uw inrichting is, staat die persoon hier vanzelf.',
    })
  if (werkadres(keuzes) === werkadres(zonderFilter))
    return legeStaat({ niveau: 2, kop: 'Niemand', tekst: 'Er is nu niemand in uw inrichting.' })
  return legeStaat({
    niveau: 2,
    kop: 'Niemand gevonden',
    tekst:
      keuzes.bladzijde > 1
        ? 'Deze bladzijde is er niet (meer). Iemand is intussen verder geholpen.'
        : 'Niemand past bij dit filter. Misschien is alles al gedaan.',
    tips: [koppeling('Toon iedereen', '/werklijst')],
  })
}
