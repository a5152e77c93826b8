import { html } from 'hono/html'
import type { Html } from './html.ts'
import { kenmerken } from './html.ts'
import type { Veld } from './veldkader.ts'
import { beschrevenDoor, idVan, kaderklasse, uitlegEnFout } from './veldkader.ts'

/** How large the field is on which someone signs, in points. */
export interface Tekenvlak {
  readonly breedte: number
  readonly hoogte: number
}

/**
 * A field to sign in with a finger or a mouse. It draws only with a script; without one it says so, and how else one can
 * sign. What is sent are the strokes; `pad` is what was drawn before.
 */
export function handtekeningveld(
  veld: Veld & Tekenvlak & { readonly waarde?: string | undefined; readonly pad?: string | undefined },
): Html {
  const { naam, label, waarde = '', pad = '', breedte, hoogte } = veld
  const id = idVan(veld)
  const groep = kenmerken({
    id,
    role: 'group',
    tabindex: -1,
    'aria-labelledby': `${id}-label`,
    'aria-describedby': beschrevenDoor(veld),
    'data-handtekening': true,
  })
  const vak = html`<svg class="tk-tekenvlak__vak"${kenmerken({ viewBox: `0 0 ${breedte} ${hoogte}` })} aria-hidden="true" focusable="false"><path class="tk-tekenvlak__streep" d="${pad}"/></svg>`
  return html`<div class="${kaderklasse(veld)}"><div${groep}><span class="utrecht-form-label" id="${id}-label">${label}</span>${uitlegEnFout(veld)}<p class="nl-paragraph" data-zonder>Op dit scherm kunt u nu niet tekenen. Kies dan voor papier.</p><div class="tk-tekenvlak" data-met hidden>${vak}<button type="button" class="nl-button nl-button--subtle" data-wis><span class="nl-button__label">Wis de handtekening</span></button><p class="tk-klein" role="status" data-stand></p></div><input${kenmerken({ type: 'hidden', name: naam, value: waarde })}></div></div>`
}

/** A signature that was set, as it was drawn. */
export function handtekening({
  pad,
  breedte,
  hoogte,
  naam,
}: Tekenvlak & { readonly pad: string; readonly naam: string }): Html {
  const k = kenmerken({ viewBox: `0 0 ${breedte} ${hoogte}`, role: 'img', 'aria-label': naam })
  return html`<svg class="tk-tekenvlak__beeld"${k}><path class="tk-tekenvlak__streep" d="${pad}"/></svg>`
}
