import { type JsonWebKey } from 'node:crypto';
import type { Abonnement, Aflevering, Antwoordvraag, Behandeling, Behandeluitkomsten, Bericht, Bijbesluit, Bijbesluitvraag, Bijlage, Collega, Contact, Detentiegebeurtenis, Gebeurtenisantwoord, GehoordNee, Inloggen, Label, NietVanOnsVraag, Oordeel, Probleem, Proefuitslag, Regelantwoord, Terugroepvraag, Verwijdervraag, Vraag } from './typen.js';
export type * from './typen.js';
/** Waar Terugkeer staat en wie u bent. `clientId` en `issuer` krijgt u bij de koppeling; de sleutel blijft bij u. */
export interface Instellingen {
    /** Zonder pad, bijvoorbeeld `https://terugkeer.voorbeeld.nl`. */
    readonly server: string;
    readonly clientId: string;
    readonly issuer: string;
    /** De geheime sleutel als JWK, met `kid`: EC P-256 (ES256), of RSA van ten minste 2048 bits (PS256). */
    readonly sleutel: JsonWebKey & {
        readonly kid?: string;
    };
    /** Wat u wilt doen, bijvoorbeeld `['berichten.lezen', 'berichten.behandelen']`. */
    readonly bereik: readonly string[];
}
/** Een melding die bewezen van Terugkeer komt: wat er gebeurde en met welk bericht. Haal de inhoud op met `bericht`. */
export interface Melding {
    /** Blijft gelijk hoe vaak de melding ook komt: neem elke id één keer aan. */
    readonly id: string;
    readonly type: string;
    readonly bericht: string;
    readonly op: string;
}
/** Wat u met veel berichten tegelijk doet: ten hoogste honderd. */
export type Behandelvraag = {
    readonly berichten: readonly string[];
} & ({
    readonly doe: 'oppakken';
} | {
    readonly doe: 'toewijzen';
    readonly medewerker: string;
} | {
    readonly doe: 'labelen';
    readonly label: string;
});
/** Een bestand bij een antwoord: PDF, JPEG of PNG, ten hoogste 10 MB. */
export interface Bestand {
    /** Waar het over gaat: een gegeven dat ook in het antwoord staat. */
    readonly gegeven: string;
    /** Eindigt op wat het is, zoals `huurcontract.pdf`. */
    readonly naam: string;
    readonly inhoudstype: Bijlage['inhoudstype'];
    readonly inhoud: Uint8Array<ArrayBuffer>;
}
/** Wat Terugkeer niet deed, en waarom. `fouten` noemt elk veld dat niet klopt. */
export declare class TerugkeerFout extends Error {
    readonly status: number;
    readonly code: string;
    readonly fouten: NonNullable<Probleem['fouten']>;
    /** Seconden die u volgens de server wacht; null als hij dat niet zegt. */
    readonly wacht: number | null;
    constructor(status: number, { title, detail, code, fouten }: Partial<Probleem>, wacht?: number | null);
}
/** De API van Terugkeer, voor één koppeling. */
export declare class Terugkeer {
    #private;
    constructor(instellingen: Instellingen);
    /** Mag dit worden gedeeld? Vraagt geen gegevens van iemand. */
    toets(vragen: readonly Vraag[]): Promise<readonly Oordeel[]>;
    /** Levert één gebeurtenis. Nog eens leveren mag: `herhaald` zegt dan dat zij er al was. */
    lever(gebeurtenis: Detentiegebeurtenis): Promise<Gebeurtenisantwoord>;
    /** Levert veel gebeurtenissen, in reeksen van 500, en geeft per gebeurtenis het antwoord, in volgorde. */
    leverReeks(gebeurtenissen: Iterable<Detentiegebeurtenis> | AsyncIterable<Detentiegebeurtenis>): AsyncGenerator<Regelantwoord>;
    /** De berichten van uw organisatie, nieuwste eerst, over alle pagina's. */
    berichten(keuze?: {
        readonly status?: Bericht['status'];
        readonly soort?: Bericht['soort'];
    }): AsyncGenerator<Bericht>;
    bericht(id: string): Promise<Bericht>;
    /** Zegt dat uw systeem het bericht heeft. Twee keer mag. */
    bevestig(id: string): Promise<Bericht>;
    /**
     * Beantwoordt een bericht, met ten hoogste drie bestanden. Het antwoord gaat één keer, ook als de verbinding halverwege
     * breekt. In `bijlagen` van het antwoord staat van elk bestand de vingerafdruk.
     */
    beantwoord(id: string, antwoord: Antwoordvraag, bestanden?: readonly Bestand[]): Promise<Bericht>;
    /** De inhoud van een bijlage, als zij heel is aangekomen. Elke keer staat in het logboek. */
    bijlage({ id, sha256 }: Pick<Bijlage, 'id' | 'sha256'>): Promise<Uint8Array<ArrayBuffer>>;
    /** Hoe uw organisatie met dit bericht werkt: bij wie het ligt, de labels en de notities. De afzender ziet dit niet. */
    behandeling(id: string): Promise<Behandeling>;
    /** Geeft het bericht aan een collega; null haalt de toewijzing weg. */
    wijsToe(id: string, medewerker: string | null): Promise<Behandeling>;
    /** Schrijft een notitie bij het bericht, één keer, ook als de verbinding halverwege breekt. Alleen uw organisatie leest haar. */
    noteer(id: string, tekst: string, notitieId?: string): Promise<Behandeling>;
    /** Doet iets met veel berichten tegelijk, en zegt van elk hoe het afliep. */
    behandel(vraag: Behandelvraag): Promise<Behandeluitkomsten['uitkomsten']>;
    /** De collega's aan wie u een bericht kunt geven. */
    collegas(): Promise<readonly Collega[]>;
    /** De labels van uw organisatie. */
    labels(): Promise<readonly Label[]>;
    /**
     * Zegt dat het bericht niet voor uw gemeente is; een mens beslist. Gaat één keer: breekt de verbinding, kijk dan met
     * `bericht` hoe het staat.
     */
    zegNietVanOns(id: string, vraag: NietVanOnsVraag): Promise<Bericht>;
    /** Roept een bericht terug dat u verstuurde. Gaat één keer: breekt de verbinding, kijk dan met `bericht` hoe het staat. */
    roepTerug(id: string, vraag: Terugroepvraag): Promise<Bericht>;
    /** Zegt of u de gegevens van een teruggeroepen bericht hebt verwijderd, of op welke grond u ze bewaart. Gaat één keer. */
    beantwoordVerwijderverzoek(id: string, antwoord: Verwijdervraag): Promise<Bericht>;
    /**
     * Legt vast dat iemand nee zei tegen wat in dit bericht op toestemming rust: het geldt meteen, en in het antwoord is het
     * teruggeroepen. Gaat één keer: breekt de verbinding, kijk dan met `bericht` hoe het staat.
     */
    legNeeVast(id: string, nee: GehoordNee): Promise<Bericht>;
    /** Wat de burgemeester besloot na een BIJ-melding, oudste eerst. */
    bijbesluiten(id: string): Promise<readonly Bijbesluit[]>;
    /** Legt vast dat de burgemeester een maatregel nam, of geen; één keer, ook als de verbinding halverwege breekt. */
    besluit(id: string, vraag: Bijbesluitvraag): Promise<Bijbesluit>;
    /** Wie u waar kunt bereiken: groepsmailboxen en contactpersonen. */
    contacten(zoek: string): Promise<readonly Contact[]>;
    abonnementen(): Promise<readonly Abonnement[]>;
    /** Laat dit adres horen dat er een bericht is. */
    meldAan(adres: string): Promise<Abonnement>;
    meldAf(id: string): Promise<void>;
    /** Zegt hoe Terugkeer bij uw systeem inlogt (OAuth, private_key_jwt); null als dat niet meer hoeft. */
    zetInloggen(id: string, inloggen: Inloggen | null): Promise<void>;
    /** Stuurt nu een proefmelding naar dit adres. */
    proef(id: string): Promise<Proefuitslag>;
    /** Wat uw adressen niet hebben gehoord en waar een mens over moet beslissen. */
    dodeBrieven(): Promise<readonly Aflevering[]>;
    /** Meldt dit nu, met hetzelfde id: wat wacht, wat is opgegeven, en ook wat al is gemeld. */
    meldOpnieuw(id: string): Promise<void>;
    /**
     * Keurt een melding die bij u binnenkwam: `inhoud` is de tekst zoals die kwam, `handtekening` de kop
     * `Terugkeer-Handtekening`, `adres` het adres waarvoor u zich aanmeldde. Faalt als zij niet van Terugkeer is, niet voor
     * u, te oud of veranderd.
     */
    keurMelding(melding: {
        readonly inhoud: string;
        readonly handtekening: string;
        readonly adres: string;
    }): Promise<Melding>;
}
