/**
 * Where someone may be sent after signing in: a path of our own, in plain characters. Anything else, such as the
 * address of another site, becomes the first page.
 */
export function veiligVerder(pad: string | undefined): string {
  return pad !== undefined && /^\/(?![/\\])[\w\-/.?=&%]{0,300}$/.test(pad) && !pad.startsWith('/aanmelden')
    ? pad
    : '/'
}
