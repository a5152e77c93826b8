import {
  doelen,
  keurBestand,
  neemOver,
  type Overname,
  type Persoon,
  voegMensToe,
} from '../aansluiting/aansluiting.ts'
import { datumVan, plusDagen } from '../kern/datum.ts'
import { organisaties } from '../organisaties/organisaties.ts'
import type { Databank } from '../platform/db.ts'
import { eenmaal } from './voortgang.ts'

const beheerder = {
  organisatie: 'justid',
  gebruiker: 'oefenomgeving',
  naam: 'Oefenomgeving',
  rol: 'justid-beheerder',
  ...doelen.justid,
} as const

const eerste = '0a51c000-0000-4000-8000-000000000001'
const tweede = '0a51c000-0000-4000-8000-000000000002'

/** The municipalities that are still on their way, two or so at each step, over two cohorts. All others are active. */
const onderweg: Readonly<Record<string, readonly [stand: Overname['stand'], cohort: string]>> = {
  'college-0439': [null, tweede],
  'college-0479': ['aanmelding', tweede],
  'college-0748': ['aanmelding', tweede],
  'college-0995': ['voorwaarden', tweede],
  'college-0828': ['voorwaarden', eerste],
  'college-0150': ['ondertekend', eerste],
  'college-0687': ['ondertekend', tweede],
  'college-0361': ['eherkenning', eerste],
  'college-0106': ['eherkenning', eerste],
}

/** By this function the papers of consent find how one reaches this person. */
const fg = 'functionaris gegevensbescherming'

/** Made up, with numbers and addresses that reach nobody. */
const mensen: Readonly<Record<string, readonly Persoon[]>> = {
  'college-0599': [
    mens('Selin Yılmaz', 'nazorgcoördinator', '010 000 01 01', 's.yilmaz@rotterdam.example'),
    mens('Ruben Achthoven', 'teamleider nazorg', '010 000 01 02', 'r.achthoven@rotterdam.example'),
  ],
  'college-0518': [
    mens('Noor Wassenburg', 'nazorgcoördinator', '070 000 01 03', 'n.wassenburg@den-haag.example'),
  ],
  'college-0995': [mens('Wim Oostwold', 'beleidsmedewerker', '0320 000 104', 'w.oostwold@lelystad.example')],
  'pi-arnhem': [
    mens('Jide Okafor', 'casemanager', '026 000 01 05', 'j.okafor@pi.dji.example'),
    mens('Fenna Grootzand', fg, '026 000 01 08', 'fg.arnhem@pi.dji.example'),
  ],
  'pi-vught': [
    mens('Marjan Vlierden', 'hoofd backoffice', '073 000 01 06', 'm.vlierden@pi.dji.example'),
    mens('Sven Heuvelrode', fg, '073 000 01 09', 'fg.vught@pi.dji.example'),
  ],
  'reclassering-rn': [mens('Layla Haddad', 'reclasseringswerker', '030 000 01 07', 'l.haddad@rn.example')],
}

function mens(naam: string, functie: string, telefoon: string, email: string): Persoon {
  return { naam, functie, telefoon, email }
}

/** Connects every organisation but a few, once: everyone who signs here is made up. */
export function sluitOefeningAan(db: Databank, nu: Date): Promise<boolean> {
  const vandaag = datumVan(nu)
  return eenmaal(db, beheerder, 'aansluiting', async (tx) => {
    const cohorten = [
      { id: eerste, naam: 'Oefencohort 1', begint_op: plusDagen(vandaag, -60) },
      { id: tweede, naam: 'Oefencohort 2', begint_op: plusDagen(vandaag, 30) },
    ]
    const overnames = organisaties(undefined, vandaag).map(({ id, partij }): Overname => {
      const [stand, cohort] = onderweg[id] ?? ['actief', null]
      const functie = partij === 'college' ? 'burgemeester' : 'directeur'
      const getekend = { ondertekenaar: 'V. Verzonnen', functie, ondertekendOp: plusDagen(vandaag, -20) }
      return { organisatie: id, stand, cohort, ...getekend }
    })
    await neemOver(tx, beheerder, nu, cohorten, overnames, await oefendocument())
    for (const [organisatie, lijst] of Object.entries(mensen))
      for (const een of lijst) await voegMensToe(tx, { nu: () => nu }, beheerder, organisatie, een)
  })
}

async function oefendocument() {
  const gekeurd = await keurBestand(new File([maakPdf()], 'oefendocument.pdf'))
  if ('fouten' in gekeurd) throw new Error('The document of the training environment is no document')
  return gekeurd.bestand
}

/** The smallest PDF with one sentence in it. */
function maakPdf(): string {
  const zin = 'BT /F1 16 Tf 60 760 Td (Oefenomgeving: deze ondertekening is verzonnen.) Tj ET'
  const delen = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${zin.length} >>\nstream\n${zin}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let tekst = '%PDF-1.4\n'
  const plekken = delen.map((deel, i) => {
    const plek = tekst.length
    tekst += `${i + 1} 0 obj\n${deel}\nendobj\n`
    return `${String(plek).padStart(10, '0')} 00000 n \n`
  })
  const tabel = `xref\n0 ${delen.length + 1}\n0000000000 65535 f \n${plekken.join('')}`
  return `${tekst}${tabel}trailer\n<< /Size ${delen.length + 1} /Root 1 0 R >>\nstartxref\n${tekst.length}\n%%EOF\n`
}
