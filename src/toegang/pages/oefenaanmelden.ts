import type { Provider } from 'oidc-provider'
import { Fout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  type Html,
  html,
  kaart,
  kaartenrij,
  keuze,
  knop,
  melding,
  pagina,
} from '../../nlds/nlds.ts'
import { gemeentenOp, organisatie } from '../../organisaties/organisaties.ts'
import { vandaag } from '../../platform/clock.ts'
import { geefDoor } from '../../platform/doorgeven.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import {
  maakOefenaanbieder,
  type Oefenaanbieder,
  oefenaanbieders,
  oefenniveaus,
  oefenpad,
} from '../oefen/aanbieders.ts'
import { oefenaccount, zorgVoorAccount } from '../oefen/accounts.ts'
import { type Persona, personas } from '../personas.ts'
import type { Aanmelddelen } from './blad.ts'

/** The training providers of this server, each a whole OpenID provider; none outside training. */
export function maakOefenaanbieders({ klok, toegang }: Aanmelddelen): ReadonlyMap<string, Provider> {
  const { adres, oefensleutels, aanbieders } = toegang
  if (oefensleutels === null) return new Map()
  return new Map(
    oefenaanbieders.map((een) => {
      const clientSleutels = aanbieders.find(({ id }) => id === een.id)?.sleutels ?? oefensleutels
      return [een.id, maakOefenaanbieder(een, { klok, adres, clientSleutels, sleutels: oefensleutels })]
    }),
  )
}

/** What the training providers answer themselves. Stands before everything that reads a body. */
export function oefenDoorgeven(
  app: App,
  delen: Aanmelddelen,
  providers: ReadonlyMap<string, Provider>,
): void {
  for (const [id, provider] of providers) geefDoor(app, `/${id}`, delen.toegang.adres, provider.callback())
}

/** The sign-in page of the training providers: choose who to be. Everyone here is made up. */
export function oefenaanmeldPaginas(
  app: App,
  delen: Aanmelddelen,
  providers: ReadonlyMap<string, Provider>,
): void {
  for (const een of oefenaanbieders) {
    const provider = providers.get(een.id)
    if (provider === undefined) continue
    const pad = `${oefenpad}/${een.id}/:uid`
    app.get(pad, openbaar(), async (c) => {
      await eisAanmelding(c, provider)
      return c.html(blad(c, een, vandaag(delen.klok)))
    })
    app.post(pad, openbaar(), (c) => meldAan(c, delen, een, provider))
  }
}

async function eisAanmelding(c: Verzoek, provider: Provider) {
  const { incoming, outgoing } = c.env
  return provider
    .interactionDetails(
      incoming as Parameters<Provider['interactionDetails']>[0],
      outgoing as Parameters<Provider['interactionDetails']>[1],
    )
    .catch(() => {
      throw new Fout('niet-gevonden', 'Deze aanmelding is verlopen. Begin opnieuw bij Aanmelden.')
    })
}

async function meldAan(
  c: Verzoek,
  { db, klok }: Aanmelddelen,
  een: Oefenaanbieder,
  provider: Provider,
): Promise<Response> {
  const { session: vorige } = await eisAanmelding(c, provider)
  const { account, gemeente, niveau } = await c.req.parseBody()
  const gekozen = typeof gemeente === 'string' && gemeente !== '' ? `nazorg-${gemeente}` : account
  const persona = typeof gekozen === 'string' ? oefenaccount(gekozen, vandaag(klok)) : null
  if (persona === null || persona.aanbieder !== een.id)
    throw new Fout('ongeldige-invoer', 'Kies iemand uit de lijst om als aan te melden.')
  await zorgVoorAccount(db, klok, persona)
  const acr = typeof niveau === 'string' && niveau in oefenniveaus ? niveau : gewoonNiveau
  const { incoming, outgoing } = c.env
  const verder = await provider.interactionResult(
    incoming as Parameters<Provider['interactionResult']>[0],
    outgoing as Parameters<Provider['interactionResult']>[1],
    { login: { accountId: persona.id, acr } },
  )
  if (vorige?.accountId !== persona.id) await vergeet(provider, vorige?.uid)
  return c.redirect(verder, 303)
}

/** Who was here before in this browser leaves; the provider would otherwise do that with a page that needs a script. */
async function vergeet(provider: Provider, uid: string | undefined): Promise<void> {
  const sessie = uid === undefined ? undefined : await provider.Session.findByUid(uid)
  if (sessie === undefined) return
  delete sessie.accountId
  await sessie.persist()
}

const gewoonNiveau = 'urn:etoegang:core:assurance-class:loa3'

function blad(c: Verzoek, een: Oefenaanbieder, dag: string): Html {
  const mensen = personas.filter(({ aanbieder }) => aanbieder === een.id)
  return pagina({
    titel: een.naam,
    ondertitel: 'Kies wie u wilt zijn. Iedereen hier is verzonnen.',
    inhoud: html`${melding('info', alinea('Dit is een nagemaakte aanmelddienst voor de oefenomgeving. Vul hier nooit echte gegevens in.'))}${kaartenrij(mensen.map((een) => persoonskaart(c, een)))}${een.id === 'oefen-eherkenning' ? andereGemeente(c, dag) : ''}${zwakMiddel(c, mensen)}`,
    menu: [],
    oefen: true,
  })
}

function persoonskaart(c: Verzoek, { id, naam, organisatie: van, functie, watKuntU }: Persona): Html {
  return kaart(
    naam,
    html`${alinea(html`${functie}<br>${organisatie(van)?.naam ?? van}`)}${alinea(watKuntU, { klein: true })}${formulier(
      {
        actie: c.req.path,
        methode: 'post',
        inhoud: '',
        verborgen: { account: id },
        knop: knop(`Meld aan als ${naam}`, { soort: 'secundair' }),
      },
    )}`,
  )
}

function andereGemeente(c: Verzoek, dag: string): Html {
  return kaart(
    'Een andere gemeente',
    formulier({
      actie: c.req.path,
      methode: 'post',
      inhoud: keuze({
        naam: 'gemeente',
        label: 'Nazorgcoördinator van',
        opties: gemeentenOp(dag).map(({ code, naam }) => ({ waarde: code, tekst: naam })),
        leeg: 'Kies een gemeente',
        verplicht: true,
      }),
      knop: knop('Meld aan', { soort: 'secundair' }),
    }),
  )
}

/** To see what happens to someone whose means of signing in is not strong enough. */
function zwakMiddel(c: Verzoek, mensen: readonly Persona[]): Html {
  return kaart(
    'Met een te zwak middel',
    formulier({
      actie: c.req.path,
      methode: 'post',
      verborgen: { niveau: 'urn:etoegang:core:assurance-class:loa2plus' },
      inhoud: keuze({
        naam: 'account',
        label: 'Meld aan met niveau EH2+ als',
        opties: mensen.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
        verplicht: true,
      }),
      knop: knop('Probeer het', { soort: 'secundair' }),
    }),
  )
}
