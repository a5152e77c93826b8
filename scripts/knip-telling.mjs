/**
 * Says how many files knip has analysed, so that a configuration that matches nothing cannot pass for clean code.
 * @param {{ counters: { processed: number } }} report
 */
// biome-ignore lint/style/noDefaultExport: knip takes a reporter only as a default export
export default function tellFiles({ counters }) {
  console.log(`${counters.processed} files analysed`)
}
