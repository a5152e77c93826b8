import { datumKort, datumVan, datumVoluit, moment, tijdVan } from '../../kern/datum.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { drukAf } from '../../platform/papier.ts'
import { type Brief, kijkminuten, meestePogingen } from '../codes.ts'
import { eerstVragen, klacht } from '../contact.ts'
import type { Opening } from '../dossier.ts'
import { inGroepen as codeInGroepen } from '../geheim.ts'
import { inGroepen, type Overzicht, telOp, wanneer, zonderGegevens } from '../overzicht.ts'
import { meesteRegels } from '../regels.ts'
import { mijnPad } from '../sessie.ts'
import { uitstelgrond } from '../uitstelgronden.ts'
import { handelingnamen, organisatienaam, telwoorden } from '../woorden.ts'

type Wieheet = Pick<Opening, 'naam' | 'geboortedatum'> | null

/** The overview on paper, tagged to be read aloud. Without a name when the person printed it with a code. */
export function overzichtsvel(overzicht: Overzicht, wie: Wieheet, fg: string): Promise<Uint8Array> {
  const telling = telOp(overzicht)
  const { van, tot, organisatie, groep } = overzicht.filter
  return drukAf({
    ...{ sjabloon: new URL('overzicht.typ', import.meta.url), titel: 'Wie zag of kreeg wat over u' },
    ...{ taal: 'nl', op: overzicht.gemaaktOp },
    gegevens: {
      persoon: persoon(wie),
      vragen: [eerstVragen, fg, klacht],
      gemaakt: moment(overzicht.gemaaktOp),
      periode: periode(van, tot),
      organisatie: organisatie === null ? null : organisatienaam(organisatie),
      aantal: telling.regels,
      organisaties: telling.organisaties,
      tellers: telling.handelingen.map(({ handeling, aantal }) => ({ aantal, naam: telwoorden[handeling] })),
      meer: overzicht.meer ? meesteRegels : null,
      later: overzicht.later.map(({ aantal, grond, vanaf }) => {
        const gevonden = uitstelgrond(grond)
        const waarom =
          gevonden === null ? grond : `${gevonden.naam} (${gevonden.wet} artikel ${gevonden.artikel})`
        return { aantal, waarom, vanaf: datumVoluit(vanaf) }
      }),
      groepen: inGroepen(overzicht, datumVoluit).map(({ kop, regels }) => ({
        kop,
        regels: regels.map((regel) => ({
          wanneer: wanneer(regel, groep === 'dag' ? tijdVan : moment),
          wie: groep === 'dag' ? regel.organisatie[1] : null,
          rol: regel.rol,
          handeling: handelingnamen[regel.handeling],
          aan: regel.aan,
          wat: regel.wat.length === 0 ? null : regel.wat.join(', '),
          anders: zonderGegevens(regel),
          waarom: regel.waarom,
          doel: regel.doel[1],
          relatie: regel.relatie,
          grond: regel.grond.uitleg,
          artikelen: regel.grond.artikelen.map(({ wet, artikel }) => `${wet} artikel ${artikel}`).join('; '),
        })),
      })),
    },
  })
}

function periode(van: string | null, tot: string | null): string {
  if (van === null && tot === null) return 'alles wat er is'
  const begin = van === null ? 'het begin' : datumKort(van)
  return `van ${begin} tot en met ${tot === null ? 'vandaag' : datumKort(tot)}`
}

function persoon(wie: Wieheet) {
  if (wie === null) return null
  return {
    naam: wie.naam === null ? null : naamVoluit(wie.naam),
    geboortedatum: wie.geboortedatum === null ? null : datumKort(wie.geboortedatum),
  }
}

/** The letter with a code. It exists here and on that sheet only. */
export function codevel(
  { nummer, code, verlooptOp }: Brief,
  wie: Opening,
  adres: string,
  op: Date,
): Promise<Uint8Array> {
  return drukAf({
    ...{ sjabloon: new URL('code.typ', import.meta.url), titel: 'Uw code om zelf te kijken', taal: 'nl', op },
    gegevens: {
      ...{ persoon: persoon(wie), adres: `${adres}${mijnPad}`, nummer, code: codeInGroepen(code) },
      ...{ tot: datumVoluit(datumVan(verlooptOp)), tijd: tijdVan(verlooptOp) },
      ...{ minuten: kijkminuten, pogingen: meestePogingen },
    },
  })
}
