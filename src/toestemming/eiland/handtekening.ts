// Draws a signature with a finger, a pen or a mouse, and keeps the strokes for the form. Without this script the page
// offers paper.

interface Plek {
  readonly clientX: number
  readonly clientY: number
  readonly pointerId: number
  preventDefault(): void
}

interface Deel {
  readonly type: string
  readonly checked: boolean
  hidden: boolean
  value: string
  textContent: string | null
  querySelector(kiezer: string): Deel | null
  getAttribute(naam: string): string | null
  setAttribute(naam: string, waarde: string): void
  setPointerCapture(wijzer: number): void
  getBoundingClientRect(): {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
  addEventListener(soort: string, doe: (gebeurtenis: Plek) => void): void
}

declare const document: {
  querySelector(kiezer: string): Deel | null
  querySelectorAll(kiezer: string): ArrayLike<Deel>
}

const breedte = 600
const hoogte = 200
/** Points closer than this, in points of the field, say nothing more. */
const kleinste = 3

const kader = document.querySelector('[data-handtekening]')
if (kader !== null) begin(kader)

function begin(kader: Deel): void {
  const vak = kader.querySelector('.tk-tekenvlak__vak')
  const pad = kader.querySelector('.tk-tekenvlak__streep')
  const veld = kader.querySelector('input')
  const met = kader.querySelector('[data-met]')
  const zonder = kader.querySelector('[data-zonder]')
  const stand = kader.querySelector('[data-stand]')
  if (!vak || !pad || !veld || !met || !zonder || !stand) return
  let strepen = veld.value === '' ? [] : veld.value.split(';').map(lees)
  // What is asked here, and what was chosen in the fields that are signed with it. The signature is set under both.
  const getekend = document.querySelector('[data-gevraagd]')
  const velden = Array.from(document.querySelectorAll(getekend?.getAttribute('data-velden') || 'none'))
  let bezig = false
  met.hidden = false
  zonder.hidden = true

  const teken = () => {
    pad.setAttribute(
      'd',
      strepen.map((streep) => `M${streep.map(([x, y]) => `${x} ${y}`).join('L')}`).join(''),
    )
    veld.value = strepen.map((streep) => streep.map(([x, y]) => `${x} ${y}`).join(' ')).join(';')
    if (getekend !== null)
      getekend.value =
        strepen.length === 0 ? '' : `${getekend.getAttribute('data-gevraagd')} ${gekozen(velden)}`
  }
  const wis = (zin: string) => {
    strepen = []
    teken()
    stand.textContent = zin
  }
  for (const een of velden)
    een.addEventListener('change', () => {
      if (strepen.length > 0) wis(getekend?.getAttribute('data-anders') ?? '')
    })
  vak.addEventListener('pointerdown', (plek) => {
    plek.preventDefault()
    vak.setPointerCapture(plek.pointerId)
    bezig = true
    strepen = [...strepen, [punt(vak, plek)]]
    teken()
  })
  vak.addEventListener('pointermove', (plek) => {
    const streep = strepen.at(-1)
    const vorige = streep?.at(-1)
    if (!bezig || streep === undefined || vorige === undefined) return
    const nieuw = punt(vak, plek)
    if (Math.abs(nieuw[0] - vorige[0]) + Math.abs(nieuw[1] - vorige[1]) < kleinste) return
    streep.push(nieuw)
    teken()
  })
  const klaar = () => {
    if (bezig) stand.textContent = 'Er staat een handtekening.'
    bezig = false
  }
  vak.addEventListener('pointerup', klaar)
  vak.addEventListener('pointercancel', klaar)
  kader.querySelector('[data-wis]')?.addEventListener('click', () => wis('De handtekening is gewist.'))
}

/** What these fields say, in the order in which a form sends it. */
function gekozen(velden: readonly Deel[]): string {
  return velden
    .filter((een) => een.type !== 'checkbox' || een.checked)
    .map((een) => een.value)
    .join(',')
}

function lees(streep: string): [number, number][] {
  const getallen = streep.split(' ').map(Number)
  return getallen.flatMap((x, i): [number, number][] => (i % 2 === 0 ? [[x, getallen[i + 1] ?? 0]] : []))
}

function punt(vak: Deel, { clientX, clientY }: Plek): [number, number] {
  const { left, top, width, height } = vak.getBoundingClientRect()
  return [
    binnen(((clientX - left) / width) * breedte, breedte),
    binnen(((clientY - top) / height) * hoogte, hoogte),
  ]
}

function binnen(plek: number, grootste: number): number {
  return Math.round(Math.min(grootste, Math.max(0, plek)))
}
