import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PurgeCSS } from 'purgecss'

const wortel = join(import.meta.dirname, '..')
const sjablonen = join(wortel, 'src/nlds')
const doel = join(wortel, 'public/nlds.css')

/** The NL Design System components our html functions use, in the order in which they are read. */
const onderdelen = [
  ...['button', 'data-badge', 'heading', 'link', 'paragraph', 'skip-link'].map(
    (naam) => `@nl-design-system-candidate/${naam}-css/dist/${naam}.css`,
  ),
  ...[
    'alert',
    'breadcrumb-nav',
    'button-group',
    'checkbox',
    'data-list',
    'document',
    'form-field',
    'form-field-description',
    'form-field-error-message',
    'form-fieldset',
    'form-label',
    'pagination',
    'radio-button',
    'select',
    'table',
    'textarea',
    'textbox',
  ].map((naam) => `@utrecht/${naam}-css/dist/index.css`),
]

const kop = `/* biome-ignore-all lint: generated */
/* biome-ignore-all format: generated */
/*
 * NL Design System, pruned to the classes our html functions use.
 * Made by scripts/css.ts: do not edit, run it again.
 * SPDX-License-Identifier: EUPL-1.2
 * Copyright (c) Frameless B.V., Gemeente Utrecht, NL Design System Community
 */
`

function opgeschoond(css: string): string {
  return (
    css
      // A bare sum as the value of a custom property is legal, but our own linter cannot read it.
      .replaceAll(': 0.667em + 0.334ch;', ': calc(0.667em + 0.334ch);')
      // A required field is empty before anyone has filled it in: only the server says what is wrong.
      .replaceAll(/\.[\w-]+:invalid,\s*/g, '')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\n\s*\n+/g, '\n')
      .trim()
  )
}

/** The sources of the html functions, without their tests, sorted so that the outcome never depends on the disk. */
function bronnen(): string[] {
  return readdirSync(sjablonen)
    .filter((naam) => naam.endsWith('.ts') && !naam.endsWith('.test.ts'))
    .sort()
    .map((naam) => join(sjablonen, naam))
}

/** The same stylesheets before pruning, to check that no class we use was lost. */
export function ongesnoeid(): string {
  return onderdelen.map((pad) => readFileSync(join(wortel, 'node_modules', pad), 'utf8')).join('\n')
}

/** The stylesheet as it should stand in public/nlds.css. The same sources and packages give the same bytes. */
export async function maakCss(): Promise<string> {
  const css = onderdelen.map((pad) => ({
    raw: opgeschoond(readFileSync(join(wortel, 'node_modules', pad), 'utf8')),
  }))
  const delen = await new PurgeCSS().purge({ content: bronnen(), css })
  return `${kop}${delen.map((deel) => deel.css.trim()).join('\n')}\n`
}

if (import.meta.main) {
  const css = await maakCss()
  writeFileSync(doel, css)
  console.log(`public/nlds.css: ${onderdelen.length} onderdelen, ${css.length} tekens`)
}
