import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inflatesBeyond } from '../../../src/report/formats/pdf/inflated.ts'

const LIMIT = 100_000

function pdfOf(dictionary: string, data: Uint8Array, newline = '\n'): Buffer {
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n4 0 obj\n<< /Length ${data.length} ${dictionary} >>\nstream${newline}`),
    data,
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ])
}

test('beyond the limit is what unpacks to more, whatever it unpacks to and wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: LIMIT - 2, max: LIMIT + 2 }),
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom('\n', '\r\n'),
      fc.nat(3),
      async (size, byte, newline, others) => {
        const packed = deflateSync(Buffer.alloc(size, byte))
        const small = pdfOf('/Filter /FlateDecode', deflateSync(Buffer.from('BT ET')))
        const file = Buffer.concat([
          ...Array(others).fill(small),
          pdfOf('/Filter /FlateDecode', packed, newline),
        ])
        expect(await inflatesBeyond(file, LIMIT)).toBe(size > LIMIT)
      },
    ),
  )
})

const large = deflateSync(Buffer.alloc(10 * LIMIT))

test.each<[string, Buffer, boolean]>([
  ['in a list of filters', pdfOf('/Filter [ /Fl ]', large), true],
  ['whose end is missing', pdfOf('/Filter /FlateDecode', large).subarray(0, -20), true],
  ['that breaks off behind the limit', pdfOf('/Filter /FlateDecode', large.subarray(0, 900)), true],
  ['of a picture, which is never unpacked', pdfOf('/Subtype /Image /Filter /FlateDecode', large), false],
  ['that is not packed', pdfOf('', Buffer.alloc(2 * LIMIT)), false],
  ['that is no deflate at all', pdfOf('/Filter /FlateDecode', Buffer.alloc(LIMIT, 7)), false],
])('a stream %s', async (_name, file, expected) => {
  expect(await inflatesBeyond(file, LIMIT)).toBe(expected)
})
