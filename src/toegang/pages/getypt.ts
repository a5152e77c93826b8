import { alinea, type Html, html, kaart, tekstvak } from '../../nlds/nlds.ts'
import { inhoudstype } from '../../platform/body.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesMultipart } from '../../platform/multipart.ts'

/** The fields of our forms in which people write sentences. Numbers, names to search on and keys are not given back. */
const schrijfvelden: Readonly<Record<string, string>> = {
  tekst: 'Uw antwoord',
  notitie: 'Uw notitie',
  toelichting: 'Uw toelichting',
  reden: 'Uw reden',
  besluitreden: 'Uw korte reden',
  bron: 'Uw bron',
}

/** Some forms ask with a list what others ask in words: the id of a choice was not typed. */
const isKeuze = (waarde: string) => /^[a-z0-9-]*$/.test(waarde)

/**
 * What someone wrote in a form that did not get through, to copy it: an error page has no form to put it back in. Nothing
 * for what did not come from a form of our own. No answer of ours is kept by a browser, and this text stands in no address.
 */
export async function watGetyptWas(c: Verzoek): Promise<Html | ''> {
  if (c.get('eigenFormulier') !== true) return ''
  const velden = await leesVelden(c).catch(() => ({}))
  const geschreven = Object.entries<unknown>(velden).flatMap(([naam, waarde]) => {
    const label = schrijfvelden[naam]
    return label === undefined || typeof waarde !== 'string' || isKeuze(waarde.trim())
      ? []
      : [tekstvak({ naam, label, waarde, alleenLezen: true, rijen: 6 })]
  })
  if (geschreven.length === 0) return ''
  return kaart(
    'Dit had u getypt',
    html`${alinea('Kopieer wat u wilt houden, voordat u deze pagina verlaat: hier blijft het niet bewaard.')}${geschreven}`,
    { id: 'getypt' },
  )
}

async function leesVelden(c: Verzoek): Promise<Readonly<Record<string, unknown>>> {
  if (inhoudstype(c) !== 'multipart/form-data') return c.req.parseBody()
  // A form with files is read once; of one that nobody read yet the files are not wanted any more.
  return c.get('deelvelden') ?? (await leesMultipart(c, { grootsteBestand: 1, meesteBestanden: 0 })).velden
}
