import { isBsn } from '../src/kern/bsn.ts'

let laatste = 900_000_000

/** A burgerservicenummer nobody had before in this test file: valid, from the range that is never handed out. */
export function nieuweBsn(): string {
  laatste = bsnNa(laatste)
  return String(laatste)
}

/** The first valid burgerservicenummer above this number. */
export function bsnNa(getal: number): number {
  let volgende = getal + 1
  while (!isBsn(String(volgende))) volgende++
  return volgende
}

/** A strafrechtsketennummer nobody had before in this test file. */
export function nieuwSkn(): string {
  return String(laatste++).slice(1)
}
