import type { Soort } from '../tabellen.ts'

/** From when a term runs. */
export type Vanaf = 'vrijlating' | 'verstrekking' | 'terugroeping' | 'beeindiging'

/** One line of the policy: which messages, how long, from when, and who says so. */
export interface Bewaarregel {
  /** Stands in the stone of each message that was destroyed by it, so it is never renamed. */
  readonly id: string
  /** Empty for a line that is not about the content of one kind. */
  readonly soorten: readonly Soort[]
  readonly wat: string
  readonly maanden: number
  readonly vanaf: Vanaf
  /** An act sets this term, or we chose it ourselves. */
  readonly herkomst: 'wet' | 'beleid'
  readonly bron: string
}

/**
 * How long the content of a message stays. A line applies by itself, each day. Where no act sets a term the line says
 * that it is policy: it may not look like law.
 */
export const bewaarbeleid: readonly Bewaarregel[] = [
  {
    id: 'detentie-half-jaar',
    soorten: ['begin-detentie', 'wijziging-detentie', 'einde-detentie'],
    wat: 'Begin, wijziging en einde van een detentie',
    maanden: 6,
    vanaf: 'vrijlating',
    herkomst: 'beleid',
    bron: 'Geen wet noemt een termijn. Een ontwerp voor artikel 11a bis Bjsg ging uit van zes maanden na de vrijlating; dat is nooit ingevoerd.',
  },
  {
    id: 'antwoord-half-jaar',
    soorten: ['antwoord'],
    wat: 'Antwoord van een gemeente of een inrichting',
    maanden: 6,
    vanaf: 'vrijlating',
    herkomst: 'beleid',
    bron: 'Geen wet noemt een termijn voor het bericht. Het volgt de melding waarover het gaat.',
  },
  {
    id: 'informatieblad-half-jaar',
    soorten: ['informatieblad', 'intrekking'],
    wat: 'Informatieblad, en het bericht dat toestemming is ingetrokken',
    maanden: 6,
    vanaf: 'vrijlating',
    herkomst: 'beleid',
    bron: 'Geen wet noemt een termijn. Trekt de betrokkene zijn toestemming in, dan wordt het bericht meteen teruggeroepen.',
  },
  {
    id: 'plan-half-jaar',
    soorten: ['dr-plan'],
    wat: 'D&R-plan',
    maanden: 6,
    vanaf: 'vrijlating',
    herkomst: 'beleid',
    bron: 'Artikel 39 Pm gaat over het dossier bij de inrichting, niet over het bericht. Voor het bericht kozen wij dezelfde zes maanden.',
  },
  {
    id: 'bij-negen-maanden',
    soorten: ['bij'],
    wat: 'BIJ-melding aan de burgemeester',
    maanden: 9,
    vanaf: 'verstrekking',
    herkomst: 'wet',
    bron: 'Artikel 11a lid 4 Bjsg: vernietigen binnen negen maanden na de verstrekking.',
  },
  {
    id: 'bij-verantwoording-vijf-jaar',
    soorten: [],
    wat: 'Maatregel van de burgemeester na een BIJ-melding, zonder naam of nummer',
    maanden: 60,
    vanaf: 'verstrekking',
    herkomst: 'wet',
    bron: 'Artikel 11a lid 4 Bjsg: vijf jaar, alleen voor de verantwoording. Nam de burgemeester geen maatregel, dan blijft er niets. Het artikel zegt niet vanaf welke dag; wij tellen vanaf de verstrekking, de kortste lezing.',
  },
  {
    id: 'tbs-jaar',
    soorten: ['tbs'],
    wat: 'Bericht uit de tbs-keten',
    maanden: 12,
    vanaf: 'verstrekking',
    herkomst: 'beleid',
    bron: 'Geen termijn voor het bericht gevonden. De dossiers van kliniek en reclassering hebben hun eigen termijn.',
  },
  {
    id: 'tbs-traject-vier-jaar',
    soorten: [],
    wat: 'Tbs-traject bij de kliniek: de stappen, wie meedeed, wat de betrokkene zei, en wat er verder aan hangt',
    maanden: 48,
    vanaf: 'beeindiging',
    herkomst: 'beleid',
    bron: 'Geen wet noemt een termijn voor deze vastlegging; het dossier van de kliniek heeft zijn eigen termijn. Op een ja of een opdracht rust wat is verstrekt. Artikel 51c lid 4 Wjsg bewaart een verstrekking ten minste vier jaar; het bewijs blijft even lang (artikel 7 lid 1 AVG).',
  },
  {
    id: 'tbs-vergissing-maand',
    soorten: [],
    wat: 'Tbs-traject dat per vergissing is begonnen en waaruit niets is gedeeld',
    maanden: 1,
    vanaf: 'beeindiging',
    herkomst: 'beleid',
    bron: 'Eigen keuze: er is niets te bewijzen. Een maand is genoeg om te merken dat het toch geen vergissing was.',
  },
  {
    id: 'voorbereiding-half-jaar',
    soorten: [],
    wat: 'Wat een inrichting invulde voor een informatieblad, wie dat deed, een gesprek dat niet is ondertekend, en de scan van een verklaring',
    maanden: 6,
    vanaf: 'vrijlating',
    herkomst: 'beleid',
    bron: 'Artikel 39 Pm: het dossier bij de inrichting gaat zes maanden na het verblijf weg. Voor wat hier staat, kozen wij hetzelfde.',
  },
  {
    id: 'toestemming-vier-jaar',
    soorten: [],
    wat: 'Het grootboek van toestemming: wie waarvoor ja en nee zei',
    maanden: 48,
    vanaf: 'vrijlating',
    herkomst: 'beleid',
    bron: 'Artikel 7 lid 1 AVG vraagt bewijs en noemt geen termijn. Artikel 51c lid 4 Wjsg bewaart een verstrekking ten minste vier jaar; het bewijs waarop zij rustte, blijft even lang.',
  },
  {
    id: 'bezwaar-vier-jaar',
    soorten: [],
    wat: 'Een bezwaar tegen het delen, en hoe het is gewogen en beantwoord',
    maanden: 48,
    vanaf: 'vrijlating',
    herkomst: 'beleid',
    bron: 'Artikel 21 AVG noemt geen termijn. Wie een verstrekking moet kunnen verantwoorden (artikel 51c lid 4 Wjsg, vier jaar), moet ook kunnen laten zien wat daartegen is gezegd.',
  },
  {
    id: 'teruggeroepen-half-jaar',
    soorten: [],
    wat: 'Teruggeroepen bericht, van elke soort',
    maanden: 6,
    vanaf: 'terugroeping',
    herkomst: 'beleid',
    bron: 'Eigen keuze: de afzender kan zo lang nagaan wat er misging. Zolang de ontvanger nog moet antwoorden, blijft het staan.',
  },
]

