// Gemaakt uit openapi.json met npm run -s client.

export type Bezwaarstapverzoek =
  | {
      soort: "toegelicht";
      reden: string;
    }
  | {
      soort: "gegrond" | "afgewezen" | "ingetrokken" | "verlengd";
      weging: string;
    }
  | {
      soort: "teruggenomen" | "achterhaald";
      weging: string;
      /**
       * De betrokkene zelf, of een wettelijk vertegenwoordiger.
       */
      namens: "betrokkene" | "curator" | "mentor";
      /**
       * De dag waarop dit is gezegd, vanaf de dag waarop het is toegewezen.
       */
      datum: string;
    };
export type Detentiegebeurtenis =
  | {
      gebeurtenisId: string;
      /**
       * Wanneer het gebeurde. Een tijdstip in de toekomst wordt geweigerd; vijf minuten verschil tussen klokken mag.
       */
      tijdstip: string;
      soort: "binnenkomst";
      inrichting: Inrichting;
      verwachteEinddatum?: string | null;
      persoon: Persoon;
    }
  | {
      gebeurtenisId: string;
      /**
       * Wanneer het gebeurde. Een tijdstip in de toekomst wordt geweigerd; vijf minuten verschil tussen klokken mag.
       */
      tijdstip: string;
      soort: "overplaatsing";
      inrichting: Inrichting;
      verwachteEinddatum?: string | null;
      persoon: Persoon;
    }
  | {
      gebeurtenisId: string;
      /**
       * Wanneer het gebeurde. Een tijdstip in de toekomst wordt geweigerd; vijf minuten verschil tussen klokken mag.
       */
      tijdstip: string;
      soort: "wijziging-einddatum";
      inrichting?: Inrichting | null;
      /**
       * De nieuwe datum, of null als die niet meer bekend is.
       */
      verwachteEinddatum: string | null;
      reden: "regulier" | "schorsing" | "heenzending" | "capaciteit";
      persoon: Persoon;
    }
  | {
      gebeurtenisId: string;
      /**
       * Wanneer iemand vrijkwam, of vooraf wanneer hij vrijkomt: ten hoogste dertig jaar vooruit.
       */
      tijdstip: string;
      soort: "ontslag";
      inrichting?: Inrichting | null;
      verwachteEinddatum?: string | null;
      reden?: ("regulier" | "schorsing" | "heenzending" | "capaciteit") | null;
      persoon: Persoon;
    }
  | {
      gebeurtenisId: string;
      /**
       * Wanneer het gebeurde. Een tijdstip in de toekomst wordt geweigerd; vijf minuten verschil tussen klokken mag.
       */
      tijdstip: string;
      soort: "correctie";
      /**
       * De gebeurtenis die niet klopte; zij wordt doorgestreept.
       */
      corrigeert: string;
      inrichting?: Inrichting | null;
      verwachteEinddatum?: string | null;
      persoon?: Persoon | null;
    }
  | {
      gebeurtenisId: string;
      /**
       * Wanneer het gebeurde. Een tijdstip in de toekomst wordt geweigerd; vijf minuten verschil tussen klokken mag.
       */
      tijdstip: string;
      soort: "bij-melding";
      inrichting?: Inrichting | null;
      /**
       * De gemeente waar iemand terugkeert, ook als dat tijdelijk is: haar burgemeester krijgt het bericht.
       */
      gemeentecode: string;
      aanleiding: "verlof" | "einde-detentie";
      /**
       * De eerste dag van het verlof of van de terugkeer; null als die niet bekend is.
       */
      terugkeerdatum: string | null;
      /**
       * Staat deze onherroepelijke veroordeling op de lijst van artikel 11a lid 1 Bjsg? null als dat niet bekend is.
       */
      bijGrond: boolean | null;
      /**
       * Welk deel van die lijst; verplicht als bijGrond true is, en anders null.
       */
      categorie?: ("misdrijf-onvoorwaardelijk" | "geweld-een-jaar" | "tbs" | "pij") | null;
      persoon: Persoon;
    };
export type Inrichting =
  | "pi-ter-apel"
  | "pi-leeuwarden"
  | "pi-veenhuizen"
  | "pi-achterhoek"
  | "pi-almelo"
  | "pi-lelystad"
  | "pi-nieuwegein"
  | "pi-nieuwersluis"
  | "pi-arnhem"
  | "pi-zwolle"
  | "pi-almere"
  | "pi-alphen"
  | "pi-zaanstad"
  | "pi-schiphol"
  | "pi-haaglanden"
  | "pi-dordrecht"
  | "pi-grave"
  | "pi-heerhugowaard"
  | "pi-krimpen-aan-den-ijssel"
  | "pi-middelburg"
  | "pi-rotterdam"
  | "pi-roermond"
  | "pi-sittard"
  | "pi-ter-peel"
  | "pi-vught";
export type Regelantwoord =
  | {
      regel: number;
      gebeurtenisId: string;
      aanvaard: true;
      herhaald: boolean;
      berichten: string[];
      oordeel: {
        uitkomst: "toegestaan" | "deels" | "geweigerd" | "onbeslist";
        peildatum: string;
        registerversie: string;
        /**
         * Waarmee het oordeel is terug te vinden.
         */
        toetsId: string;
      } | null;
      /**
       * Wat een vergissing kan zijn, hoewel de gebeurtenis is aanvaard: een andere naam of geboortedatum bij een bekend nummer. Ook wat niet is verstuurd, aan wie, en waarom niet.
       */
      waarschuwingen: Veldfout[];
    }
  | {
      regel: number;
      gebeurtenisId: string | null;
      aanvaard: false;
      herhaald: boolean;
      /**
       * Bewaard: telt mee zodra de binnenkomst er is.
       */
      bewaard: boolean;
      code:
        | "ongeldige-invoer"
        | "niet-aangemeld"
        | "geen-toegang"
        | "niet-gevonden"
        | "methode-onbekend"
        | "niet-te-leveren"
        | "conflict"
        | "te-groot"
        | "verkeerd-formaat"
        | "te-vaak"
        | "niet-toegestaan"
        | "niet-beschikbaar"
        | "storing";
      fouten: Veldfout[];
    };

export interface Api {}
/**
 * De vraag: mag deze verstrekker dit met deze ontvanger delen? Zonder persoon.
 *
 */
