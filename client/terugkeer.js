import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  randomUUID,
  sign,
  verify,
} from 'node:crypto'

/** Waar Terugkeer staat en wie u bent. `clientId` en `issuer` krijgt u bij de koppeling; de sleutel blijft bij u. */

/** Een melding die bewezen van Terugkeer komt: wat er gebeurde en met welk bericht. Haal de inhoud op met `bericht`. */

/** Wat u met veel berichten tegelijk doet: ten hoogste honderd. */

/** Een bestand bij een antwoord: PDF, JPEG of PNG, ten hoogste 10 MB. */

/** Wat Terugkeer niet deed, en waarom. `fouten` noemt elk veld dat niet klopt. */
export class TerugkeerFout extends Error {
  status
  code
  fouten
  /** Seconden die u volgens de server wacht; null als hij dat niet zegt. */
  wacht

  constructor(status, { title, detail, code, fouten }, wacht = null) {
    super(detail ?? title ?? `Terugkeer antwoordde met ${status}.`)
    this.name = 'TerugkeerFout'
    this.status = status
    this.code = code ?? 'onbekend'
    this.fouten = fouten ?? []
    this.wacht = wacht
  }
}

/** De API van Terugkeer, voor één koppeling. */
export class Terugkeer {
  #instellingen
  #token = null
  #sleutels = null

  constructor(instellingen) {
    this.#instellingen = { ...instellingen, server: instellingen.server.replace(/\/+$/, '') }
  }

