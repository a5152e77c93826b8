import { Fout } from '../../kern/fout.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld } from '../../toegang/toegang.ts'
import { haalOnderwerp } from '../openvragen.ts'
import { wijsToe } from '../toewijzen.ts'
import { vraagtGemeente } from '../woorden.ts'
import { vraagId } from './adres.ts'
import { kijker, type Paginadelen } from './blad.ts'
import { toonVraag } from './vraagpagina.ts'

/** The period a question is about; only of a question that is answered with a municipality. */
async function vindPeriode(c: Verzoek, delen: Paginadelen, id: string): Promise<string> {
  const vraag = await delen.db.transactie(kijker(c), (tx) => haalOnderwerp(tx, id))
  if (vraag === null) throw new Fout('niet-gevonden', 'Deze vraag kennen wij niet.')
  if (!vraagtGemeente(vraag.soort))
    throw new Fout('conflict', 'Bij deze vraag hoort geen gemeente. DJI levert wat ontbreekt.')
  return vraag.onderwerp
}

/** Takes the answer to a question. A refusal shows the question again, with what was typed. */
export async function wijsGemeenteToe(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const id = vraagId(c)
  const periodeId = await vindPeriode(c, delen, id)
  const velden = await c.req.parseBody()
  const tekst = (naam: string) => {
    const waarde = velden[naam]
    return typeof waarde === 'string' ? waarde.trim() : ''
  }
  const getypt = { gemeentecode: tekst('gemeentecode'), reden: tekst('reden').replaceAll('\0', '') }
  const vervangt = tekst('vervangt')
  try {
    const { toewijzingId } = await wijsToe(
      delen,
      { ...kijker(c), doel: 'gemeente-toewijzen' },
      {
        ...getypt,
        periodeId,
        vervangt: vervangt === '' ? null : vervangt,
        door: aangemeld(c).naam,
      },
    )
    return c.redirect(`/open-vragen?toegewezen=${toewijzingId}`, 303)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || !['ongeldige-invoer', 'conflict'].includes(oorzaak.code)) throw oorzaak
    return toonVraag(c, delen, id, { getypt, fout: oorzaak })
  }
}
