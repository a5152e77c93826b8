import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  alinea,
  formulier,
  gegevenslijst,
  type Html,
  html,
  kaart,
  knop,
  knopLink,
  tabel,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { App, Identiteit, Verzoek } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { leesKoekje, wisKoekje } from '../koekjes.ts'
import { rolnaam } from '../rollen.ts'
import { eindigAlleSessies, sessiesVan, zoekSessie } from '../sessies.ts'
import { type Aanmelddelen, toonBlad } from './blad.ts'

/** Who am I here, where am I signed in, and out with all of it. For who has a session, also one without a role. */
export function accountPaginas(app: App, delen: Aanmelddelen): void {
  app.get('/mijn-account', openbaar(), (c) => account(c, delen))
  app.post('/afmelden/overal', openbaar(), async (c) => {
    const sessie = await sessieVan(c, delen)
    if (sessie !== null) await eindigAlleSessies(delen.db, sessie.aangemelde)
    wisKoekje(c, 'sessie')
    return c.redirect('/aanmelden', 303)
  })
}

async function sessieVan(c: Verzoek, { db, klok }: Aanmelddelen) {
  const geheim = leesKoekje(c, 'sessie')
  return geheim === undefined ? null : zoekSessie(db, klok, geheim)
}

async function account(c: Verzoek, delen: Aanmelddelen): Promise<Response> {
  const sessie = await sessieVan(c, delen)
  if (sessie === null) return c.redirect('/aanmelden?verder=%2Fmijn-account', 303)
  const lopend = await sessiesVan(delen.db, delen.klok, sessie.aangemelde)
  return toonBlad(c, delen, {
    titel: 'Mijn account',
    inhoud: html`${wieBenIk(sessie.identiteit, sessie.aangemelde.naam)}${kaart(
      'Waar u bent aangemeld',
      html`${tabel({
        bijschrift: 'Lopende sessies, nieuwste eerst',
        kolommen: ['Begonnen', 'Laatst gebruikt'],
        leeg: alinea('Er is geen lopende sessie.'),
        rijen: lopend.map(({ begonnen_op, gebruikt_op }) => [moment(begonnen_op), moment(gebruikt_op)]),
      })}${alinea('Ziet u een sessie die u niet kent, meld u dan overal af en vertel het uw machtigingenbeheerder.')}${formulier(
        {
          actie: '/afmelden/overal',
          methode: 'post',
          inhoud: '',
          knop: knop('Meld mij overal af', { soort: 'secundair' }),
        },
      )}`,
    )}`,
  })
}

function wieBenIk(identiteit: Identiteit | null, naam: string): Html {
  if (identiteit === null)
    return kaart(
      naam,
      html`${alinea('U hebt nog geen rol gekozen.')}${knopLink('Kies een rol', '/aanmelden/rol')}`,
    )
  return kaart(
    identiteit.naam,
    html`${gegevenslijst([
      {
        naam: 'Organisatie',
        waarde: organisatie(identiteit.organisatie)?.naam ?? identiteit.organisatie,
      },
      { naam: 'Rol', waarde: rolnaam(identiteit.rol) },
    ])}${knopLink('Werk in een andere rol', '/aanmelden/rol', { soort: 'secundair' })}`,
  )
}

function moment(op: Date): string {
  const tijd = op.toLocaleTimeString('nl', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  })
  return `${datumKort(datumVan(op))}, ${tijd}`
}
