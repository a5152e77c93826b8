import { readFileSync } from 'node:fs'
import type { createDocument } from 'zod-openapi'
import {
  alinea,
  type Html,
  html,
  kaart,
  knopLink,
  knoppen,
  koppeling,
  opsomming,
  pagina,
  stappen,
  tabel,
  uitklap,
  voorbeeldcode,
} from './nlds/nlds.ts'
import { type App, apiPad } from './platform/http.ts'
import { openbaar } from './platform/poort.ts'
import { bereiken, paginakader } from './toegang/toegang.ts'

type Document = ReturnType<typeof createDocument>
type Operatie = NonNullable<NonNullable<NonNullable<Document['paths']>[string]>['get']>

/** The steps with all their code, as they stand in the source; a test walks through them. */
const stappenPad = '/ontwikkelaars/aansluiten.txt'
const stappenTekst = readFileSync(new URL('../docs/aansluiten-leverancier.md', import.meta.url), 'utf8')

/** The page for who connects a system: where to begin, what the API can do, and how to try it. For everyone. */
export function ontwikkelaarsPagina(
  app: App,
  { document, oefen }: { readonly document: Document; readonly oefen: boolean },
): void {
  app.get(stappenPad, openbaar(), (c) => c.text(stappenTekst))
  app.get('/ontwikkelaars', openbaar(), (c) =>
    c.html(
      pagina({
        ...paginakader(c, oefen),
        titel: 'Voor ontwikkelaars',
        ondertitel: 'Een systeem aansluiten: van lege map tot eerste bericht.',
        inhoud: html`${beginnen(oefen)}${client()}${bijlagen()}${bijMeldingen()}${meldingen()}${naslag(document)}`,
      }),
    ),
  )
}

function beginnen(oefen: boolean): Html {
  const waar = oefen
    ? 'Dit is een oefenomgeving: u registreert uw systeem zelf, voor elke organisatie, en het werkt meteen. Alle personen zijn verzonnen.'
    : 'Oefen eerst in een oefenomgeving: daar registreert u uw systeem zelf. Hier maakt de machtigingenbeheerder van uw organisatie de koppeling.'
  return kaart(
    'Beginnen',
    html`${alinea(waar)}${stappen([
      {
        kop: 'Een sleutelpaar',
        tekst: 'De geheime helft blijft bij u. Terugkeer krijgt alleen de openbare helft.',
      },
      { kop: 'Een koppeling', tekst: 'U krijgt een client-id en het adres van de tokenserver.' },
      {
        kop: 'Een token',
        tekst: 'Uw systeem ondertekent wie het is en krijgt een token van een uur (private_key_jwt).',
      },
      {
        kop: 'Het eerste bericht',
        tekst: 'Haal het op, bevestig de ontvangst, en laat u voortaan melden wat er komt.',
      },
    ])}${alinea(html`${koppeling('Alle stappen, met de code om over te nemen', stappenPad)} (platte tekst; in de broncode is dit docs/aansluiten-leverancier.md). Een test voert ze bij elke wijziging uit, vanuit een lege map.`)}`,
  )
}

const voorbeeld = `import { Terugkeer } from '@terugkeer/client'

const bereik = ['berichten.lezen', 'berichten.behandelen']
const terugkeer = new Terugkeer({ server, clientId, issuer, sleutel, bereik })
for await (const bericht of terugkeer.berichten({ status: 'bezorgd' })) {
  await bewaar(bericht)
  await terugkeer.bevestig(bericht.id)
}`

function client(): Html {
  return kaart(
    'Een client voor Node',
    html`${alinea('In de map client/ van de broncode staat een client met typen, zonder afhankelijkheden: npm install met het pad naar die map. Zij haalt tokens, probeert opnieuw wat later kan lukken, en keurt meldingen.')}${voorbeeldcode('Een systeem dat zijn berichten haalt', voorbeeld)}`,
  )
}

function bijMeldingen(): Html {
  return kaart(
    'BIJ-meldingen aan de burgemeester',
    html`${opsomming([
      'DJI levert de gebeurtenis bij-melding, aan dezelfde deur als elke gebeurtenis. Wat niet bekend is, is null; dan gaat er niets.',
      'Het antwoord bevat het oordeel per gegeven. Is het nee, dan is er een bericht met de status onbestelbaar, alleen voor DJI.',
      'De burgemeester heeft een eigen box. Zijn systeem legt vast of hij een maatregel nam; niemand anders ziet dat.',
    ])}`,
  )
}

const antwoordvoorbeeld = `ANTWOORD=$(node -p 'crypto.randomUUID()') # bewaar het: opnieuw proberen gaat met hetzelfde id
curl -H "Authorization: Bearer $TOKEN" \\
  -F 'antwoord={"antwoordId":"'$ANTWOORD'","gegevens":{"onderdak":"Er is een kamer."},"feiten":{"noodzaakPlan":true}};type=application/json' \\
  -F 'onderdak=@huurcontract.pdf' \\
  $SERVER${apiPad}/berichten/$BERICHT/antwoorden`

