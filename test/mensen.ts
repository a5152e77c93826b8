import { isBsn } from '../src/kern/bsn.ts'

let laatste = 900_000_000

/** A burgerservicenummer nobody had before in this test file: valid, from the range that is never handed out. */
export function nieuweBsn(): string {
  do laatste++
  while (!isBsn(String(laatste)))
  return String(laatste)
}

/** A strafrechtsketennummer nobody had before in this test file. */
export function nieuwSkn(): string {
  return String(laatste++).slice(1)
}
