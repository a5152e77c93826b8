import { createHash } from 'node:crypto'

/** What people write when they mean to fill in something better later. */
const bekend = [
  '',
  'admin',
  'changeme',
  'geheim',
  'oefen',
  'password',
  'postgres',
  'root',
  'secret',
  'terugkeer',
  'test',
  'wachtwoord',
  'welkom',
]

/** Of 32 random bytes some 30 differ; with fewer than this somebody made them up (once in more than 10^15 keys by chance). */
const minstensAnders = 16

/**
 * True for a key, as hexadecimal text, that nobody drew at random: too few different bytes, a row that counts up, or the
 * hash of a word that stands in every example.
 */
export function isZwakkeSleutel(hex: string): boolean {
  const bytes = [...Buffer.from(hex, 'hex')]
  const sprongen = bytes.map((een, plek) => (een - (bytes[plek - 1] ?? 0) + 256) % 256)
  return (
    new Set(bytes).size < minstensAnders ||
    new Set(sprongen).size < minstensAnders ||
    bekend.some((woord) => hex.startsWith(createHash('sha256').update(woord).digest('hex')))
  )
}

/** A password that is guessed sooner than this many characters of a random one. */
const kortste = 16

/** True for a password of a database that can be guessed: short, a known word, of few characters, or the name of the login. */
export function isZwakWachtwoord(wachtwoord: string, login: string): boolean {
  const klein = wachtwoord.toLowerCase()
  return (
    wachtwoord.length < kortste ||
    new Set(klein).size < kortste / 2 ||
    (login !== '' && klein.includes(login.toLowerCase())) ||
    zonderBekende(klein).length < kortste / 2
  )
}

/** What is left of a password without the words that everyone tries, and what people put between them. */
function zonderBekende(klein: string): string {
  const woorden = bekend.filter((woord) => woord !== '')
  return klein.replaceAll(new RegExp(`${woorden.join('|')}|[^a-z0-9]`, 'g'), '')
}
