/** The register does not hold together. The message names file, line, rule and field, one fault per line. */
export class RegisterFout extends Error {
  readonly fouten: readonly string[]

  constructor(fouten: readonly string[]) {
    super(`Het register klopt niet:\n${fouten.join('\n')}`)
    this.name = 'RegisterFout'
    this.fouten = fouten
  }
}