export interface Vraag {
  verstrekker:
    | "pi"
    | "medische-dienst-pi"
    | "dji"
    | "diz"
    | "justid"
    | "college"
    | "burgemeester"
    | "reclassering"
    | "zorgaanbieder"
    | "vervolgzorgaanbieder"
    | "om"
    | "rechtspraak"
    | "politie"
    | "avt"
    | "ciz"
    | "nifp"
    | "cjib"
    | "zvh"
    | "ggd"
    | "ggz"
    | "ketenpartner"
    | "verhuurder"
    | "uwv"
    | "duo"
    | "svb"
    | "belastingdienst"
    | "sociale-dienst"
    | "szw"
    | "betrokkene"
    | "slachtoffer";
  ontvanger:
    | "pi"
    | "medische-dienst-pi"
    | "dji"
    | "diz"
    | "justid"
    | "college"
    | "burgemeester"
    | "reclassering"
    | "zorgaanbieder"
    | "vervolgzorgaanbieder"
    | "om"
    | "rechtspraak"
    | "politie"
    | "avt"
    | "ciz"
    | "nifp"
    | "cjib"
    | "zvh"
    | "ggd"
    | "ggz"
    | "ketenpartner"
    | "verhuurder"
    | "uwv"
    | "duo"
    | "svb"
    | "belastingdienst"
    | "sociale-dienst"
    | "szw"
    | "betrokkene"
    | "slachtoffer";
  /**
   * @minItems 1
   */
  gegevens: [
    (
      | "naam"
      | "geboortedatum"
      | "adres"
      | "nationaliteit"
      | "identificerende-nummers"
      | "huidige-verblijfplaats"
      | "begin-detentie"
      | "einde-detentie"
      | "detentieverloop"
      | "bij-melding"
      | "identiteitsbewijs"
      | "onderdak"
      | "werk-en-inkomen"
      | "schulden"
      | "zorg"
      | "zorg-voor-thuis"
      | "zorgverzekering"
      | "sociaal-netwerk"
      | "zorgtrajecten"
      | "reclasseringscontacten"
      | "motivatie-en-gedrag"
      | "risico-zeden-geweld"
      | "doelgroep-gerichte-aanpak"
      | "reclasseringsbetrokkenheid"
      | "huurschuld"
      | "arbeidssituatie"
      | "inkomstenbron"
      | "uitkering"
      | "cjib-schuld"
      | "schuldhulpverlening"
      | "zorgvragen"
      | "ggz-risicoprofiel"
      | "besmettelijke-ziekte"
      | "ingeschreven-kinderen"
      | "dienstverbanden"
      | "uitkeringen"
      | "diplomas"
      | "arbeidsmarktuitkomst"
      | "plaatsingsbrief"
      | "indicatiestelling"
      | "lopende-toezichten"
      | "brondocumenten-nifp"
      | "reclasseringsrapportages"
      | "pro-justitia-rapportages"
      | "uittreksel-justitiele-documentatie"
      | "strafrechtelijke-beslissing"
      | "titel-en-duur"
      | "behandelinformatie"
      | "leefgebieden"
      | "einddatum-tbs"
      | "regio-herkomst-of-uitstroom"
      | "ketenafspraken"
      | "verantwoordelijke-gemeente"
      | "ernstige-bezwaren-terugkeer"
      | "eerdere-behandelresultaten"
      | "interne-behandelinformatie"
      | "voortgang-behandeling"
      | "beoogde-uitstroom"
      | "beoogde-uitstroomgemeente"
      | "verwachte-uitstroomdatum"
      | "risicotaxatie-en-beschermende-factoren"
      | "verlofinformatie"
      | "trajectafstemming-informatie"
      | "verlengingsadvies"
      | "vordering-verlenging"
      | "diagnose"
      | "huidig-ziektebeeld"
      | "bereidheid-vrijwillige-zorg"
      | "behandelverloop"
      | "behandelmotivatie"
      | "risicofactoren"
      | "reclasseringsadvies"
      | "behandeltrouw"
      | "advies-over-herhaling"
    ),
    ...(
      | "naam"
      | "geboortedatum"
      | "adres"
      | "nationaliteit"
      | "identificerende-nummers"
      | "huidige-verblijfplaats"
      | "begin-detentie"
      | "einde-detentie"
      | "detentieverloop"
      | "bij-melding"
      | "identiteitsbewijs"
      | "onderdak"
      | "werk-en-inkomen"
      | "schulden"
      | "zorg"
      | "zorg-voor-thuis"
      | "zorgverzekering"
      | "sociaal-netwerk"
      | "zorgtrajecten"
      | "reclasseringscontacten"
      | "motivatie-en-gedrag"
      | "risico-zeden-geweld"
      | "doelgroep-gerichte-aanpak"
      | "reclasseringsbetrokkenheid"
      | "huurschuld"
      | "arbeidssituatie"
      | "inkomstenbron"
      | "uitkering"
      | "cjib-schuld"
      | "schuldhulpverlening"
      | "zorgvragen"
      | "ggz-risicoprofiel"
      | "besmettelijke-ziekte"
      | "ingeschreven-kinderen"
      | "dienstverbanden"
      | "uitkeringen"
      | "diplomas"
      | "arbeidsmarktuitkomst"
      | "plaatsingsbrief"
      | "indicatiestelling"
      | "lopende-toezichten"
      | "brondocumenten-nifp"
      | "reclasseringsrapportages"
      | "pro-justitia-rapportages"
      | "uittreksel-justitiele-documentatie"
      | "strafrechtelijke-beslissing"
      | "titel-en-duur"
      | "behandelinformatie"
      | "leefgebieden"
      | "einddatum-tbs"
      | "regio-herkomst-of-uitstroom"
      | "ketenafspraken"
      | "verantwoordelijke-gemeente"
      | "ernstige-bezwaren-terugkeer"
      | "eerdere-behandelresultaten"
      | "interne-behandelinformatie"
      | "voortgang-behandeling"
      | "beoogde-uitstroom"
      | "beoogde-uitstroomgemeente"
      | "verwachte-uitstroomdatum"
      | "risicotaxatie-en-beschermende-factoren"
      | "verlofinformatie"
      | "trajectafstemming-informatie"
      | "verlengingsadvies"
      | "vordering-verlenging"
      | "diagnose"
      | "huidig-ziektebeeld"
      | "bereidheid-vrijwillige-zorg"
      | "behandelverloop"
      | "behandelmotivatie"
      | "risicofactoren"
      | "reclasseringsadvies"
      | "behandeltrouw"
      | "advies-over-herhaling"
    )[]
  ];
  processtap:
    | "binnenkomst"
    | "intake"
    | "detentie"
    | "verlof"
    | "einde-detentie"
    | "na-detentie"
    | "tbs-1"
    | "tbs-2"
    | "tbs-3"
    | "tbs-4"
    | "tbs-5"
    | "tbs-6"
    | "tbs-7"
    | "tbs-8"
    | "tbs-9"
    | "tbs-10"
    | "tbs-11"
    | "tbs-12"
    | "tbs-13"
    | "tbs-14"
    | "tbs-15"
    | "tbs-16a"
    | "tbs-16b"
    | "tbs-16c"
    | "tbs-17a"
    | "tbs-17b"
    | "tbs-17c"
    | "tbs-18a"
    | "tbs-18b"
    | "tbs-18c"
    | "tbs-19a"
    | "tbs-19b"
    | "tbs-19c";
  peildatum: string;
  feiten?: {
    /**
     * Geeft de betrokkene toestemming om dit met deze ontvanger te delen?
     */
    toestemming?:
      | ("gegeven" | "geweigerd" | "ingetrokken")
      | {
          [k: string]: "gegeven" | "geweigerd" | "ingetrokken";
        };
    /**
     * Heeft de reclassering een opdracht of een verzoek om advies gekregen?
     */
    reclasseringsopdracht?: boolean;
    /**
     * Heeft het Openbaar Ministerie de reclassering opdracht gegeven voor een advies over de GVM-maatregel?
     */
    opdrachtVanOm?: boolean;
    /**
     * Is dit nodig om het detentie- en re-integratieplan te maken, te wijzigen of uit te voeren?
     */
    noodzaakPlan?: boolean;
    /**
     * Is er zorg of ondersteuning nodig tijdens of na de detentie?
     */
    zorgNodig?: boolean;
    /**
     * Gaat het om overleg over toezicht, advies of interventies van de reclassering?
     */
    reclasseringsoverleg?: boolean;
    /**
     * Is er een ernstig risico op een gewelds- of zedenmisdrijf?
     */
    ernstigRisico?: boolean;
    /**
     * Is dit nodig om anderen tegen dat misdrijf te beschermen?
     */
    noodzaakBescherming?: boolean;
    /**
     * Hebben verstrekker en ontvanger dit nodig voor hun eigen taak?
     */
    eigenTaak?: boolean;
    /**
     * Staat de veroordeling op de lijst van de regeling BIJ?
     */
    bijGrond?: boolean;
    /**
     * Hoeveel maanden duurt het nog tot de (tijdelijke) terugkeer?
     */
    maandenTotTerugkeer?: number;
    /**
     * Hoeveel maanden geleden kwam de betrokkene vrij?
     */
    maandenNaVrijlating?: number;
    /**
     * Vraagt de betrokkene zelf om hulp bij dit onderwerp?
     */
    hulpvraag?: boolean;
    /**
     * Is er een ondertekende overeenkomst over re-integratie die dit dekt?
     */
    overeenkomst?: boolean;
    /**
     * Heeft de gemeente doelgroep, doel en criteria vastgelegd in een besluit of verordening?
     */
    doelgroepbesluit?: boolean;
    /**
     * Heeft de gemeente beleidsregels over bijzondere bijstand voor de huur?
     */
    beleidsregelsBijstand?: boolean;
    /**
     * Krijgt de betrokkene een uitkering op grond van de Participatiewet?
     */
    bijstandsgerechtigd?: boolean;
    /**
     * Voert de ontvanger voor de betrokkene een lopend traject uit op grond van de Participatiewet, de Jeugdwet, de Wmo 2015 of de Wet gemeentelijke schuldhulpverlening?
     */
    lopendTraject?: boolean;
    /**
     * Past de betrokkene in het risicoprofiel van de Wet publieke gezondheid?
     */
    wpgRisico?: boolean;
    /**
     * Moet de arts de ziekte melden die hij bij zijn onderzoek vond: groep A vermoed of vastgesteld, of groep B1, B2 of C vastgesteld?
     */
    meldingsplichtigeZiekte?: boolean;
    /**
     * Heeft de arts gegronde redenen om een ziekte van groep B1 of B2 te vermoeden?
     */
    gegrondVermoedenZiekte?: boolean;
    /**
     * Weigert de betrokkene het onderzoek dat nodig is om die ziekte vast te stellen?
     */
    onderzoekGeweigerd?: boolean;
    /**
     * Kan door die weigering ernstig gevaar voor de volksgezondheid ontstaan?
     */
    gevaarVolksgezondheid?: boolean;
    /**
     * Kreeg de GGD over deze persoon een melding van een arts volgens artikel 22 Wpg?
     */
    meldingOntvangen?: boolean;
    /**
     * Heeft de burgemeester dit nodig voor een bevoegdheid uit de Wet publieke gezondheid?
     */
    nodigVoorBevoegdheid?: boolean;
    /**
     * Gaat het om begeleid of onbegeleid verlof?
     */
    verlof?: boolean;
    /**
     * Gaat het om elektronische monitoring?
     */
    elektronischeMonitoring?: boolean;
    /**
     * Wordt voorwaardelijke beëindiging of proefverlof overwogen?
     */
    proefverlofOverwogen?: boolean;
    /**
     * Hoort dit bij het advies over verlenging: staat het in het advies, in de aantekeningen of in een andere bijlage?
     */
    bijVerlengingsadvies?: boolean;
    /**
     * Is dit aangemerkt als complexe casus voor het Zorg- en Veiligheidshuis?
     */
    complexeCasus?: boolean;
    /**
     * Is dit nodig om deze casus in het Zorg- en Veiligheidshuis te behandelen?
     */
    nodigVoorCasus?: boolean;
    /**
     * Vindt geen van de deelnemers van wie dit komt dat zwaarwegende redenen zich tegen delen verzetten?
     */
    geenZwaarwegendBezwaar?: boolean;
    /**
     * Is dit een resultaat van het overleg, en niet zomaar wat een deelnemer inbracht?
     */
    resultaatVanOverleg?: boolean;
    /**
     * Heeft de ontvanger dit nodig voor een eigen taak of plicht die past bij het doel van het Zorg- en Veiligheidshuis?
     */
    taakPastBijDoel?: boolean;
    /**
     * Vindt de behandelaar dat na het einde van de titel zorg volgens de Wvggz of de Wzd nodig is, en is de voorbereiding daarvan begonnen?
     */
    vervolgzorgNodig?: boolean;
    /**
     * Hoeveel weken duurt de strafrechtelijke titel nog?
     */
    wekenTotEindeTitel?: number;
    /**
     * Gaat het om zorg volgens de Wzd?
     */
    zorgVolgensWzd?: boolean;
    /**
     * Is de forensische zorg voltooid?
     */
    forensischeZorgKlaar?: boolean;
    /**
     * Vraagt het Openbaar Ministerie de zorgaanbieder om dit advies?
     */
    verzoekVanOm?: boolean;
    /**
     * Vindt de zorgaanbieder dit advies nodig om herhaling te voorkomen?
     */
    nodigTegenHerhaling?: boolean;
    /**
     * Is dit noodzakelijk voor een zwaarwegend algemeen belang, en is vastgelegd waarom?
     */
    zwaarwegendBelang?: boolean;
    /**
     * Heeft de ontvanger dit nodig om de betrokkene te helpen bij zijn terugkeer?
     */
    resocialisatie?: boolean;
    /**
     * Is dit nodig om de straf of maatregel zelf uit te voeren, en niet voor hulp bij terugkeer?
     */
    tenuitvoerlegging?: boolean;
    /**
     * Is er met de ontvanger een afspraak over deze levering, of gaat het om één keer, op verzoek?
     */
    leveringsafspraak?: boolean;
    /**
     * Werkt de ontvanger bij dezelfde instelling, en is hij daar bij deze behandeling betrokken?
     */
    zelfdeInstelling?: boolean;
    /**
     * Komt de betrokkene uit een andere instelling waar hij werd behandeld, en verhuist hij nu naar deze?
     */
    overplaatsing?: boolean;
    /**
     * Is dit nodig voor goede en veilige zorg in de nieuwe instelling?
     */
    nodigVoorZorg?: boolean;
    /**
     * Komt dit uit het dossier van de directeur, en niet van de medische dienst?
     */
    uitPenitentiairDossier?: boolean;
    /**
     * Zit de betrokkene meer dan drie maanden vast en volgt daarna toezicht van de reclassering?
     */
    toezichtNaDetentie?: boolean;
    /**
     * Is dit nodig voor de begeleiding of het toezicht bij voorwaarden over forensische zorg?
     */
    toezichtForensischeZorg?: boolean;
    /**
     * Is dit nodig voor het toezicht van de reclassering bij de uitvoering van de GVM-maatregel?
     */
    toezichtGvm?: boolean;
  };
}
export interface Toestemmingsvraag {
  ontvanger: string;
  /**
   * @minItems 1
   */
  basisvoorwaarden: [
    "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis",
    ...("identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis")[]
  ];
}
export interface Toestemmingsverklaring {
  /**
   * De betrokkene zelf, of een wettelijk vertegenwoordiger.
   */
  namens: "betrokkene" | "curator" | "mentor";
  /**
   * Met vertegenwoordiger als die het zegt (namens), en met tolk precies als er een was (tolk: aan de telefoon mag).
   *
   * @minItems 1
   * @maxItems 8
   */
  aanwezig:
    | [
        | "casemanager"
        | "mentor"
        | "advocaat"
        | "tolk"
        | "familie"
        | "vertegenwoordiger"
        | "geestelijk-verzorger"
        | "anders"
      ]
    | [
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        )
      ]
    | [
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        )
      ]
    | [
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        )
      ]
    | [
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        )
      ]
    | [
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        )
      ]
    | [
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        )
      ]
    | [
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        ),
        (
          | "casemanager"
          | "mentor"
          | "advocaat"
          | "tolk"
          | "familie"
          | "vertegenwoordiger"
          | "geestelijk-verzorger"
          | "anders"
        )
      ];
  taal: "nl" | "en" | "de" | "fr" | "es" | "pl" | "ro" | "tr" | "ar" | "ti" | "pap" | "anders";
  tolk: "geen" | "aanwezig" | "telefoon";
  voorgelezen: boolean;
  /**
   * Verplicht als de taal van het gesprek een andere is dan die van de tekst en er geen tolk was: waaraan u merkte dat het is begrepen, zonder namen.
   */
  hoeBegrepen?: string;
  /**
   * De versie in makkelijke taal is gebruikt.
   */
  makkelijkGelezen: boolean;
  /**
   * Welke tekst is gelezen. Weggelaten: de Nederlandse, in makkelijke taal als dat zo was.
   */
  tekst?: "nl" | "nl-makkelijk" | "ar" | "en" | "es" | "fr" | "pl" | "ro" | "tr";
  /**
   * Er is verteld dat weigeren en intrekken geen gevolgen hebben.
   */
  gevolgenVerteld: true;
  /**
   * Laatste dag van deze toestemming.
   */
  geldigTot: string;
  /**
   * De dag van ondertekenen.
   */
  datum: string;
  plaats: string;
  /**
   * Waar de handtekening staat.
   */
  vorm: "scherm" | "papier";
  /**
   * Bij vorm scherm: punten "x y" van 0 tot 600 en 0 tot 200 na elkaar, strepen gescheiden door ";".
   */
  handtekening?: string;
  /**
   * Uw eigen id: nog eens sturen legt niets dubbel vast.
   */
  verklaringId?: string;
  /**
   * Waarvoor ja is gezegd.
   *
   * @minItems 1
   * @maxItems 60
   */
  ja: [
    {
      /**
       * Id van de organisatie.
       */
      ontvanger: string;
      basisvoorwaarde: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
    },
    ...{
      /**
       * Id van de organisatie.
       */
      ontvanger: string;
      basisvoorwaarde: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
    }[]
  ];
}
export interface Toestemmingsintrekking {
  /**
   * Waar: elk ja dat er is. Wat u daarnaast bij welke noemt, valt daaronder.
   */
  alles?: boolean;
  /**
   * Alleen deze, als alles niet waar is.
   *
   * @maxItems 500
   */
  welke?: {
    /**
     * Id van de organisatie.
     */
    ontvanger: string;
    basisvoorwaarde: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
  }[];
  /**
   * Ondertekend op scherm of papier, of mondeling: elk teken van nee is genoeg.
   */
  vorm: "scherm" | "papier" | "mondeling";
  /**
   * De betrokkene zelf, of een wettelijk vertegenwoordiger.
   */
  namens: "betrokkene" | "curator" | "mentor";
  /**
   * Bij vorm scherm: punten "x y" van 0 tot 600 en 0 tot 200 na elkaar, strepen gescheiden door ";".
   */
  handtekening?: string;
  /**
   * Bij mondeling: wat u merkte, zonder namen.
   */
  toelichting?: string;
  /**
   * Uw eigen id: nog eens sturen verandert niets.
   */
  intrekkingId?: string;
}
export interface Bezwaarverzoek {
  /**
   * @minItems 1
   */
  gebieden: [
    "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis",
    ...("identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis")[]
  ];
  ontvanger: string;
  /**
   * De betrokkene zelf, of een wettelijk vertegenwoordiger.
   */
  namens: "betrokkene" | "curator" | "mentor";
  reden: string;
  /**
   * De dag waarop bezwaar is gemaakt. Vanaf dan loopt de termijn.
   */
  datum: string;
  /**
   * Uw eigen id: nog eens sturen legt niets dubbel vast.
   */
  bezwaarId?: string;
}
export interface Informatiebladantwoorden {
  /**
   * De versie van het gebied die u las.
   */
  gezien: number;
  /**
   * Per onderwerp. Een onderwerp dat u niet noemt, blijft zoals het was.
   */
  antwoorden: {
    [k: string]: {
      /**
       * @maxItems 20
       */
      keuze?:
        | []
        | [string]
        | [string, string]
        | [string, string, string]
        | [string, string, string, string]
        | [string, string, string, string, string]
        | [string, string, string, string, string, string]
        | [string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string, string, string, string]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string
          ];
      velden?: {
        [k: string]: string;
      };
      hulp?: ("ja" | "niet-nodig") | null;
      /**
       * Waar: wat wij al wisten, klopt volgens de betrokkene niet.
       */
      kloptNiet?: boolean;
    };
  };
}
export interface Informatiebladfeiten {
  feiten: {
    [k: string]: boolean;
  };
}
export interface Informatiebladverzending {
  /**
   * Uw eigen id: nog eens sturen verstuurt niets dubbel.
   */
  verzendingId?: string;
  /**
   * Wat u las bij gezien.
   */
  gezien: string;
}
/**
 * De persoon om wie het gaat, zoals de bron hem kent.
 *
 */
