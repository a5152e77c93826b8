import { z } from 'zod'
import { datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { haalVoortgang } from '../../logboek/logboek.ts'
import { html } from '../../nlds/nlds.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { naamfouten } from '../../platform/query.ts'
import { alleen, leesFormulier } from '../../toegang/toegang.ts'
import { kijker, noteerZoeken, type Toezichtdelen } from '../delen.ts'
import { haalDuiding } from '../duiding.ts'
import { filtervelden, leesFilter, registervelden } from '../filter.ts'
import { logboekkolommen, verstrekkingkolommen } from '../kolommen.ts'
import { type Filter, haalKeuzes, tel, zoek } from '../regels.ts'
import { uitvoervormen, zoekend } from '../uitvoer.ts'
import { type Getypt, onbekendeVelden, stuurUitvoer, toon } from './blad.ts'
import { logboekInhoud, verstrekkingenInhoud } from './logboekblad.ts'
import { voortgangkaart } from './voortgang.ts'

const pad = '/fg/logboek'
const register = '/fg/verstrekkingen'
const perPagina = 25

/**
 * The access log of the own organisation, and apart from it the register of what was provided (Wjsg article 51c lid 4).
 * Both are the same lines, sealed together; who asks for the register sees provisions and no colleagues.
 */
export function logboekPaginas(app: App, delen: Toezichtdelen): void {
  app.get(pad, alleen('fg'), (c) => lijst(c, delen, 'logboek'))
  app.post(`${pad}/uitvoer`, alleen('fg'), (c) => uitvoer(c, delen, 'logboek'))
  app.get(register, alleen('fg'), (c) => lijst(c, delen, 'verstrekkingen'))
  app.post(`${register}/uitvoer`, alleen('fg'), (c) => uitvoer(c, delen, 'verstrekkingen'))
}

type Soort = 'logboek' | 'verstrekkingen'

/** The register holds provisions only, whatever is asked. */
function beperkt(soort: Soort, filter: Filter): Filter {
  return soort === 'logboek' ? filter : { ...filter, handeling: 'verstrekt', gebruiker: null, rol: null }
}

async function lijst(c: Verzoek, delen: Toezichtdelen, soort: Soort): Promise<Response> {
  const keuzes = c.req.query()
  const { voor, fouten: plaatsfouten } = leesPlaats(keuzes.voor)
  const gelezen = leesFilter(delen.grondslagen.register, keuzes)
  const fouten = [
    ...naamfouten(c, [...(soort === 'logboek' ? filtervelden : registervelden), 'voor']),
    ...gelezen.fouten,
    ...plaatsfouten,
  ]
  const filter = beperkt(soort, gelezen.filter)
  const acteur = kijker(c, delen)
  const uit =
    fouten.length > 0
      ? { regels: [], aantal: 0, duiding: null, inGebruik: { rol: [], doel: [], ontvanger: [] } }
      : await delen.db.transactie(acteur, async (tx) => {
          await noteerZoeken(delen, tx, acteur, filter)
          const { aantal } = await tel(tx, acteur, filter)
          const regels = await zoek(tx, acteur, filter, voor, perPagina + 1)
          const duiding = await haalDuiding(delen, tx, regels)
          return { regels, aantal, duiding, inGebruik: await haalKeuzes(tx, acteur) }
        })
  // Where one begins: who searches does not look for how far it is.
  const voortgang =
    soort === 'logboek' && Object.keys(keuzes).length === 0
      ? await haalVoortgang(delen, acteur.organisatie, delen.ldv?.ontvanger.adres ?? null)
      : null
  const blad = {
    ...{ regels: uit.regels.slice(0, perPagina), meer: uit.regels.length > perPagina, aantal: uit.aantal },
    ...{
      register: delen.grondslagen.register,
      keuzes,
      fouten,
      filter: gelezen.filter,
      duiding: uit.duiding,
      inGebruik: uit.inGebruik,
    },
  }
  return toon(
    c,
    delen,
    soort === 'logboek'
      ? {
          titel: 'Logboek',
          ondertitel: 'Wie in uw organisatie wat bekeek, deelde of veranderde, met het doel en de relatie.',
          inhoud: html`${logboekInhoud(blad)}${voortgang === null ? '' : voortgangkaart(voortgang, acteur.nu)}`,
        }
      : {
          titel: 'Verstrekkingenregister',
          ondertitel: 'Wat uw organisatie aan anderen gaf: aan wie, wat, wanneer en op welke grond.',
          inhoud: verstrekkingenInhoud(blad),
        },
    fouten.length > 0 ? 400 : 200,
  )
}

function leesPlaats(getypt: string | undefined): { voor: number | null; fouten: readonly VeldFout[] } {
  if (getypt === undefined) return { voor: null, fouten: [] }
  const nummer = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).safeParse(getypt)
  if (nummer.success) return { voor: nummer.data, fouten: [] }
  return {
    voor: null,
    fouten: [{ veld: '', melding: 'Deze plaats in de lijst bestaat niet. Begin bovenaan.' }],
  }
}

const uitvoervorm = z.object({ vorm: z.enum(uitvoervormen) })

async function uitvoer(c: Verzoek, delen: Toezichtdelen, soort: Soort): Promise<Response> {
  const getypt: Getypt = await leesFormulier(c)
  const { filter, fouten } = leesFilter(delen.grondslagen.register, getypt)
  const vorm = keur(uitvoervorm, getypt)
  const velden = [...(soort === 'logboek' ? filtervelden : registervelden), 'vorm']
  const alle = [...onbekendeVelden(getypt, velden), ...fouten, ...('fouten' in vorm ? vorm.fouten : [])]
  if ('fouten' in vorm || alle.length > 0) throw new Fout('ongeldige-invoer', 'Deze uitvoer kan niet.', alle)
  const acteur = kijker(c, delen)
  const kolommen = soort === 'logboek' ? logboekkolommen : verstrekkingkolommen
  const naam = `${soort}-${datumVan(acteur.nu)}`
  const begin = zoekend(delen, acteur, beperkt(soort, filter))
  return stuurUitvoer(c, delen, acteur, vorm.waarde.vorm, { naam, kolommen, begin })
}
