import type { Datum } from '../../kern/datum.ts'
import type { Fout } from '../../kern/fout.ts'
import { alinea, formulier, foutBij, type Html, kaart, keuze, tekstvak } from '../../nlds/nlds.ts'
import { gemeentenOp } from '../../organisaties/organisaties.ts'
import type { Besluit } from '../besluiten.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { kortsteReden } from '../toewijzen.ts'
import { stelGemeenteVoor, type Voorstel } from '../voorstel.ts'
import { gemeentenaam } from '../woorden.ts'

/** What someone typed in the form. */
export interface Getypt {
  readonly gemeentecode: string
  readonly reden: string
}

/** What the form needs to know. */
export interface Toewijsvraag {
  readonly vraagId: string
  /** Those that still stand: the suggestion comes from them. */
  readonly gebeurtenissen: readonly Gebeurtenis[]
  /** The decision in force, which this one would take the place of. */
  readonly geldend: Besluit | null
  readonly mislukt: { readonly getypt: Getypt; readonly fout: Fout } | null
  readonly vandaag: Datum
}

/** The form to assign a municipality, or another one in place of the one that was assigned. */
export function toewijsformulier(vraag: Toewijsvraag): Html {
  const { vraagId, geldend, mislukt, vandaag, gebeurtenissen } = vraag
  const voorstel = geldend === null ? stelGemeenteVoor(gebeurtenissen, vandaag) : null
  const fouten = mislukt?.fout.fouten ?? []
  return kaart(geldend === null ? 'Wijs een gemeente toe' : 'Wijs een andere gemeente toe', [
    alinea(watVolgt(geldend, vandaag)),
    formulier({
      actie: `/open-vragen/${vraagId}/toewijzing`,
      methode: 'post',
      verborgen: { vervangt: geldend?.id ?? '' },
      inhoud: [
        keuze({
          naam: 'gemeentecode',
          label: 'Gemeente',
          uitleg: voorstel === null ? undefined : voorsteltekst(voorstel),
          leeg: 'Kies een gemeente',
          opties: gemeentenOp(vandaag).map(({ code, naam }) => ({ waarde: code, tekst: naam })),
          waarde: mislukt?.getypt.gemeentecode ?? voorstel?.gemeente.code,
          fout: foutBij(fouten, 'gemeentecode'),
          verplicht: true,
        }),
        tekstvak({
          naam: 'reden',
          label: 'Waarom deze gemeente?',
          uitleg: `Ten minste ${kortsteReden} tekens. Schrijf geen namen, nummers of strafbare feiten.`,
          rijen: 3,
          waarde: mislukt?.getypt.reden,
          fout: foutBij(fouten, 'reden'),
          verplicht: true,
        }),
      ],
      knop: geldend === null ? 'Wijs toe en verstuur' : 'Wijzig en verstuur',
    }),
  ])
}

function watVolgt(geldend: Besluit | null, vandaag: Datum): string {
  if (geldend === null) return 'De gemeente die u kiest, krijgt meteen bericht. U kunt dit later wijzigen.'
  return `Nu toegewezen aan ${gemeentenaam(geldend.gemeentecode, vandaag)}. Kiest u een andere gemeente, dan trekken wij de eerdere berichten in en krijgt de nieuwe gemeente bericht.`
}

function voorsteltekst({ gemeente, bron }: Voorstel): string {
  const waarom = bron === 'inschrijving' ? 'de laatst bekende inschrijving' : 'de gemeente van vestiging'
  return `Voorstel: ${gemeente.naam}, ${waarom}. U beslist.`
}