export interface Persoon {
  bsn?: string | null;
  skn?: string | null;
  geslachtsnaam: string;
  voorvoegsel?: string | null;
  voornamen?: string | null;
  geboortedatum?: string | null;
  gemeentecode?: string | null;
  vestigingsgemeente?: string | null;
  zonderVastAdres?: boolean;
}
export interface NietVanOnsVraag {
  /**
   * Waarom het bericht niet voor u is.
   */
  reden: "verhuisd" | "niet-ingeschreven" | "andere-gemeente-helpt" | "anders";
  /**
   * De gemeente waar het volgens u wel voor is; null als u dat niet weet.
   */
  gemeentecode?: string | null;
  /**
   * Kort, zonder namen, nummers of strafbare feiten. Verplicht bij de reden anders.
   */
  toelichting?: string | null;
}
export interface Antwoordvraag {
  /**
   * Een id dat u zelf maakt. Stuurt u hetzelfde antwoord nog eens met dit id, dan gaat het één keer; een ander antwoord met dit id geeft 409.
   */
  antwoordId?: string;
  gegevens: {
    [k: string]: string;
  };
  /**
   * Wat u over de zaak verklaart; het register heeft dit nodig om te beslissen.
   */
  feiten?: {
    noodzaakPlan?: boolean;
    zorgNodig?: boolean;
  };
}
export interface Bijbesluitvraag {
  /**
   * Een id dat u zelf maakt. Hetzelfde besluit met dit id telt één keer; een ander besluit met dit id geeft 409.
   */
  besluitId?: string;
  besluit: "maatregel" | "geen-maatregel" | "ingetrokken" | "beeindigd";
  /**
   * Welke maatregel, zonder namen of nummers van mensen; verplicht bij een maatregel.
   */
  maatregel?: string | null;
  /**
   * Welke maatregel is ingetrokken of beëindigd: het id van dat besluit; verplicht bij een einde.
   */
  van?: string | null;
  /**
   * De dag van het besluit.
   */
  datum: string;
  /**
   * Kort, zonder namen of nummers van mensen.
   */
  reden: string;
}
export interface Toewijzingvraag {
  /**
   * Een id uit /collegas; null haalt de toewijzing weg.
   */
  medewerker: string | null;
}
export interface Notitievraag {
  tekst: string;
  /**
   * Zelf te kiezen. Twee keer sturen met hetzelfde id schrijft één notitie; met een andere tekst of bij een ander bericht geeft het 409. De notitie krijgt een eigen id.
   */
  id?: string;
}
export interface Terugroepvraag {
  grond: "verkeerde-persoon" | "toestemming-ingetrokken" | "bezwaar" | "correctie";
  /**
   * Voor de ontvanger, 10 tot 300 tekens, zonder gegevens van een persoon.
   */
  toelichting: string;
}
export interface Verwijdervraag {
  uitkomst: "verwijderd" | "behouden";
  /**
   * Bij behouden: id van een regel van het register.
   */
  grondslag?: string;
  /**
   * Bij behouden, in plaats van grondslag: het wetsartikel van de eigen plicht.
   */
  artikel?: string;
  /**
   * Bij een artikel: waarom het hier geldt.
   */
  toelichting?: string;
}
/**
 * Alleen keuzes en een dag: er is geen vrije tekst, zodat er niets over iemand in kan staan.
 *
 */
