import { doelenVoor } from '../../../src/personen/doelen.ts'
import type { App } from '../../../src/platform/http.ts'
import { machinerollen } from '../../../src/toegang/machines/rolbereik.ts'
import { alleRollen, type Rol } from '../../routes.ts'
import { inlogAls } from '../../sessie.ts'
import type { Wereld } from '../../wereld.ts'

/** Someone or something that asks: a person with a cookie, who for the API has a machine with a token where its role can. */
export interface Bezoeker {
  readonly naam: string
  readonly organisatie: string
  readonly rol: string
  readonly partij: string
  readonly koekje: string
  readonly token: string | null
  /** For which purposes this role opens people. */
  readonly doelen: readonly string[]
}

/** One of each role at each kind of party, and one who is not signed in. */
export async function alleBezoekers(wereld: Wereld): Promise<readonly Bezoeker[]> {
  const bezoekers: Bezoeker[] = []
  for (const een of alleRollen()) bezoekers.push(await meldAan(wereld, een))
  const niemand = {
    naam: 'niemand',
    organisatie: '',
    rol: '',
    partij: '',
    koekje: '',
    token: null,
    doelen: [],
  }
  return [...bezoekers, niemand]
}

async function meldAan(wereld: Wereld, { rol, partij, organisatie }: Rol): Promise<Bezoeker> {
  const naam = `${rol}@${partij}`
  const { cookie } = await inlogAls(wereld, organisatie, rol, naam)
  const token = machinerollen(partij).includes(rol) ? await wereld.token(organisatie, rol) : null
  const identiteit = { gebruiker: '', naam, organisatie, rol, bereik: null }
  const doelen = doelenVoor(identiteit).map(({ doel }) => doel)
  return { naam, organisatie, rol, partij, koekje: cookie, token, doelen }
}

/** One question to a route. */
export interface Vraag {
  readonly methode: string
  /** The route, as the app knows it. */
  readonly route: string
  readonly pad: string
  readonly velden?: Readonly<Record<string, string>>
  readonly json?: unknown
}

/** An answer, whole: what is in it that could tell something. */
export interface Antwoord {
  readonly status: number
  readonly koppen: string
  readonly tekst: string
}

/** Asks, as this visitor. What is only in a form or a body is sent as the route wants it. */
export async function stel(app: App, adres: string, wie: Bezoeker, vraag: Vraag): Promise<Antwoord> {
  const koppen = new Headers({ Origin: adres, Cookie: wie.koekje })
  if (wie.token !== null && vraag.pad.startsWith('/api/')) koppen.set('Authorization', `Bearer ${wie.token}`)
  if (vraag.json !== undefined) koppen.set('Content-Type', 'application/json')
  const body = inhoudVan(vraag)
  const verzoek = new Request(new URL(vraag.pad, adres), { method: vraag.methode, headers: koppen, body })
  const antwoord = await app.request(verzoek)
  const tekst = Buffer.from(await antwoord.arrayBuffer()).toString('latin1')
  return {
    status: antwoord.status,
    koppen: [...antwoord.headers].map((kop) => kop.join(': ')).join('\n'),
    // The id that a form makes for what will be sent with it is another each time, and of nobody.
    tekst: tekst.replace(/(name="(?:gebeurtenis|verzoek|onderzoek)Id" value=")[^"]+/, '$1'),
  }
}

/** Forms that carry a file: how their routes end, and the field it is in. */
const bestandsvelden = [
  ['/ondertekening', 'document'],
  ['/antwoord', 'bijlage'],
  ['/scans', 'scan'],
  ['/documenten', 'bestand'],
] as const

function inhoudVan({ methode, route, velden, json }: Vraag): URLSearchParams | FormData | string | null {
  if (json !== undefined) return JSON.stringify(json)
  if (methode === 'GET') return null
  const veld = bestandsvelden.find(([einde]) => route.endsWith(einde))?.[1]
  if (veld === undefined) return new URLSearchParams(velden)
  const formulier = new FormData()
  for (const [naam, waarde] of Object.entries(velden ?? {})) formulier.set(naam, waarde)
  formulier.set(veld, new File(['%PDF-1.7\n%%EOF\n'], 'a.pdf', { type: 'application/pdf' }))
  return formulier
}
