/** What the summary of a form says is wrong: each sentence, with the id of the field that it links to, sorted by that. */
export function foutenOp(tekst: string): readonly { readonly naar: string; readonly zin: string }[] {
  const lijst =
    /<ul class="tk-opsomming">(.*?)<\/ul>/s.exec(tekst.split(/Er klopt nog|Er kloppen nog/)[1] ?? '')?.[1] ??
    ''
  return [...lijst.matchAll(/<li>(.*?)<\/li>/gs)]
    .map(([, regel = '']) => ({
      naar: /href="#([^"]+)"/.exec(regel)?.[1] ?? '',
      zin: regel.replaceAll(/<[^>]+>/g, '').trim(),
    }))
    .toSorted((a, b) => (a.naar < b.naar ? -1 : 1))
}