export interface GehoordNee {
  /**
   * @minItems 1
   */
  gebieden: [
    "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis",
    ...("identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis")[]
  ];
  voorWie: "ons" | "iedereen";
  wijze: "gezegd" | "geschreven" | "gemerkt";
  namens: "betrokkene" | "curator" | "mentor";
  dag: string;
  /**
   * Uw eigen id voor dit nee: nog eens legt niets dubbel vast.
   */
  neeId?: string;
}
export interface Abonnementvraag {
  /**
   * Waar de meldingen heen gaan: een adres met https.
   */
  adres: string;
}
/**
 * Hoe Terugkeer bij uw systeem binnenkomt: client credentials met private_key_jwt. De sleutel is die van de handtekening; aud is het tokenadres.
 *
 */
export interface Inloggen {
  /**
   * Waar uw OAuth-server tokens geeft: een adres met https.
   */
  tokenadres: string;
  /**
   * Hoe uw OAuth-server Terugkeer noemt; van uw organisatie alleen.
   */
  clientId: string;
  /**
   * De scope die Terugkeer vraagt.
   */
  bereik?: string | null;
}
/**
 * Het antwoord van de toets, met de gegevens in de volgorde van de vraag.
 *
 */
export interface Oordeel {
  uitkomst: "toegestaan" | "deels" | "geweigerd" | "onbeslist";
  peildatum: string;
  registerversie: string;
  /**
   * Staat er alleen als de peildatum ligt na de dag tot wanneer de wet is nagekeken.
   */
  voorbehoud?: string;
  /**
   * @minItems 1
   */
  gegevens: [GegevenOordeel, ...GegevenOordeel[]];
}
/**
 * Het oordeel over één gegeven.
 *
 */
