import { z } from 'zod'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  knop,
  label,
  legeStaat,
  pagina,
  tabel,
  tekstveld,
} from '../../nlds/nlds.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen, paginakader, wie } from '../../toegang/toegang.ts'
import { boxrollen } from '../boxrollen.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { type Label, labelnaam, leesLabels, maakLabel, verwijderLabel } from '../werk/labels.ts'
import { labelsPad } from '../werk/paden.ts'

/** The labels of the own organisation: make them and remove them. */
export function labelPaginas(app: App, delen: Berichtdelen): void {
  const poort = () => alleen(...boxrollen)
  app.get(labelsPad, poort(), (c) => toonLabels(c, delen, '', []))
  app.post(labelsPad, poort(), (c) => maak(c, delen))
  app.post(`${labelsPad}/:id/weg`, poort(), async (c) => {
    const id = z.guid().safeParse(c.req.param('id'))
    if (!id.success) throw new Fout('niet-gevonden', 'Dit label bestaat niet, of niet meer.')
    const acteur = wie(c, 'berichten-behandelen')
    await delen.db.transactie(acteur, (tx) => verwijderLabel(tx, acteur, id.data))
    return c.redirect(labelsPad, 303)
  })
}

async function maak(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const velden = await c.req.parseBody()
  const getypt = typeof velden.naam === 'string' ? velden.naam : ''
  const gekeurd = keur(z.object({ naam: labelnaam }), velden)
  if ('fouten' in gekeurd) return toonLabels(c, delen, getypt, gekeurd.fouten)
  const acteur = wie(c, 'berichten-behandelen')
  try {
    await metHerkansing(delen.db, acteur, (tx) => maakLabel(delen, tx, acteur, gekeurd.waarde.naam))
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'conflict') throw oorzaak
    return toonLabels(c, delen, getypt, oorzaak.fouten)
  }
  return c.redirect(labelsPad, 303)
}

async function toonLabels(
  c: Verzoek,
  delen: Berichtdelen,
  getypt: string,
  fouten: readonly VeldFout[],
): Promise<Response> {
  const acteur = wie(c, 'berichten-lezen')
  const labels = await delen.db.transactie(acteur, (tx) => leesLabels(tx, acteur))
  const blad = pagina({
    ...paginakader(c, delen.oefen),
    titel: 'Labels',
    kruimels: [{ naam: 'Berichtenbox', href: '/berichtenbox' }, { naam: 'Labels' }],
    ondertitel: 'Met een label zet u bij elkaar wat bij elkaar hoort. Alleen uw eigen organisatie ziet het.',
    inhoud: html`${foutoverzicht(fouten)}${kaart('Uw labels', lijst(labels))}${kaart('Nieuw label', nieuw(getypt, fouten))}`,
  })
  return c.html(blad, fouten.length > 0 ? 400 : 200)
}

function lijst(labels: readonly Label[]): Html {
  return tabel({
    bijschrift: 'Labels van uw organisatie',
    kolommen: ['Label', 'Verwijderen'],
    rijen: labels.map(({ id, naam }) => [
      label('neutraal', naam),
      formulier({
        actie: `${labelsPad}/${id}/weg`,
        methode: 'post',
        inhoud: '',
        knop: knop(`Verwijder “${naam}”`, { soort: 'secundair' }),
      }),
    ]),
    leeg: legeStaat({ kop: 'Nog geen labels', tekst: 'Maak hieronder het eerste label.' }),
  })
}

function nieuw(getypt: string, fouten: readonly VeldFout[]): Html {
  return html`${formulier({
    actie: labelsPad,
    methode: 'post',
    inhoud: tekstveld({
      naam: 'naam',
      label: 'Naam van het label',
      uitleg:
        'Ten hoogste 30 tekens. Zet er geen naam van een betrokkene in, en niets over gezondheid of een delict.',
      waarde: getypt,
      fout: foutBij(fouten, 'naam'),
      verplicht: true,
    }),
    knop: 'Maak label',
  })}${alinea('Verwijdert u een label, dan verdwijnt het ook bij de berichten.', { klein: true })}`
}
