// Draws a signature with a finger, a pen or a mouse, and keeps the strokes for the form. Without this script the page
// offers paper.

interface Plek {
  readonly clientX: number
  readonly clientY: number
  readonly pointerId: number
  preventDefault(): void
}

interface Deel {
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

declare const document: { querySelector(kiezer: string): Deel | null }

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
  // Of a talk: what is asked here, and the choice of the text that is read. The signature is set under both.
  const getekend = document.querySelector('[data-gevraagd]')
  const tekst = document.querySelector('select[name=tekst]')
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
        strepen.length === 0 ? '' : `${getekend.getAttribute('data-gevraagd')} ${tekst?.value ?? ''}`
  }
  const wis = (zin: string) => {
    strepen = []
    teken()
    stand.textContent = zin
  }
  if (getekend !== null)
    tekst?.addEventListener('change', () => {
      if (strepen.length > 0) wis('De handtekening is gewist: u koos een andere tekst. Laat opnieuw tekenen.')
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