export interface GegevenOordeel {
  gegeven: string;
  uitkomst: "toegestaan" | "geweigerd" | "onbeslist";
  regels: string[];
  grondslagen: Grondslag[];
  voorwaarden: string[];
  knelpunten: string[];
  remedies: Remedie[];
  tegenspraken: string[];
  uitleg: string;
}
/**
 * De juridische grond, met een link naar de wet op de peildatum.
 *
 */
export interface Grondslag {
  wet: string;
  artikel: string;
  /**
   * Het nummer in het Basiswettenbestand. Europees recht staat daar niet in: dan CELEX en het nummer. Anders het Staatsblad of de Staatscourant.
   */
  bwb: string;
  url: string;
}
/**
 * Wat het delen wel rechtmatig zou maken, en wie dan aan zet is.
 *
 */
export interface Remedie {
  soort:
    | "toestemming"
    | "reclasseringsopdracht"
    | "overeenkomst"
    | "doelgroepbesluit"
    | "feit-vaststellen"
    | "andere-processtap"
    | "andere-ontvanger"
    | "wetswijziging";
  wie: string;
  wat: string;
  feit?: string;
}
/**
 * Wat er mis is, volgens RFC 9457, met de velden die niet kloppen.
 *
 */
export interface Probleem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  /**
   * Waar: de gebeurtenis is bewaard en telt mee zodra de binnenkomst er is.
   */
  bewaard?: boolean;
  fouten?: {
    veld: string;
    melding: string;
    toegestaan?: string[];
  }[];
}
export interface BewaardOordeel {
  uitkomst: "toegestaan" | "deels" | "geweigerd" | "onbeslist";
  peildatum: string;
  registerversie: string;
  /**
   * Staat er alleen als de peildatum ligt na de dag tot wanneer de wet is nagekeken.
   */
  voorbehoud?: string;
  /**
   * @minItems 1
   */
  gegevens: [GegevenOordeel, ...GegevenOordeel[]];
  toetsId: string;
}
export interface Grondslagenlijst {
  /**
   * Het register waaruit dit antwoord komt.
   */
  registerversie: string;
  /**
   * Alle regels die bij de vraag passen, over alle bladzijden.
   */
  aantal: number;
  grondslagen: Grondslagregel[];
  /**
   * Staat er alleen als de peildatum ligt na de dag tot wanneer de wet is nagekeken.
   */
  voorbehoud?: string;
  /**
   * Cursor voor de volgende bladzijde; null op de laatste.
   */
  volgende: string | null;
}
/**
 * Eén regel van het register van grondslagen.
 *
 */
export interface Grondslagregel {
  id: string;
  soort: "toestaan" | "verbieden" | "knelpunt";
  titel: string;
  verstrekkers: string[];
  ontvangers: string[];
  /**
   * Ook van de ontvanger naar de verstrekker.
   */
  wederzijds: boolean;
  gegevens: string[];
  processtappen: string[];
  geldigVan: string;
  /**
   * Is dit true, dan is geldigVan de eerste versie die wij lazen; misschien gold het al eerder.
   */
  beginOnzeker: boolean;
  /**
   * De laatste dag, of null als de regel nog geldt.
   */
  geldigTot: string | null;
  voorwaarden: {
    feit: string;
    tekst: string;
  }[];
  grondslagen: Grondslagverwijzing[];
  plichten: string[];
  knelpunten: string[];
  tegenspraken: string[];
  /**
   * Waarom niet; null bij een regel die toestaat.
   */
  reden: string | null;
  /**
   * Een onzekere regel staat nooit iets toe.
   */
  zekerheid: "geverifieerd" | "afgeleid" | "onzeker";
  toelichting: string;
  bron: {
    bestand: string;
    plaats: string;
  }[];
}
export interface Grondslagverwijzing {
  /**
   * Het id van de wet in het register.
   */
  wet: string;
  citeertitel: string;
  artikel: string;
  /**
   * Het nummer in het Basiswettenbestand, of null als de wet dat niet heeft.
   */
  bwb: string | null;
  /**
   * De tekst zoals die gold op de peildatum van de vraag, of vandaag.
   */
  url: string;
  /**
   * Geldt alleen voor deze gegevens; null is voor alle.
   */
  voor: string[] | null;
}
export interface Grondslagregelblad {
  id: string;
  soort: "toestaan" | "verbieden" | "knelpunt";
  titel: string;
  verstrekkers: string[];
  ontvangers: string[];
  /**
   * Ook van de ontvanger naar de verstrekker.
   */
  wederzijds: boolean;
  gegevens: string[];
  processtappen: string[];
  geldigVan: string;
  /**
   * Is dit true, dan is geldigVan de eerste versie die wij lazen; misschien gold het al eerder.
   */
  beginOnzeker: boolean;
  /**
   * De laatste dag, of null als de regel nog geldt.
   */
  geldigTot: string | null;
  voorwaarden: {
    feit: string;
    tekst: string;
  }[];
  grondslagen: Grondslagverwijzing[];
  plichten: string[];
  knelpunten: string[];
  tegenspraken: string[];
  /**
   * Waarom niet; null bij een regel die toestaat.
   */
  reden: string | null;
  /**
   * Een onzekere regel staat nooit iets toe.
   */
  zekerheid: "geverifieerd" | "afgeleid" | "onzeker";
  toelichting: string;
  bron: {
    bestand: string;
    plaats: string;
  }[];
  /**
   * Het register waaruit dit antwoord komt.
   */
  registerversie: string;
  /**
   * Staat er alleen als de peildatum ligt na de dag tot wanneer de wet is nagekeken.
   */
  voorbehoud?: string;
}
export interface Verwerkingslijst {
  registerversie: string;
  verwerkingsactiviteiten: Verwerkingsoverzicht[];
}
/**
 * Een verwerking met de versies die er van zijn.
 *
 */
export interface Verwerkingsoverzicht {
  id: string;
  naam: string;
  /**
   * Geldt er vandaag een versie?
   */
  actief: boolean;
  laatsteVersie: number;
  versies: {
    versie: number;
    geldigVan: string;
    geldigTot: string | null;
    adres: string;
  }[];
}
/**
 * Inhoud als ProcessingActivityVersion in het register van het Logboek Dataverwerkingen, met Nederlandse namen.
 *
 */