  /** Mag dit worden gedeeld? Vraagt geen gegevens van iemand. */
  async toets(vragen) {
    return (await this.#vraag('POST', '/toetsen', { vragen })).oordelen
  }

  /** Levert één gebeurtenis. Nog eens leveren mag: `herhaald` zegt dan dat zij er al was. */
  lever(gebeurtenis) {
    return this.#vraag('POST', '/detentiegebeurtenissen', gebeurtenis)
  }

  /** Levert veel gebeurtenissen, in reeksen van 500, en geeft per gebeurtenis het antwoord, in volgorde. */
  async *leverReeks(gebeurtenissen) {
    for await (const reeks of inReeksen(gebeurtenissen, 500)) {
      const regels = reeks.map((een) => `${JSON.stringify(een)}\n`).join('')
      const tekst = await this.#metHerkansing(async () => {
        const antwoord = await this.#stuur('POST', '/detentiegebeurtenissen', regels, 'application/x-ndjson')
        const gelezen = await antwoord.text()
        const aantal = gelezen.split('\n').filter((regel) => regel !== '').length
        if (aantal !== reeks.length)
          throw new TypeError(`${aantal} antwoorden op ${reeks.length} gebeurtenissen`)
        return gelezen
      })
      for (const regel of tekst.trimEnd().split('\n')) yield JSON.parse(regel)
    }
  }

  /** De berichten van uw organisatie, nieuwste eerst, over alle pagina's. */
  async *berichten(keuze = {}) {
    for (let cursor = ''; cursor !== null; ) {
      const vraag = new URLSearchParams({ ...keuze, ...(cursor === '' ? {} : { cursor }) })
      const pagina = await this.#vraag('GET', `/berichten?${vraag}`)
      yield* pagina.berichten
      cursor = pagina.volgende
    }
  }

  bericht(id) {
    return this.#vraag('GET', `/berichten/${deelVan(id)}`)
  }

  /** Zegt dat uw systeem het bericht heeft. Twee keer mag. */
  bevestig(id) {
    return this.#vraag('POST', `/berichten/${deelVan(id)}/ontvangstbevestigingen`, {})
  }

  /**
   * Beantwoordt een bericht, met ten hoogste drie bestanden. Het antwoord gaat één keer, ook als de verbinding halverwege
   * breekt. In `bijlagen` van het antwoord staat van elk bestand de vingerafdruk.
   */
  beantwoord(id, antwoord, bestanden = []) {
    const pad = `/berichten/${deelVan(id)}/antwoorden`
    const vraag = { antwoordId: randomUUID(), ...antwoord }
    if (bestanden.length === 0) return this.#vraag('POST', pad, vraag)
    const formulier = new FormData()
    formulier.set('antwoord', JSON.stringify(vraag))
    for (const { gegeven, naam, inhoudstype, inhoud } of bestanden)
      formulier.append(gegeven, new File([inhoud], naam, { type: inhoudstype }))
    return this.#metHerkansing(async () => leesJson(await this.#stuur('POST', pad, formulier, null)))
  }

  /** De inhoud van een bijlage, als zij heel is aangekomen. Elke keer staat in het logboek. */
  bijlage({ id, sha256 }) {
    return this.#metHerkansing(async () => {
      const antwoord = await this.#stuur('GET', `/bijlagen/${deelVan(id)}`)
      const inhoud = new Uint8Array(await antwoord.arrayBuffer())
      if (createHash('sha256').update(inhoud).digest('hex') !== sha256)
        throw new TypeError('De bijlage is onderweg veranderd.')
      return inhoud
    })
  }

  /** Hoe uw organisatie met dit bericht werkt: bij wie het ligt, de labels en de notities. De afzender ziet dit niet. */
  behandeling(id) {
    return this.#vraag('GET', `/berichten/${deelVan(id)}/behandeling`)
  }

  /** Geeft het bericht aan een collega; null haalt de toewijzing weg. */
  wijsToe(id, medewerker) {
    return this.#vraag('PUT', `/berichten/${deelVan(id)}/toewijzing`, { medewerker })
  }

  /** Schrijft een notitie bij het bericht, één keer, ook als de verbinding halverwege breekt. Alleen uw organisatie leest haar. */
  noteer(id, tekst, notitieId = randomUUID()) {
    return this.#vraag('POST', `/berichten/${deelVan(id)}/notities`, { tekst, id: notitieId })
  }

  /** Doet iets met veel berichten tegelijk, en zegt van elk hoe het afliep. */
  async behandel(vraag) {
    return (await this.#vraag('POST', '/berichtbehandelingen', vraag)).uitkomsten
  }

  /** De collega's aan wie u een bericht kunt geven. */
  async collegas() {
    return (await this.#vraag('GET', '/collegas')).collegas
  }

  /** De labels van uw organisatie. */
  async labels() {
    return (await this.#vraag('GET', '/labels')).labels
  }

  /**
   * Zegt dat het bericht niet voor uw gemeente is; een mens beslist. Gaat één keer: breekt de verbinding, kijk dan met
   * `bericht` hoe het staat.
   */
  zegNietVanOns(id, vraag) {
    return this.#eenKeer('POST', `/berichten/${deelVan(id)}/niet-van-ons`, vraag)
  }

  /** Roept een bericht terug dat u verstuurde. Gaat één keer: breekt de verbinding, kijk dan met `bericht` hoe het staat. */
  roepTerug(id, vraag) {
    return this.#eenKeer('POST', `/berichten/${deelVan(id)}/terugroepingen`, vraag)
  }

  /** Zegt of u de gegevens van een teruggeroepen bericht hebt verwijderd, of op welke grond u ze bewaart. Gaat één keer. */
  beantwoordVerwijderverzoek(id, antwoord) {
    return this.#eenKeer('POST', `/berichten/${deelVan(id)}/verwijderantwoorden`, antwoord)
  }

  /**
   * Legt vast dat iemand nee zei tegen wat in dit bericht op toestemming rust: het geldt meteen, en in het antwoord is het
   * teruggeroepen. Gaat één keer: breekt de verbinding, kijk dan met `bericht` hoe het staat.
   */
  legNeeVast(id, nee) {
    return this.#eenKeer('POST', `/berichten/${deelVan(id)}/nee`, nee)
  }

  /** Wat de burgemeester besloot na een BIJ-melding, oudste eerst. */
  async bijbesluiten(id) {
    return (await this.#vraag('GET', `/berichten/${deelVan(id)}/bijbesluiten`)).besluiten
  }

  /** Legt vast dat de burgemeester een maatregel nam, of geen; één keer, ook als de verbinding halverwege breekt. */
  besluit(id, vraag) {
    return this.#vraag('POST', `/berichten/${deelVan(id)}/bijbesluiten`, {
      besluitId: randomUUID(),
      ...vraag,
    })
  }

  /** Wie u waar kunt bereiken: groepsmailboxen en contactpersonen. */
  async contacten(zoek) {
    return (await this.#vraag('GET', `/contacten?${new URLSearchParams({ zoek })}`)).contacten
  }

  async abonnementen() {
    return (await this.#vraag('GET', '/abonnementen')).abonnementen
  }

  /** Laat dit adres horen dat er een bericht is. */
  meldAan(adres) {
    // Another address is another registration: nobody knows whether the first one succeeded.
    return this.#eenKeer('POST', '/abonnementen', { adres })
  }

  async meldAf(id) {
    await this.#vraag('DELETE', `/abonnementen/${deelVan(id)}`)
  }

  /** Zegt hoe Terugkeer bij uw systeem inlogt (OAuth, private_key_jwt); null als dat niet meer hoeft. */
  async zetInloggen(id, inloggen) {
    const pad = `/abonnementen/${deelVan(id)}/inloggen`
    await (inloggen === null ? this.#vraag('DELETE', pad) : this.#vraag('PUT', pad, inloggen))
  }

  /** Stuurt nu een proefmelding naar dit adres. */
  proef(id) {
    return this.#vraag('POST', `/abonnementen/${deelVan(id)}/proef`, {})
  }

  /** Wat uw adressen niet hebben gehoord en waar een mens over moet beslissen. */
  async dodeBrieven() {
    return (await this.#vraag('GET', '/afleveringen?status=dood')).afleveringen
  }

  /** Meldt dit nu, met hetzelfde id: wat wacht, wat is opgegeven, en ook wat al is gemeld. */
  async meldOpnieuw(id) {
    await this.#vraag('POST', `/afleveringen/${deelVan(id)}/opnieuw`, {})
  }

  /**
   * Keurt een melding die bij u binnenkwam: `inhoud` is de tekst zoals die kwam, `handtekening` de kop
   * `Terugkeer-Handtekening`, `adres` het adres waarvoor u zich aanmeldde. Faalt als zij niet van Terugkeer is, niet voor
   * u, te oud of veranderd.
   */
  async keurMelding(melding) {
    const [kop = '', lading = '', teken = ''] = melding.handtekening.split('.')
    const { alg, kid, typ } = uitDeel(kop)
    const vreemd = new TypeError('De handtekening heeft niet de vorm van Terugkeer.')
    if ((alg !== 'ES256' && alg !== 'PS256') || typ !== 'event+jwt') throw vreemd
    const sleutel = await this.#openbareSleutel(String(kid))
    // The key decides how it signs, never the signature.
    if (alg !== algoritmeVan(sleutel)) throw vreemd
    const vorm = ondertekenvorm(sleutel, createPublicKey({ key: sleutel, format: 'jwk' }))
    const goed = verify('sha256', Buffer.from(`${kop}.${lading}`), vorm, Buffer.from(teken, 'base64url'))
    if (!goed) throw new TypeError('De handtekening klopt niet.')
    const { iss, aud, exp, sha256 } = uitDeel(lading)
    if (iss !== this.#instellingen.server || aud !== melding.adres)
      throw new TypeError('Deze melding is niet voor u.')
    if (typeof exp !== 'number' || exp < Date.now() / 1000) throw new TypeError('Deze melding is verlopen.')
    if (sha256 !== createHash('sha256').update(melding.inhoud).digest('base64url'))
      throw new TypeError('De melding is onderweg veranderd.')
    const { id, type, subject, time } = JSON.parse(melding.inhoud)
    return { id, type, bericht: subject, op: time }
  }

  #vraag(methode, pad, inhoud) {
    return this.#metHerkansing(() => this.#eenKeer(methode, pad, inhoud))
  }

  /** For what may not be asked again by itself: when no answer comes, nobody knows whether it was done. */
  async #eenKeer(methode, pad, inhoud) {
    const tekst = await (
      await this.#stuur(methode, pad, inhoud === undefined ? undefined : JSON.stringify(inhoud))
    ).text()
    const gelezen = tekst === '' ? undefined : JSON.parse(tekst)
    return gelezen
  }

  /** Without a kind the content says itself what it is, as a form does. */
  async #stuur(methode, pad, inhoud, soort = 'application/json') {
    const antwoord = await fetch(`${this.#instellingen.server}/api/v1${pad}`, {
      method: methode,
      headers: {
        Authorization: `Bearer ${await this.#bearer()}`,
        ...(soort === null ? {} : { 'Content-Type': soort }),
      },
      ...(inhoud === undefined ? {} : { body: inhoud }),
    })
    if (antwoord.ok) return antwoord
    if (antwoord.status === 401) this.#token = null
    const wacht = Number(antwoord.headers.get('Retry-After') ?? Number.NaN)
    throw new TerugkeerFout(
      antwoord.status,
      await leesJson(antwoord).catch(() => ({})),
      Number.isFinite(wacht) ? wacht : null,
    )
  }

  /** Tries again what may succeed later: each of these requests does its work once, however often it comes. */
  async #metHerkansing(doe) {
    for (let poging = 0; ; poging++) {
      try {
        return await doe()
      } catch (oorzaak) {
        const later =
          oorzaak instanceof TerugkeerFout ? laterGoed.has(oorzaak.status) : oorzaak instanceof TypeError
        if (!later || poging === 4) throw oorzaak
        const gevraagd = oorzaak instanceof TerugkeerFout ? (oorzaak.wacht ?? 0) * 1000 : 0
        const eigen = 250 * 2 ** poging * (0.5 + Math.random() / 2)
        await new Promise((klaar) => setTimeout(klaar, Math.min(Math.max(gevraagd, eigen), 30_000)))
      }
    }
  }

  async #bearer() {
    const { clientId, issuer, bereik } = this.#instellingen
    if (this.#token !== null && this.#token.tot > Date.now()) return this.#token.tekst
    const antwoord = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: bereik.join(' '),
        client_id: clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: this.#verklaring(),
      }),
    })
    const { access_token, expires_in, ...fout } = await leesJson(antwoord)
    if (!antwoord.ok)
      throw new TerugkeerFout(antwoord.status, { code: fout.error, detail: fout.error_description })
    this.#token = { tekst: access_token, tot: Date.now() + (expires_in - 60) * 1000 }
    return access_token
  }

  /** A minute in which this client says who it is (private_key_jwt, RFC 7523). */
  #verklaring() {
    const { clientId, issuer, sleutel } = this.#instellingen
    const nu = Math.floor(Date.now() / 1000)
    const kop = { alg: algoritmeVan(sleutel), ...(sleutel.kid === undefined ? {} : { kid: sleutel.kid }) }
    const lading = { iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat: nu, exp: nu + 60 }
    const tekst = `${alsDeel(kop)}.${alsDeel(lading)}`
    const vorm = ondertekenvorm(sleutel, createPrivateKey({ key: sleutel, format: 'jwk' }))
    return `${tekst}.${sign('sha256', Buffer.from(tekst), vorm).toString('base64url')}`
  }

  async #openbareSleutel(kid) {
    const vind = () => this.#sleutels?.keys.find((een) => een.kid === kid)
    const vers = this.#sleutels !== null && Date.now() - this.#sleutels.opgehaald < 60_000
    // A key that is not known may be new; whoever makes up a name has us ask once a minute at most.
    if (vind() === undefined && !vers) {
      const antwoord = await fetch(`${this.#instellingen.issuer}/jwks`)
      const { keys } = await leesJson(antwoord)
      this.#sleutels = { opgehaald: Date.now(), keys }
    }
    const sleutel = vind()
    if (sleutel === undefined)
      throw new TypeError('De melding is niet met een sleutel van Terugkeer ondertekend.')
    return sleutel
  }
}

