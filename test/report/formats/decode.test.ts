import { describe, expect, test } from 'vitest'
import { decode } from '../../../src/report/formats/decode.ts'

const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(
    parts.flatMap(part => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  )
const failure = (input: Uint8Array) => (decode(input) as { failure?: string }).failure

/** 依法行政，㐀𠴗 in GB18030: two-byte and four-byte characters. */
const GB = [
  0xd2, 0xc0, 0xb7, 0xa8, 0xd0, 0xd0, 0xd5, 0xfe, 0xa3, 0xac, 0x81, 0x39, 0xee, 0x39, 0x95, 0x34, 0xd5, 0x37,
]

describe('decoding', () => {
  test('UTF-8, with and without a byte order mark', () => {
    expect(decode(bytes('法治'))).toEqual({ text: '法治', encoding: 'utf-8' })
    expect(decode(bytes([0xef, 0xbb, 0xbf], '法治'))).toEqual({ text: '法治', encoding: 'utf-8' })
  })

  test('GB18030, which is more than GB2312', () => {
    const long = Uint8Array.from([...GB.slice(0, 10), ...GB, ...GB.slice(0, 10)])
    expect(decode(long)).toEqual({ text: '依法行政，依法行政，㐀𠴗依法行政，', encoding: 'gb18030' })
  })

  test('UTF-16 by its byte order mark', () => {
    expect(decode(Uint8Array.from([0xff, 0xfe, 0xd5, 0x6c, 0xbb, 0x6c]))).toEqual({
      text: '法治',
      encoding: 'utf-16le',
    })
    expect(decode(Uint8Array.from([0xfe, 0xff, 0x6c, 0xd5, 0x6c, 0xbb]))).toEqual({
      text: '法治',
      encoding: 'utf-16be',
    })
  })

  test('what is no text is refused by name, with a remedy', () => {
    expect(failure(new Uint8Array())).toMatch(/空的.*请/)
    expect(failure(bytes(' \n\u3000'))).toMatch(/只有空白.*请/)
    expect(failure(bytes('%PDF-1.7 …'))).toMatch(/PDF.*请/)
    expect(failure(bytes([0x50, 0x4b, 3, 4, 0, 0]))).toMatch(/docx.*请/)
    expect(failure(bytes([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toMatch(/PNG/)
    expect(failure(bytes('a', [0, 0, 1, 2, 0, 0], 'b'))).toMatch(/二进制.*请/)
    expect(failure(Uint8Array.from({ length: 500 }, (_, i) => (i * 37 + 129) % 256))).toMatch(/请/)
  })

  test('damaged UTF-8 is named as such and never read as GB18030', () => {
    const text = bytes('第一行\n', '依法行政，'.repeat(40))
    text[text.length - 31] = 0xff
    expect(failure(text)).toMatch(/UTF-8 文本已损坏：\d+ 处.*第 2 行.*请/)
    expect(failure(bytes('依法行政，'.repeat(40)).slice(0, -1))).toMatch(/已损坏/)
  })
})