export interface Verwerkingsactiviteit {
  id: string;
  versie: number;
  naam: string;
  doel: string;
  /**
   * Termen van W3C DPV.
   */
  doeltermen: string[];
  geldigVan: string;
  geldigTot: string | null;
  registerversie: string;
  /**
   * Doet Terugkeer dit zelf al? Zo niet, dan staat alleen het recht ervoor in het register.
   */
  inGebruik: boolean;
  /**
   * De doelen waaronder dit in het logboek staat.
   */
  logboekdoelen: string[];
  verantwoordelijken: {
    id: string;
    naam: string;
  }[];
  betrokkenen: {
    id: string;
    naam: string;
  }[];
  persoonsgegevens: {
    categorieen: {
      id: string;
      naam: string;
      /**
       * g gewoon, b bijzonder (artikel 9 AVG), s strafrechtelijk (artikel 10 AVG)
       */
      klasse: "g" | "b" | "s";
    }[];
    andere: string[];
    bewaartermijnen: Bewaartermijn[];
  };
  ontvangers: {
    id: string;
    naam: string;
    juridischeRol: ("DataController" | "ServiceProvider") | null;
  }[];
  grondslagen: Verwerkingsgrond[];
  maatregelen: {
    soort: "technisch" | "organisatorisch";
    maatregel: string;
  }[];
  /**
   * Termen van W3C DPV.
   */
  bewerkingen: string[];
  /**
   * De regels waaruit dit volgt; zie /grondslagen/{id}.
   */
  regels: string[];
}
export interface Bewaartermijn {
  wat: string;
  /**
   * Duur volgens ISO 8601, of null.
   */
  termijn: string | null;
  tekst: string;
  herkomst: "wet" | "beleid" | "niet-bepaald";
  grondslag: Verwerkingsgrond | null;
}
export interface Verwerkingsgrond {
  wet: string;
  artikel: string;
  bwb: string | null;
  juriconnect: string | null;
  url: string;
  /**
   * De term van W3C DPV, of null als die er niet is.
   */
  dpv: string | null;
  /**
   * De algemene term voor `legalBasis` in het register van verwerkingen.
   */
  algemeen: string | null;
}
export interface Toestemmingen {
  peildatum: string;
  /**
   * Het tijdstip waarnaar is gevraagd; null als het de hele dag van de peildatum was.
   */
  tijdstip: string | null;
  /**
   * Onwaar: deze persoon verblijft niet meer bij u. Dan staat hier alleen wat bij u is gezegd; of het daarna elders is ingetrokken, ziet u niet.
   */
  actueel: boolean;
  standen: Toestemmingsstand[];
  regels: Toestemmingsregel[];
  terugroepingen: Toestemmingsterugroeping[];
}
/**
 * Hoe het staat voor één ontvanger en basisvoorwaarde. Staat een paar er niet, dan is het niet gevraagd.
 *
 */
export interface Toestemmingsstand {
  /**
   * Id van de organisatie.
   */
  ontvanger: string;
  basisvoorwaarde: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
  stand: "gegeven" | "geweigerd" | "ingetrokken" | "verlopen";
  sinds: string;
  /**
   * De laatste dag van een ja; null bij een nee.
   */
  geldigTot: string | null;
  /**
   * De vorige inrichting waar dit is gezegd; null als het hier was. Een ja van daar opent hier niets.
   */
  elders: string | null;
}
export interface Toestemmingsregel {
  /**
   * Id van de organisatie.
   */
  ontvanger: string;
  basisvoorwaarde: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
  volgnummer: number;
  soort: "gegeven" | "geweigerd" | "ingetrokken";
  op: string;
  geldigTot: string | null;
  verklaring: string;
  elders: string | null;
}
/**
 * Hoe het staat met een bericht dat is teruggeroepen.
 *
 */
export interface Toestemmingsterugroeping {
  bericht: string;
  ontvanger: string;
  /**
   * Waarom het is teruggeroepen.
   */
  wegens: "toestemming-ingetrokken" | "bezwaar" | "vervangen" | "correctie" | "verkeerde-persoon";
  /**
   * Waarover iets moet worden verwijderd; null als het over alles gaat.
   */
  gebieden: string[] | null;
  teruggeroepenOp: string;
  stand: "niet-gelezen" | "open" | "verwijderd" | "behouden";
  grond: string | null;
}
export interface Toestemmingsoordeel {
  toestemming: {
    [k: string]: "gegeven" | "geweigerd" | "ingetrokken";
  };
  oordeel: Oordeel;
}
export interface Toestemmingingetrokken {
  ingetrokken: {
    /**
     * Id van de organisatie.
     */
    ontvanger: string;
    basisvoorwaarde: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
  }[];
  /**
   * Hoeveel berichten zijn teruggeroepen.
   */
  teruggeroepen: number;
  toestemmingen: Toestemmingen;
}
export interface Bezwaren {
  peildatum: string;
  tijdstip: string | null;
  /**
   * Onwaar: deze persoon verblijft niet meer bij u. Hoe een bezwaar daarna elders is beantwoord of beëindigd, ziet u niet.
   */
  actueel: boolean;
  bezwaren: Bezwaar[];
}
export interface Bezwaar {
  id: string;
  ontvanger: string;
  gebieden: ("identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis")[];
  namens: "betrokkene" | "curator" | "mentor";
  /**
   * De dag waarop bezwaar is gemaakt.
   */
  datum: string;
  /**
   * Null zolang die niet is gevraagd.
   */
  reden: string | null;
  /**
   * De ontvanger die het hoorde; null als dat u was.
   */
  gehoordBij: string | null;
  /**
   * De laatste dag om te antwoorden.
   */
  uiterlijk: string;
  /**
   * Bij open en gegrond gaan deze gebieden niet naar de ontvanger; tegen een gemeente: naar geen gemeente.
   */
  stand: "open" | "gegrond" | "afgewezen" | "ingetrokken" | "beeindigd";
  vastgelegdOp: string;
  stappen: Bezwaarstap[];
}
export interface Bezwaarstap {
  soort: "toegelicht" | "verlengd" | "gegrond" | "afgewezen" | "ingetrokken" | "teruggenomen" | "achterhaald";
  /**
   * De reden, de weging, of bij een einde wat er is gezegd.
   */
  tekst: string;
  /**
   * Bij meer tijd: de nieuwe laatste dag.
   */
  uiterlijk: string | null;
  /**
   * Bij een einde: wie dat zei.
   */
  namens: ("betrokkene" | "curator" | "mentor") | null;
  /**
   * Bij een einde: de dag waarop dat is gezegd.
   */
  datum: string | null;
  vastgelegdOp: string;
}
export interface Informatiebladonderwerp {
  sleutel: string;
  gebied: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
  /**
   * @minItems 1
   */
  gegevens: [string, ...string[]];
  /**
   * Onderdeel van artikel 20d lid 2 of 3 Pm dat het onderwerp noemt.
   */
  basis: string;
  naam: string;
  vraag: string;
  /**
   * Eén antwoord, meer antwoorden, of meer antwoorden die zelf de hulpvraag zijn.
   */
  soort: "een" | "meer" | "hulpvraag";
  /**
   * @minItems 1
   */
  opties: [never[], ...never[][]];
  /**
   * Antwoorden die niet met een ander samengaan; niet-nodig en onbekend zijn dat altijd.
   */
  alleen?: string[];
  velden: {
    naam: string;
    soort: "tekst" | "datum" | "bedrag" | "nummer";
    label: string;
    /**
     * Antwoorden waarbij dit veld leeg blijft.
     */
    nietBij?: string[];
  }[];
  /**
   * Of apart wordt gevraagd of iemand hulp wil.
   */
  hulp: boolean;
  /**
   * Staat ook op het korte formulier, voor wie korter dan vier weken blijft.
   */
  kort?: boolean;
  /**
   * Gaat over gezondheid (artikel 9 AVG).
   */
  bijzonder?: boolean;
}
export interface Informatieblad {
  /**
   * Null zolang de gemeente niet bekend is.
   */
  ontvanger: string | null;
  gebieden: Informatiebladgebied[];
  toestemming: {
    [k: string]: "gegeven" | "geweigerd" | "ingetrokken";
  };
  /**
   * Wat het register over de zaak vraagt; null als het nog niet is vastgelegd.
   */
  feiten: {
    feit: string;
    vraag: string;
    waarde: boolean | null;
  }[];
  oordeel: Oordeel | null;
  /**
   * Wat nu zou worden verstuurd. Stuur dit mee bij het versturen; null als dat niets is.
   */
  gezien: string | null;
  versies: Informatiebladversie[];
  /**
   * Wat een andere inrichting in deze detentie verstuurde, zonder de inhoud.
   */
  elders: {
    /**
     * Het id van het bericht.
     */
    id: string;
    versie: number;
    status: string;
    verzondenOp: string;
    /**
     * Of de gemeente deze versie kan lezen.
     */
    staat: boolean;
    afzender: string;
  }[];
}
export interface Informatiebladgebied {
  gebied: "identiteitsbewijs" | "onderdak" | "werk-en-inkomen" | "schulden" | "zorg" | "zorg-voor-thuis";
  /**
   * Stuur deze mee als gezien; 0 als er nog niets is bewaard.
   */
  versie: number;
  /**
   * De onderwerpen die nu mogen, en dus te vragen zijn.
   */
  open: string[];
  dicht: string[];
  antwoorden: {
    [k: string]: Informatiebladantwoord;
  };
  bewaardOp: string | null;
  bewaardDoor: string | null;
}
/**
 * Wat iemand antwoordde. Staat een onderwerp er niet, dan is het niet gevraagd.
 *
 */
