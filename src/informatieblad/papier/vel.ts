import type { Bladonderwerp } from '../../berichtenbox/berichtenbox.ts'
import { datumKort, moment } from '../../kern/datum.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { drukAf } from '../../platform/papier.ts'
import { basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import type { Bewaarder } from '../bewaren.ts'
import type { Blad } from '../blad.ts'
import { verdeel, wieHetIs, zwijgtOver } from '../inhoud.ts'
import { verzendstand, voorstelVan } from '../versturen.ts'

/** The sheet on paper as it is now, tagged to be read aloud: what the municipality sees, and what stays here. */
export function bladvel(blad: Blad, wie: Bewaarder) {
  const { persoon } = blad.verblijf
  const { gaat, blijft: dicht, tegenspraak, nietGevraagd } = verdeel(blad)
  const blijft = [...dicht, ...tegenspraak]
  const voorstel = voorstelVan(blad, wie)
  const ziet = voorstel === null ? [] : gaat
  return drukAf({
    ...{ sjabloon: new URL('blad.typ', import.meta.url), titel: 'Informatieblad', taal: 'nl', op: wie.nu },
    gegevens: {
      naam: naamVoluit(persoon),
      geboortedatum: persoon.geboortedatum === null ? null : datumKort(persoon.geboortedatum),
      inrichting: naamVan(wie.organisatie),
      gemeente: blad.beoordeling === null ? null : naamVan(blad.beoordeling.ontvanger),
      gemaakt: moment(wie.nu),
      stand: verzendstand(blad, voorstel),
      wie: wieHetIs(blad).join(', '),
      leeg: gaat.length > 0 ? 'Alles wat is ingevuld, mag naar de gemeente.' : 'Er is nog niets ingevuld.',
      gaat: perGebied(ziet),
      niets: ziet.length === 0 ? [] : zwijgtOver(blad),
      nietGevraagd: nietGevraagd.map(({ naam }) => naam.toLowerCase()),
      blijft: perGebied(voorstel === null ? [...gaat, ...blijft] : blijft),
    },
  })
}

const naamVan = (id: string) => organisatie(id)?.naam ?? id

function perGebied(onderwerpen: readonly Bladonderwerp[]) {
  return basisvoorwaarden.flatMap((gebied) => {
    const hier = onderwerpen.filter((een) => een.gebied === gebied)
    return hier.length === 0 ? [] : [{ naam: onderwerpnaam(gebied), onderwerpen: hier.map(opPapier) }]
  })
}

/** A topic in words. What nobody asked reads other than what nobody knows. */
function opPapier({ naam, antwoord, tekst, velden, hulp, bron }: Bladonderwerp) {
  return {
    naam,
    antwoord: antwoord === null ? 'geen antwoord' : tekst.join(', '),
    hulp: hulp === true,
    velden: velden.map(({ label, waarde }) => ({ label: label.endsWith('?') ? label : `${label}:`, waarde })),
    bron: bron === null ? null : `${bron.wat}, ${datumKort(bron.datum)}`,
  }
}
