import { html } from 'hono/html'
import type { Html } from './html.ts'
import { kenmerken } from './html.ts'
import type { Optie } from './veld.ts'
import type { Veld } from './veldkader.ts'
import { beschrevenDoor, idVan, kaderklasse, uitlegEnFout, veldId, vrijwillig } from './veldkader.ts'

// Written out in full, because the stylesheet keeps only the class names it finds in this folder.
const labelklassen = {
  radio: 'utrecht-form-label utrecht-form-label--radio',
  checkbox: 'utrecht-form-label utrecht-form-label--checkbox',
} as const

const klassen = {
  radio: 'utrecht-radio-button utrecht-radio-button--html-input',
  checkbox: 'utrecht-checkbox utrecht-checkbox--html-input',
} as const

interface Rondje {
  readonly type: keyof typeof klassen
  readonly id: string
  readonly naam: string
  readonly optie: Optie
  readonly gekozen: boolean
  readonly fout: boolean
  readonly verplicht: boolean
  /** The id of what is said of the choices that go with no other. */
  readonly alleen: string | undefined
}

function rondje({ type, id, naam, optie, gekozen, fout, verplicht, alleen }: Rondje): Html {
  const uitlegId = optie.uitleg === undefined ? undefined : `${id}-bij`
  const beschreven = [alleen, uitlegId].filter((een) => een !== undefined).join(' ')
  const k = kenmerken({
    class: klassen[type],
    type,
    id,
    name: naam,
    value: optie.waarde,
    checked: gekozen,
    required: verplicht,
    'aria-invalid': fout ? 'true' : undefined,
    'aria-describedby': beschreven === '' ? undefined : beschreven,
    'data-alleen': alleen === undefined ? undefined : '',
  })
  const bij =
    uitlegId === undefined
      ? ''
      : html`<span class="tk-aankruis__uitleg" id="${uitlegId}">${optie.uitleg ?? ''}</span>`
  return html`<div class="tk-aankruis"><input${k}><label class="${labelklassen[type]}" for="${id}">${optie.tweetalig ?? optie.tekst}</label>${bij}</div>`
}

/** Choices under each other, all to be seen at once. */
export interface Keuzegroep extends Veld {
  readonly opties: readonly Optie[]
  /** Beside each other where there is room; for two or three short choices. */
  readonly naastElkaar?: boolean
  /** Which way the choices read, when that is not the way of the page. */
  readonly richting?: 'ltr' | 'rtl' | undefined
}

function groep(type: keyof typeof klassen, veld: Keuzegroep, gekozen: readonly string[]): Html {
  const id = idVan(veld)
  const ofId = `${id}-of`
  // What goes with no other stands last and apart.
  const opties = [...veld.opties].sort((a, b) => Number(a.alleen === true) - Number(b.alleen === true))
  const samen = opties.filter((een) => een.alleen !== true).length
  // The first choice carries the id of the field, so that a link to the error lands on something to choose.
  const rondjes = opties.map((optie, i) =>
    rondje({
      type,
      id: i === 0 ? id : `${id}-${i + 1}`,
      naam: veld.naam,
      optie,
      gekozen: gekozen.includes(optie.waarde),
      fout: veld.fout !== undefined,
      verplicht: type === 'radio' && veld.verplicht === true,
      alleen: optie.alleen === true ? ofId : undefined,
    }),
  )
  const alleen = rondjes.slice(samen)
  const apart =
    alleen.length === 0
      ? ''
      : html`<div class="tk-aankruis__of" id="${ofId}">${alleen.length === 1 ? 'Of alleen dit:' : 'Of één van deze, en dan niets anders:'}</div>${alleen}<div class="tk-onzichtbaar" role="status" data-stand></div>`
  const k = kenmerken({
    class: 'utrecht-form-fieldset utrecht-form-fieldset__fieldset--html-fieldset',
    role: type === 'radio' ? 'radiogroup' : undefined,
    'aria-describedby': beschrevenDoor(veld),
    'aria-required': type === 'radio' && veld.verplicht === true ? 'true' : undefined,
  })
  const lijst = kenmerken({
    class: veld.naastElkaar === true ? 'tk-aankruislijst tk-aankruislijst--naast' : 'tk-aankruislijst',
    dir: veld.richting,
  })
  return html`<div class="${kaderklasse(veld)}"><fieldset${k}><legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${veld.label}${vrijwillig(veld)}</legend>${uitlegEnFout(veld)}<div${lijst}>${rondjes.slice(0, samen)}${apart}</div></fieldset></div>`
}

/** One of a few, all visible. */
export function keuzerondjes(veld: Keuzegroep & { readonly waarde?: string | undefined }): Html {
  return groep('radio', veld, veld.waarde === undefined ? [] : [veld.waarde])
}

/** Any number of a few, all visible. Each ticked one is sent under the same name. */
export function vinkjes(veld: Keuzegroep & { readonly waarden?: readonly string[] }): Html {
  return groep('checkbox', veld, veld.waarden ?? [])
}

/** One thing to tick or not; sends `ja` unless told otherwise. */
export function vinkje(
  veld: Omit<Veld, 'label'> & { label: string; waarde?: string; aangevinkt?: boolean },
): Html {
  const optie = { waarde: veld.waarde ?? 'ja', tekst: veld.label }
  const k = kenmerken({
    class: klassen.checkbox,
    type: 'checkbox',
    id: idVan(veld),
    name: veld.naam,
    value: optie.waarde,
    checked: veld.aangevinkt === true,
    required: veld.verplicht === true,
    'aria-invalid': veld.fout === undefined ? undefined : 'true',
    'aria-describedby': beschrevenDoor(veld),
  })
  return html`<div class="${kaderklasse(veld)}">${uitlegEnFout(veld)}<div class="tk-aankruis"><input${k}><label class="${labelklassen.checkbox}" for="${idVan(veld)}">${optie.tekst}${vrijwillig(veld)}</label></div></div>`
}

/** A box to tick before what names a row of a list; it belongs to a form that stands elsewhere on the page. */
export function rijvinkje(rij: {
  readonly naam: string
  readonly waarde: string
  /** Read out only: what is ticked stands beside it. */
  readonly label: string
  readonly formulier: string
  readonly inhoud: Html
  readonly aangevinkt?: boolean
  /** The first row carries the id of the field, so that a link to an error lands on something to tick. */
  readonly eerste?: boolean
}): Html {
  const k = kenmerken({
    class: klassen.checkbox,
    type: 'checkbox',
    id: rij.eerste === true ? veldId(rij.naam) : undefined,
    name: rij.naam,
    value: rij.waarde,
    checked: rij.aangevinkt === true,
    form: rij.formulier,
    'aria-label': rij.label,
  })
  return html`<div class="tk-rijvinkje"><input${k}><div>${rij.inhoud}</div></div>`
}

/** Groups of choices in columns, as many as fit; each made with `vinkjes`. */
export function keuzegroepen(id: string, groepen: readonly Html[]): Html {
  return html`<div class="tk-groepen" id="${id}">${groepen}</div>`
}