export interface Informatiebladantwoord {
  keuze: string[];
  velden: {
    [k: string]: string;
  };
  hulp: ("ja" | "niet-nodig") | null;
  bron: Informatiebladbron;
  /**
   * Wat er stond en volgens de betrokkene niet klopt.
   */
  betwist: Informatiebladbron | null;
}
export interface Informatiebladbron {
  wat: string;
  datum: string;
}
export interface Informatiebladversie {
  /**
   * Het id van het bericht.
   */
  id: string;
  versie: number;
  status: string;
  verzondenOp: string;
  /**
   * Of de gemeente deze versie kan lezen.
   */
  staat: boolean;
  verschillen: {
    naam: string;
    soort: "nieuw" | "anders" | "weg";
  }[];
}
export interface Informatiebladverzonden {
  bericht: string;
  versie: number;
}
/**
 * Wie zag of kreeg wat over deze persoon, wanneer en waarom.
 *
 */
export interface Inzage {
  gemaaktOp: string;
  van: string | null;
  tot: string | null;
  organisatie: string | null;
  samenvatting: {
    regels: number;
    organisaties: number;
    /**
     * Hoeveel regels pas later te zien zijn.
     */
    later: number;
    handelingen: {
      handeling:
        "gelezen" | "gezocht" | "verstrekt" | "geweigerd" | "vastgelegd" | "gewijzigd" | "ingetrokken" | "vernietigd";
      aantal: number;
    }[];
  };
  /**
   * Waar: er is meer dan hier past. Vraag de rest met voor en het laatste volgnummer.
   */
  meer: boolean;
  regels: Inzageregel[];
  /**
   * Regels die nu nog niet te zien zijn, van het hele logboek, los van het filter.
   */
  later: {
    aantal: number;
    grond: {
      id: string;
      naam: string;
    };
    /**
     * De dag vanaf wanneer deze regels wel te zien zijn.
     */
    vanaf: string;
  }[];
}
/**
 * Wie iets zag of kreeg, wat, wanneer en waarom.
 *
 */
export interface Inzageregel {
  /**
   * Het nummer van de regel in het logboek.
   */
  volgnummer: number;
  op: string;
  handeling:
    "gelezen" | "gezocht" | "verstrekt" | "geweigerd" | "vastgelegd" | "gewijzigd" | "ingetrokken" | "vernietigd";
  organisatie: {
    id: string;
    naam: string;
  };
  /**
   * De rol in woorden. Nooit de naam van een medewerker.
   */
  rol: string;
  /**
   * Welke gegevens, in woorden. Leeg: niets van de inhoud.
   */
  wat: string[];
  /**
   * Aan wie het is doorgegeven, of null.
   */
  aan: string | null;
  waarom: string;
  /**
   * Het doel dat bij het openen is gekozen.
   */
  doel: {
    id: string;
    naam: string;
  };
  relatie: string | null;
  grond: {
    soort: "oordeel" | "verwerking" | "geweigerd" | "niet-vastgelegd";
    uitleg: string;
    artikelen: {
      wet: string;
      artikel: string;
      url: string;
    }[];
  };
}
export interface Gebeurtenisantwoord {
  gebeurtenisId: string;
  aanvaard: true;
  herhaald: boolean;
  berichten: string[];
  oordeel: {
    uitkomst: "toegestaan" | "deels" | "geweigerd" | "onbeslist";
    peildatum: string;
    registerversie: string;
    /**
     * Staat er alleen als de peildatum ligt na de dag tot wanneer de wet is nagekeken.
     */
    voorbehoud?: string;
    /**
     * @minItems 1
     */
    gegevens: [GegevenOordeel, ...GegevenOordeel[]];
    /**
     * Waarmee het oordeel is terug te vinden.
     */
    toetsId: string;
  } | null;
  /**
   * Wat een vergissing kan zijn, hoewel de gebeurtenis is aanvaard: een andere naam of geboortedatum bij een bekend nummer. Ook wat niet is verstuurd, aan wie, en waarom niet.
   */
  waarschuwingen: Veldfout[];
}
export interface Veldfout {
  veld: string;
  melding: string;
  toegestaan?: string[];
}
export interface Berichtenlijst {
  berichten: Bericht[];
  /**
   * Cursor voor de volgende pagina; null op de laatste.
   */
  volgende: string | null;
}
export interface Bericht {
  id: string;
  soort:
    | "begin-detentie"
    | "wijziging-detentie"
    | "einde-detentie"
    | "informatieblad"
    | "intrekking"
    | "dr-plan"
    | "bij"
    | "tbs"
    | "antwoord";
  versie: number;
  verzondenOp: string;
  afzender: Partij;
  ontvanger: Partij;
  /**
   * Om wie het gaat; null als het bericht is teruggeroepen, is vernietigd of niet mocht worden verstuurd.
   */
  betrokkene: {
    [k: string]: unknown;
  } | null;
  /**
   * Wat een eerder bericht aan u over hetzelfde nummer anders noemde; null als er niets anders is. Vraag na of het dezelfde persoon is voordat u iets doet.
   */
  eerderGenoemd: {
    naam?: unknown;
    geboortedatum?: unknown;
  } | null;
  /**
   * Wat er wordt verteld, per gegeven; null als het bericht is teruggeroepen, is vernietigd of niet mocht worden verstuurd.
   */
  inhoud: {
    [k: string]: unknown;
  } | null;
  /**
   * De bestanden die meegingen; null als het bericht is teruggeroepen, is vernietigd of niet mocht worden verstuurd.
   */
  bijlagen: Bijlage[] | null;
  grondslagen: Berichtgrondslag[];
  toetsId: string;
  status: "klaargezet" | "bezorgd" | "gelezen" | "ingetrokken" | "onbestelbaar" | "vernietigd";
  reden: string | null;
  terugroeping: Terugroeping | null;
  /**
   * Wanneer de inhoud is vernietigd, volgens welke regel van het bewaarbeleid, en met hoeveel bijlagen.
   */
  vernietiging: {
    regel: string;
    vernietigdOp: string;
    bijlagen: number;
  } | null;
  vervangt: string | null;
  antwoordOp: string | null;
  termijn: string | null;
  gelezenOp: string | null;
  opgepaktOp: string | null;
  contact: {
    groepsmailbox: string;
  } | null;
}
export interface Partij {
  id: string;
  naam: string;
  oin: string;
  gemeentecode: string | null;
}
/**
 * Een bestand bij een antwoord. De inhoud haalt u op met /bijlagen/{id}.
 *
 */