const vanafWoorden: Readonly<Record<Vanaf, string>> = {
  vrijlating: 'na de vrijlating',
  verstrekking: 'na de verstrekking',
  terugroeping: 'na het terugroepen',
  beeindiging: 'na het beëindigen',
}

/** A term in words. */
export function termijnInWoorden({ maanden, vanaf }: Pick<Bewaarregel, 'maanden' | 'vanaf'>): string {
  const hoeLang =
    maanden > 12 && maanden % 12 === 0
      ? `${maanden / 12} jaar`
      : `${maanden} ${maanden === 1 ? 'maand' : 'maanden'}`
  return `${hoeLang} ${vanafWoorden[vanaf]}`
}

/** How long the content of a BIJ-melding stays, and after it a measure that rests on it. */
export const bijtermijnen = {
  inhoud: maandenVan('bij-negen-maanden'),
  verantwoording: maandenVan('bij-verantwoording-vijf-jaar'),
} as const

/** How long what an inrichting prepared stays, and its ledger of consent. */
export const voorbereidingstermijnen = {
  voorbereiding: maandenVan('voorbereiding-half-jaar'),
  grootboek: maandenVan('toestemming-vier-jaar'),
  bezwaren: maandenVan('bezwaar-vier-jaar'),
} as const

/** How long a track of the tbs stays after it was ended; shorter when it was begun in error and told nobody anything. */
export const tbstermijnen = {
  traject: maandenVan('tbs-traject-vier-jaar'),
  vergissing: maandenVan('tbs-vergissing-maand'),
} as const

function maandenVan(id: string): number {
  const regel = bewaarbeleid.find((een) => een.id === id)
  if (regel === undefined) throw new Error('The policy has a line for what the act says')
  return regel.maanden
}

/** The line that holds for a message of this kind. */
export function regelVoor(soort: Soort, teruggeroepen: boolean): Bewaarregel | undefined {
  return bewaarbeleid.find((regel) =>
    teruggeroepen ? regel.vanaf === 'terugroeping' : regel.soorten.includes(soort),
  )
}