/** What the server answers has the form of its API document. */
async function leesJson(antwoord) {
  return await antwoord.json()
}

const laterGoed = new Set([401, 429, 500, 502, 503, 504])
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
const algoritmeVan = ({ kty }) => (kty === 'EC' ? 'ES256' : 'PS256')
const ondertekenvorm = ({ kty }, key) => (kty === 'EC' ? { key, dsaEncoding: 'ieee-p1363' } : { key, ...pss })
/** An id as one part of a path: nothing in it leads to another route. A dot alone would, also when encoded. */
function deelVan(id) {
  if (/^\.{0,2}$/.test(id)) throw new RangeError('Dit is geen id.')
  return encodeURIComponent(id)
}

const alsDeel = (inhoud) => Buffer.from(JSON.stringify(inhoud)).toString('base64url')

/** What stands in a part of a signature; nothing when anyone may have written it and it is no JSON. */
function uitDeel(deel) {
  try {
    const inhoud = JSON.parse(Buffer.from(deel, 'base64url').toString('utf8'))
    return typeof inhoud === 'object' && inhoud !== null ? { ...inhoud } : {}
  } catch {
    return {}
  }
}

async function* inReeksen(bron, grootte) {
  let reeks = []
  for await (const een of bron) {
    reeks.push(een)
    if (reeks.length < grootte) continue
    yield reeks
    reeks = []
  }
  if (reeks.length > 0) yield reeks
}