export interface Bijlage {
  id: string;
  /**
   * Waar de bijlage over gaat.
   */
  gegeven: string;
  naam: string;
  inhoudstype: "application/pdf" | "image/jpeg" | "image/png";
  /**
   * In bytes.
   */
  grootte: number;
  /**
   * De vingerafdruk van de inhoud, hexadecimaal.
   */
  sha256: string;
  /**
   * Wanneer de virusscanner er niets in vond; null als er geen virusscanner was.
   */
  gescandOp: string | null;
}
/**
 * Een wetsartikel, en de gegevens die daarop zijn verstrekt.
 *
 */
export interface Berichtgrondslag {
  gegevens: string[];
  wet: string;
  artikel: string;
  bwb: string;
  url: string;
}
/**
 * Dat de afzender het bericht terugriep, wanneer en waarom.
 *
 */
export interface Terugroeping {
  grond: "verkeerde-persoon" | "toestemming-ingetrokken" | "bezwaar" | "correctie" | "vervangen";
  toelichting: string;
  teruggeroepenOp: string;
  /**
   * Null als niemand bij de ontvanger het bericht had gelezen, of als een nieuwe versie alles zegt wat erin stond.
   */
  verwijderverzoek: Verwijderverzoek | null;
}
/**
 * Het verzoek aan de ontvanger om te verwijderen wat al was gelezen.
 *
 */
export interface Verwijderverzoek {
  stand: "open" | "verwijderd" | "behouden";
  /**
   * Laatste dag om te antwoorden; een termijn uit beleid.
   */
  uiterlijk: string;
  beantwoordOp: string | null;
  /**
   * Id van de regel in het register.
   */
  grondslag: string | null;
  /**
   * De eigen wettelijke plicht van de ontvanger.
   */
  artikel: string | null;
  toelichting: string | null;
  /**
   * Van welke gebieden de gegevens weg moeten; null voor het hele bericht.
   */
  gebieden: string[] | null;
}
export interface Bijbesluiten {
  besluiten: Bijbesluit[];
}
/**
 * Wat de burgemeester besloot na een BIJ-melding; zonder persoon.
 *
 */
export interface Bijbesluit {
  id: string;
  besluit: "maatregel" | "geen-maatregel" | "ingetrokken" | "beeindigd";
  maatregel: string | null;
  /**
   * Bij een einde: het id van de maatregel die niet meer geldt.
   */
  van: string | null;
  datum: string;
  reden: string;
  vastgelegdOp: string;
  /**
   * Op deze dag wordt het besluit vernietigd, tenzij het bericht wordt vastgehouden.
   */
  bewaardTot: string;
}
export interface Collegalijst {
  collegas: Collega[];
}
export interface Collega {
  id: string;
  naam: string;
  functie: string;
}
export interface Labellijst {
  labels: Label[];
}
export interface Label {
  id: string;
  naam: string;
}
/**
 * Hoe de eigen organisatie met een bericht werkt. De afzender ziet dit nooit.
 *
 */
export interface Behandeling {
  bericht: string;
  /**
   * Null als niemand het doet, ook als de rol van die collega voorbij is.
   */
  toegewezenAan: Collega | null;
  labels: Label[];
  notities: {
    id: string;
    tekst: string;
    functie: string;
    op: string;
  }[];
}
export interface Behandeluitkomsten {
  uitkomsten: {
    bericht: string;
    afloop: "gedaan" | "al-gedaan" | "ingetrokken" | "vernietigd" | "niet-gevonden";
  }[];
}
export interface Contactenlijst {
  contacten: Contact[];
  totaal: number;
  /**
   * Cursor voor de volgende pagina; null op de laatste.
   */
  volgende: string | null;
}
export interface Contact {
  organisatie: {
    id: string;
    naam: string;
    partij: string;
    plaats: string | null;
    oin: string;
    gemeentecode: string | null;
  };
  groepsmailbox: string;
  backofficemailbox: string | null;
  contactpersonen: Contactpersoon[];
}
/**
 * Iemand die u voor het werk kunt bereiken.
 *
 */
export interface Contactpersoon {
  naam: string;
  functie: string;
  telefoon: string | null;
  email: string | null;
}
export interface Abonnement {
  id: string;
  adres: string;
  /**
   * Actief zolang het adres niet zes uur zwijgt, ook als het nog nooit iets aannam; zie stilSinds en geluktOp. Geschorst: het zwijgt langer.
   */
  stand: "actief" | "geschorst";
  reden: string | null;
  /**
   * Vanaf de eerste keer dat het adres niets aannam (geen antwoord, 408, 429 of 5xx). Vanaf dan blijft één melding het proberen, en spoed; de rest wacht (aangehouden). Null als het adres antwoordt.
   */
  stilSinds: string | null;
  /**
   * De laatste keer dat het adres een melding aannam; null als dat nog nooit was.
   */
  geluktOp: string | null;
  gemaaktOp: string;
  /**
   * Null als de handtekening van Terugkeer voor uw systeem genoeg is.
   */
  inloggen: InloggenOutput | null;
  wacht: number;
  /**
   * Wat na drie dagen is opgegeven; opnieuw te proberen.
   */
  dood: number;
}
/**
 * Hoe Terugkeer bij uw systeem binnenkomt: client credentials met private_key_jwt. De sleutel is die van de handtekening; aud is het tokenadres.
 *
 */
export interface InloggenOutput {
  /**
   * Waar uw OAuth-server tokens geeft: een adres met https.
   */
  tokenadres: string;
  /**
   * Hoe uw OAuth-server Terugkeer noemt; van uw organisatie alleen.
   */
  clientId: string;
  /**
   * De scope die Terugkeer vraagt.
   */
  bereik: string | null;
}
/**
 * Hoe uw adres een proefmelding opnam. Bij een proefmelding hoort geen bericht: dataref en subject noemen een id dat niet bestaat.
 *
 */
export interface Proefuitslag {
  gelukt: boolean;
  uitleg: string;
  milliseconden: number;
}
export interface Afleveringenlijst {
  afleveringen: Aflevering[];
  volgende: string | null;
}
export interface Aflevering {
  /**
   * Ook het id van de CloudEvent; het blijft bij elke poging gelijk.
   */
  id: string;
  abonnement: string;
  bericht: string;
  soort: "ontvangen" | "ingetrokken" | "verwijderherinnering";
  spoor: "spoed" | "bulk";
  /**
   * Wacht: onderweg, of wordt opnieuw geprobeerd. Aangehouden: wacht tot het adres weer antwoordt, ook zonder poging. Dood: na drie dagen opgegeven. Vervallen: het bericht is teruggeroepen of het adres is beëindigd voordat dit was gemeld.
   */
  status: "wacht" | "aangehouden" | "dood" | "afgeleverd" | "vervallen";
  /**
   * Sinds het begin, of sinds er opnieuw om is gevraagd.
   */
  pogingen: number;
  gemaaktOp: string;
  laatsteOp: string | null;
  laatsteReden: string | null;
  afgeleverdOp: string | null;
}
