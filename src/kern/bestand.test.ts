import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nettenaam, soortVan } from './bestand.ts'

test('only the first bytes of one of the three kinds make it that kind', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (inhoud) => {
      const tekst = String.fromCharCode(...inhoud)
      const verwacht = ['%PDF-', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n'].some((begin) => tekst.startsWith(begin))
      assert.equal(soortVan(inhoud) !== null, verwacht)
    }),
  )
})

test('a name keeps what can be read and loses path, markup and control characters', () => {
  const namen: Readonly<Record<string, string>> = {
    '../../../etc/passwd': 'passwd.pdf',
    'C:\\Users\\x\\Getekend (2).PDF': 'Getekend (2).pdf',
    '<script>alert(1)</script>.pdf': 'script.pdf',
    'a"; filename="b.html': 'a- filename-b.pdf',
    'Ondertekening gemeente Súdwest-Fryslân.docx': 'Ondertekening gemeente Súdwest-Fryslân.pdf',
    '....': 'document.pdf',
    '': 'document.pdf',
    'regel\r\nSet-Cookie: x=1': 'regel-Set-Cookie- x-1.pdf',
  }
  for (const [naam, netjes] of Object.entries(namen)) assert.equal(nettenaam(naam, 'pdf'), netjes, naam)
})

test('whatever a name is, what is left of it is safe in a path, a header and a page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('pdf', 'jpeg', 'png'), (naam, soort) => {
      const netjes = nettenaam(naam, soort)
      assert.match(netjes, /^[\p{L}\p{N}_()][\p{L}\p{N} _()-]*\.(pdf|jpg|png)$/u)
      assert.ok(netjes.length <= 170)
    }),
  )
})
