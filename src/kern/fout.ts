/** One thing that is wrong with what was sent: which field, what to do, and what is allowed. */
export interface VeldFout {
  readonly veld: string
  readonly melding: string
  readonly toegestaan?: readonly string[]
}

/** A field name from outside, safe to show: long runs of digits could be a BSN and are left out. */
export function veilig(naam: string): string {
  return naam.replace(/\d{4,}/g, '…').slice(0, 60)
}

/** The closed list of what can go wrong for a caller: code, HTTP status and one Dutch sentence. */
export const foutsoorten = {
  'ongeldige-invoer': { status: 400, titel: 'De invoer klopt niet.' },
  'niet-aangemeld': { status: 401, titel: 'U bent niet aangemeld.' },
  'geen-toegang': { status: 403, titel: 'U mag dit niet zien of doen.' },
  'niet-gevonden': { status: 404, titel: 'Dit bestaat niet, of het is niet voor uw organisatie.' },
  'methode-onbekend': { status: 405, titel: 'Dit kan niet op dit adres.' },
  'niet-te-leveren': { status: 406, titel: 'Wij leveren dit niet in het formaat waar u om vraagt.' },
  conflict: { status: 409, titel: 'Dit botst met wat al is vastgelegd.' },
  'te-groot': { status: 413, titel: 'Het bericht is te groot.' },
  'verkeerd-formaat': { status: 415, titel: 'Dit inhoudstype kennen wij niet.' },
  'te-vaak': { status: 429, titel: 'Er komen te veel verzoeken achter elkaar.' },
  'niet-toegestaan': { status: 403, titel: 'Volgens het register van grondslagen mag dit niet.' },
  'niet-beschikbaar': { status: 503, titel: 'Dit kan nu even niet.' },
  storing: { status: 500, titel: 'Er ging bij ons iets mis. Er is niets half verwerkt.' },
} as const

/** The code of an error a caller can get. */
export type FoutCode = keyof typeof foutsoorten

/** An error meant for the caller. What the inside knows more stays inside. */
export class Fout extends Error {
  readonly code: FoutCode
  readonly fouten: readonly VeldFout[]
  /** True when what was refused was kept all the same. */
  readonly bewaard: boolean

  /** `melding` is one Dutch sentence that says what to do; `fouten` names the fields, all at once. */
  constructor(code: FoutCode, melding: string, fouten: readonly VeldFout[] = [], bewaard = false) {
    super(melding)
    this.code = code
    this.fouten = fouten
    this.bewaard = bewaard
  }
}

/** What is open to everyone is not there. No organisation plays a part in that, and the title does not say so. */
export class BestaatNiet extends Fout {
  readonly titel = 'Dit bestaat niet.'

  /** `melding` is one Dutch sentence that says what is not known. */
  constructor(melding: string) {
    super('niet-gevonden', melding)
  }
}

/** Too many requests in too short a time: how long to wait goes along, in whole seconds. */
export class TeVaak extends Fout {
  readonly seconden: number

  /** `melding` is one Dutch sentence; without one it says how long to wait. */
  constructor(seconden: number, melding = `Wacht ${inWoorden(seconden)} en probeer het dan opnieuw.`) {
    super('te-vaak', melding)
    this.seconden = seconden
  }
}

/** Something we cannot do without is away for a moment. How long to wait goes along, in whole seconds. */
export class NietBeschikbaar extends Fout {
  readonly seconden: number

  /** `melding` is one Dutch sentence that says what the caller can do; `fouten` names the fields it stands in the way of. */
  constructor(seconden: number, melding: string, fouten: readonly VeldFout[] = []) {
    super('niet-beschikbaar', melding, fouten)
    this.seconden = seconden
  }
}

function inWoorden(seconden: number): string {
  if (seconden === 1) return 'een seconde'
  return seconden <= 120 ? `${seconden} seconden` : `${Math.ceil(seconden / 60)} minuten`
}
