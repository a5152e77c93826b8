import { isBsn } from '../kern/bsn.ts'
import { zichtbaar } from '../kern/herleidbaar.ts'

/** An address as a URL is written when nothing of it is by choice: two that lead to one place are then the same. */
export function schrijfAdres(adres: string): string {
  return new URL(adres).href
}

/** True when a part of a path or query may be a burgerservicenummer, also with dots, spaces or dashes in it. */
export function noemtBsn(pad: string): boolean {
  return zichtbaar(leesbaar(pad))
    .split(/[/?&=;#]/)
    .map((deel) => deel.replaceAll(/(?<=\d)[\s+.,_\p{Pd}]+(?=\d)/gu, ''))
    .some((deel) => (deel.match(/(?<!\d)\d{9}(?!\d)/g) ?? []).some(isBsn))
}

function leesbaar(pad: string): string {
  try {
    return decodeURIComponent(pad)
  } catch {
    return pad
  }
}
