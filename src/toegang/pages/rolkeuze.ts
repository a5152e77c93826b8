import { z } from 'zod'
import { datumKort } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  formulier,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  keuzerondjes,
  knop,
  melding,
  tekstveld,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { leesKoekje, zetKoekje } from '../koekjes.ts'
import { startpad } from '../menu.ts'
import { bijToegang, meldMedewerker, type Recht, rechtenVan } from '../rechten.ts'
import { rolnaam } from '../rollen.ts'
import { beginSessie, eindigSessie, type Sessie, zoekSessie } from '../sessies.ts'
import { type Aanmelddelen, toonBlad } from './blad.ts'

const keuzePad = '/aanmelden/rol'
const wachtPad = '/aanmelden/wachten'

/** Where someone goes after signing in: on with the one role, to a choice of roles, or to ask for one. */
export function naAanmelden(c: Verzoek, enige: Recht | null, aantal: number, verder: string): string {
  if (enige !== null) return verder === '/' ? startpad(c.get('poorten'), enige) : verder
  return aantal === 0 ? wachtPad : keuzePad
}

/** Choosing a role, and asking for a first one. For who has signed in, with or without a role. */
export function rolPaginas(app: App, delen: Aanmelddelen): void {
  app.get(keuzePad, openbaar(), async (c) => {
    const sessie = await huidige(c, delen)
    if (sessie === null) return c.redirect('/aanmelden', 303)
    const rechten = await rechtenVan(delen.db, delen.klok, sessie.aangemelde)
    if (rechten.length === 0) return c.redirect(wachtPad, 303)
    return toonBlad(c, delen, { titel: 'In welke rol werkt u nu?', inhoud: rolformulier(rechten, sessie) })
  })
  app.post(keuzePad, openbaar(), (c) => kies(c, delen))
  app.get(wachtPad, openbaar(), async (c) => {
    const sessie = await huidige(c, delen)
    return sessie === null ? c.redirect('/aanmelden', 303) : wachtblad(c, delen, sessie)
  })
  app.post(wachtPad, openbaar(), (c) => vraagRol(c, delen))
}

/** The session of this browser, also one without a role yet. */
async function huidige(c: Verzoek, { db, klok }: Aanmelddelen): Promise<Sessie | null> {
  const geheim = leesKoekje(c, 'sessie')
  return geheim === undefined ? null : zoekSessie(db, klok, geheim)
}

async function eisSessie(c: Verzoek, delen: Aanmelddelen): Promise<Sessie> {
  const sessie = await huidige(c, delen)
  if (sessie === null) throw new Fout('niet-aangemeld', 'Meld u opnieuw aan.')
  return sessie
}

async function kies(c: Verzoek, delen: Aanmelddelen): Promise<Response> {
  const sessie = await eisSessie(c, delen)
  const { machtiging } = await c.req.parseBody()
  const rechten = await rechtenVan(delen.db, delen.klok, sessie.aangemelde)
  const recht = rechten.find((een) => een.machtiging === machtiging)
  if (recht === undefined)
    throw new Fout('ongeldige-invoer', 'Kies een van uw rollen.', [
      { veld: 'machtiging', melding: 'Deze rol hebt u niet, of niet meer.' },
    ])
  // Another role is another secret: what was given out for the old one opens nothing of the new one.
  await eindigSessie(delen.db, leesKoekje(c, 'sessie') ?? '')
  zetKoekje(c, 'sessie', await beginSessie(delen.db, delen.klok, sessie.aangemelde, recht.machtiging))
  return c.redirect(startpad(c.get('poorten'), recht), 303)
}

function rolformulier(rechten: readonly Recht[], { identiteit }: Sessie): Html {
  const nu = rechten.find(
    ({ organisatie: van, rol }) => van === identiteit?.organisatie && rol === identiteit.rol,
  )
  return kaart(
    'Uw rollen',
    formulier({
      actie: keuzePad,
      methode: 'post',
      knop: 'Ga verder in deze rol',
      inhoud: keuzerondjes({
        naam: 'machtiging',
        label: 'Ik werk nu als',
        waarde: (nu ?? rechten[0])?.machtiging,
        opties: rechten.map(({ machtiging, organisatie: van, rol, tot }) => ({
          waarde: machtiging,
          tekst: `${rolnaam(rol)} – ${naamVan(van)}`,
          uitleg: tot === null ? undefined : `Deze rol hebt u tot en met ${datumKort(tot)}.`,
        })),
      }),
    }),
  )
}

const aanvraag = z.object({
  naam: z.string().trim().min(2, 'Vul uw naam in.').max(100, 'Ten hoogste 100 tekens.'),
  functie: z.string().trim().min(2, 'Vul uw functie in.').max(100, 'Ten hoogste 100 tekens.'),
  organisatie: z.string(),
})

async function vraagRol(c: Verzoek, delen: Aanmelddelen): Promise<Response> {
  const sessie = await eisSessie(c, delen)
  const ingevuld = await c.req.parseBody()
  const gekeurd = keur(aanvraag, ingevuld)
  if ('fouten' in gekeurd) return wachtblad(c, delen, sessie, gekeurd.fouten)
  const { naam, functie, organisatie: gekozen } = gekeurd.waarde
  const { aangemelde } = sessie
  if (!aangemelde.organisaties.includes(gekozen))
    return wachtblad(c, delen, sessie, [
      { veld: 'organisatie', melding: 'Kies een organisatie uit de lijst.' },
    ])
  await delen.db.transactie(bijToegang, (tx) =>
    meldMedewerker(tx, delen.klok, aangemelde, { organisatie: gekozen, naam, functie }),
  )
  return toonBlad(c, delen, {
    titel: 'Uw vraag staat klaar',
    inhoud: html`${melding('gelukt', alinea(`De machtigingenbeheerder van ${naamVan(gekozen)} ziet nu dat u op een rol wacht.`))}${alinea('Hebt u de rol gekregen, meld u dan opnieuw aan.')}`,
  })
}

function wachtblad(
  c: Verzoek,
  delen: Aanmelddelen,
  { aangemelde }: Sessie,
  fouten: readonly { readonly veld: string; readonly melding: string }[] = [],
): Response | Promise<Response> {
  const fout = (veld: string) => fouten.find((een) => een.veld === veld)?.melding
  const opties = aangemelde.organisaties.map((id) => ({ waarde: id, tekst: naamVan(id) }))
  const inhoud = html`${fouten.length > 0 ? foutoverzicht(fouten) : ''}${alinea('U bent aangemeld, maar u hebt nog geen rol. Zonder rol ziet u niets. Zeg wie u bent, dan kan de machtigingenbeheerder van uw organisatie u een rol geven.')}${kaart(
    'Vraag om een rol',
    formulier({
      actie: wachtPad,
      methode: 'post',
      knop: knop('Vraag om een rol'),
      inhoud: html`${tekstveld({ naam: 'naam', label: 'Uw naam', waarde: aangemelde.naam, aanvullen: 'name', verplicht: true, fout: fout('naam') })}${tekstveld({ naam: 'functie', label: 'Uw functie', aanvullen: 'organization-title', verplicht: true, fout: fout('functie') })}${keuze({ naam: 'organisatie', label: 'U werkt voor', opties, waarde: opties[0]?.waarde, verplicht: true, fout: fout('organisatie') })}`,
    }),
  )}`
  return toonBlad(c, delen, { titel: 'U hebt nog geen rol', inhoud }, fouten.length > 0 ? 400 : 200)
}

function naamVan(id: string): string {
  return organisatie(id)?.naam ?? id
}