function bijlagen(): Html {
  return kaart(
    'Bijlagen bij een antwoord',
    html`${opsomming([
      'Stuur een formulier: het antwoord als JSON in het veld antwoord, en elk bestand in een veld met de naam van het gegeven waar het over gaat.',
      'PDF, JPEG of PNG, ten hoogste drie, van 10 MB elk. Naam, inhoudstype en inhoud horen bij elkaar. Alles gaat samen, of niets.',
      'Het antwoord noemt van elke bijlage de vingerafdruk (SHA-256). De ontvanger haalt de inhoud op met haar id; dat staat in het logboek.',
      'Bij 503 antwoordt de virusscanner niet. Er is niets verstuurd; probeer het later opnieuw met hetzelfde antwoordId.',
    ])}${voorbeeldcode('Een antwoord met een bijlage', antwoordvoorbeeld)}`,
  )
}

function meldingen(): Html {
  return kaart(
    'Meldingen op uw adres',
    html`${opsomming([
      'Een melding is een CloudEvent. Zij zegt dat er een bericht is, niets over iemand; u haalt het bericht op met uw token.',
      'Elke melding is ondertekend. Keur de handtekening, en neem elke id één keer aan: een melding kan vaker komen.',
      'Vraagt uw systeem om in te loggen? Terugkeer haalt dan zelf een token bij uw OAuth-server (private_key_jwt). Stel dat in bij Meldingen > Inloggen, of met PUT /api/v1/abonnementen/{id}/inloggen.',
      'Vraagt uw systeem een clientcertificaat (mTLS)? Heeft deze server er een, dan toont hij het bij uw adres en bij uw tokenserver. Welk het is, staat op de pagina Inloggen.',
      'Antwoordt uw adres niet, dan blijven wij het proberen. Er valt niets weg. Wat blijft steken, ziet en herhaalt u zelf.',
    ])}${knoppen(knopLink('Adressen instellen, proberen en herhalen', '/meldingen', { soort: 'secundair' }))}`,
  )
}

function naslag(document: Document): Html {
  const operaties = Object.entries(document.paths ?? {}).flatMap(([pad, methoden]) =>
    Object.entries(methoden).map(([methode, operatie]) => ({ pad, methode, operatie: operatie as Operatie })),
  )
  const groepen = (document.tags ?? []).map(({ name, description }) => ({
    name,
    description: description ?? '',
    van: operaties.filter(({ operatie }) => operatie.tags?.includes(name)),
  }))
  const algemeen = kaart(
    'Naslag van de API',
    html`${alinea(html`Alles staat onder ${apiPad}. De beschrijving voor machines: ${koppeling('openapi.json', `${apiPad}/openapi.json`)} (OpenAPI 3.1). Fouten komen als application/problem+json (RFC 9457) en noemen elk veld dat niet klopt.`)}${tabel(
      {
        bijschrift: 'Wat een koppeling mag',
        bijschriftZichtbaar: true,
        kolommen: ['Bereik', 'Betekenis'],
        rijen: Object.entries(bereiken).map(([id, tekst]) => [html`<code>${id}</code>`, tekst]),
        leeg: html``,
      },
    )}`,
  )
  return html`${algemeen}${groepen.map(groep)}`
}

function groep({
  name,
  description,
  van,
}: {
  name: string
  description: string
  van: readonly { pad: string; methode: string; operatie: Operatie }[]
}): Html {
  const lijst = van.map(({ pad, methode, operatie }) =>
    uitklap(html`<code>${methode.toUpperCase()} ${pad}</code> ${operatie.summary ?? ''}`, uitleg(operatie)),
  )
  return kaart(name, html`${alinea(description)}${lijst}`)
}

function uitleg({ parameters = [], responses = {}, requestBody }: Operatie): Html {
  const velden = parameters.flatMap((een) => ('name' in een ? [een] : []))
  const inhoud = requestBody !== undefined && 'content' in requestBody ? Object.keys(requestBody.content) : []
  return html`${inhoud.length > 0 ? alinea(`Inhoud: ${inhoud.join(' of ')}.`) : ''}${tabel({
    bijschrift: 'Parameters',
    bijschriftZichtbaar: true,
    kolommen: ['Naam', 'Waar', 'Waarden'],
    rijen: velden.map((veld) => [
      html`<code>${veld.name}</code>`,
      waar[veld.in] ?? veld.in,
      waarden(veld.schema),
    ]),
    leeg: alinea('Geen parameters.'),
  })}${tabel({
    bijschrift: 'Antwoorden',
    bijschriftZichtbaar: true,
    kolommen: ['Status', 'Betekenis'],
    rijen: Object.entries(responses).map(([status, antwoord]) => [
      status,
      'description' in antwoord ? String(antwoord.description) : '',
    ]),
    leeg: html``,
  })}`
}

const waar: Readonly<Record<string, string>> = { query: 'vraag', path: 'pad', header: 'kop' }

function waarden(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return ''
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.join(', ')
  if ('format' in schema) return String(schema.format)
  return 'type' in schema ? String(schema.type) : ''
}
