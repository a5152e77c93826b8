import { html } from 'hono/html'
import type { Html, Inhoud, Kenmerken } from './html.ts'
import { kenmerken, verborgenTekst } from './html.ts'
import { pictogram } from './pictogram.ts'

/** What every field has. */
export interface Veld {
  /** The name under which the value is sent. */
  readonly naam: string
  readonly label: Inhoud
  /** Only when two fields on one page have the same name. */
  readonly id?: string | undefined
  /** One short sentence that helps, above the field. */
  readonly uitleg?: Inhoud | undefined
  /** What is wrong and what to do about it. */
  readonly fout?: string | undefined
  /** `true`: must be filled in. `false`: says so beside the label. Left out: says nothing, as in a filter. */
  readonly verplicht?: boolean | undefined
  /** The id of another form of the page than the one the field stands in. */
  readonly formulier?: string | undefined
}

/** The id of the field with this name, so that an error can link to it. */
export function veldId(naam: string): string {
  return `veld-${naam.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}`
}

/** The id a field ends up with. */
export function idVan(veld: Veld): string {
  return veld.id ?? veldId(veld.naam)
}

/** The ids of what explains the field, in the order it should be read; undefined when there is nothing. */
export function beschrevenDoor(veld: Veld): string | undefined {
  const id = idVan(veld)
  const delen = [
    veld.fout === undefined ? [] : [`${id}-fout`],
    veld.uitleg === undefined ? [] : [`${id}-uitleg`],
  ].flat()
  return delen.length === 0 ? undefined : delen.join(' ')
}

/** The attributes that tie a control to its name, its label, its explanation and its error. */
export function veldkenmerken(veld: Veld, eigen: Kenmerken): Html {
  return kenmerken({
    id: idVan(veld),
    name: veld.naam,
    'aria-describedby': beschrevenDoor(veld),
    'aria-invalid': veld.fout === undefined ? undefined : 'true',
    required: veld.verplicht === true,
    form: veld.formulier,
    ...eigen,
  })
}

/** "(niet verplicht)" beside the label of a field that may stay empty. */
export function vrijwillig(veld: Veld): Html {
  return veld.verplicht === false ? html` <span class="tk-vrijwillig">(niet verplicht)</span>` : html``
}

/** The explanation and the error of a field, with the ids `beschrevenDoor` names. */
export function uitlegEnFout(veld: Veld): Html {
  const id = idVan(veld)
  const uitleg = html`<div class="utrecht-form-field-description" id="${id}-uitleg">${veld.uitleg ?? ''}</div>`
  const fout = html`<div class="utrecht-form-field-error-message" id="${id}-fout">${pictogram('let_op')}<span>${verborgenTekst('Fout: ')}${veld.fout ?? ''}</span></div>`
  return html`${veld.uitleg === undefined ? '' : uitleg}${veld.fout === undefined ? '' : fout}`
}

/** Label, explanation, error and control under each other. */
export function veldkader(veld: Veld, besturing: Html): Html {
  return html`<div class="${kaderklasse(veld)}"><label class="utrecht-form-label" for="${idVan(veld)}">${veld.label}${vrijwillig(veld)}</label>${uitlegEnFout(veld)}${besturing}</div>`
}

/** The classes of the box around a field. */
export function kaderklasse(veld: Veld): string {
  return veld.fout === undefined ? 'utrecht-form-field' : 'utrecht-form-field utrecht-form-field--invalid'
}
