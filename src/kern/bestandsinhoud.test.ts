import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maakJpeg, maakPdf, maakPng } from '../../test/bestanden.ts'
import { zieIn } from './bestandsinhoud.ts'

const heel = { pdf: maakPdf('brief'), jpeg: maakJpeg(640, 480), png: maakPng(640, 480) } as const
const soorten = ['pdf', 'jpeg', 'png'] as const
const tekst = (inhoud: string) => Uint8Array.from(Buffer.from(inhoud, 'latin1'))
const achter = (...delen: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(delen))

test('each of the three kinds is known by what is in it', () => {
  for (const soort of soorten) assert.deepEqual(zieIn(heel[soort]), { soort })
})

test('a file that is cut off anywhere is not whole, and nothing of it throws', () => {
  for (const soort of soorten)
    for (let lengte = 0; lengte < heel[soort].length; lengte++) {
      const gezien = zieIn(heel[soort].subarray(0, lengte))
      // Behind the mark that ends a PDF only the end of a line may be missing.
      if (soort === 'pdf' && lengte >= heel.pdf.length - 1) continue
      assert.ok('mis' in gezien, `${soort} of ${lengte} bytes`)
      assert.equal(gezien.mis === 'leeg', lengte === 0)
    }
})

test('what stands before the beginning makes it no file of ours, however readers forgive it', () => {
  for (const begin of ['GIF89a', '<html><script>alert(1)</script>', 'PK\x03\x04', ' ', '\n', '\xef\xbb\xbf'])
    for (const soort of soorten)
      assert.deepEqual(zieIn(achter(tekst(begin), heel[soort])), { mis: 'onbekend' }, begin)
})

test('markup, a program and an archive are none of the three, whatever they are called', () => {
  for (const inhoud of [
    '<!doctype html><script>',
    '<svg onload=alert(1)>',
    'MZ\x90',
    '\x7fELF',
    'PK\x03\x04',
    '#!/bin/sh',
  ])
    assert.deepEqual(zieIn(tekst(inhoud)), { mis: 'onbekend' })
})

test('a header alone is no picture, and a PNG with something behind it is none either', () => {
  assert.deepEqual(zieIn(heel.png.subarray(0, 33)), { mis: 'beschadigd' })
  assert.deepEqual(zieIn(achter(heel.png, tekst('PK\x03\x04'))), { mis: 'beschadigd' })
  assert.deepEqual(zieIn(achter(tekst('\xff\xd8\xff\xd9'))), { mis: 'beschadigd' })
  assert.deepEqual(zieIn(tekst('%PDF-9.9\n%%EOF')), { mis: 'beschadigd' })
  assert.deepEqual(
    zieIn(achter(heel.pdf, new Uint8Array(2000))),
    { mis: 'beschadigd' },
    'its end is not at the end',
  )
})

test('a picture of too many points is refused by its header; the largest scan is not', () => {
  const [bom, groot] = [{ mis: 'te-veel-beeldpunten' }, 10_000]
  assert.deepEqual(zieIn(maakPng(40_000, 40_000)), bom)
  assert.deepEqual(zieIn(maakPng(0xffffffff, 0xffffffff)), bom)
  assert.deepEqual(zieIn(maakJpeg(65_535, 65_535)), bom)
  assert.deepEqual(zieIn(maakPng(groot, groot)), { soort: 'png' })
  assert.deepEqual(zieIn(maakPng(groot + 1, groot)), bom)
  assert.deepEqual(zieIn(maakPng(0, 10)), { mis: 'beschadigd' })
  assert.deepEqual(zieIn(maakJpeg(10, 0)), { mis: 'beschadigd' })
})

test('whatever the bytes are, they are looked into without a fault, and soon', () => {
  const begin = fc.constantFrom(...soorten.map((soort) => heel[soort].subarray(0, 12)))
  fc.assert(
    fc.property(begin, fc.uint8Array({ maxLength: 400 }), (kop, rest) => {
      const gezien = zieIn(achter(kop, rest))
      assert.ok('soort' in gezien || typeof gezien.mis === 'string')
    }),
  )
  // A row of the shortest chunks there are: as many steps as it has chunks, and no more.
  const leeg = achter(
    heel.png.subarray(0, 33),
    ...Array.from({ length: 50_000 }, () => tekst('\0\0\0\0tEXt\0\0\0\0')),
  )
  assert.deepEqual(zieIn(leeg), { mis: 'beschadigd' })
})
