// Pages of a PDF whose lines run otherwise than to the right and level: upside down, askew, mirrored, in columns of letters.
import { describe, expect, test } from 'vitest'
import {
  type Drawn,
  directionOf,
  linesOfRun,
  nothingDrawn,
  turned,
} from '../../../src/report/formats/layout/running.ts'
import { extractPdf } from '../../../src/report/formats/pdf/pdf.ts'
import { type PdfText, pdf } from '../../support/files.ts'

const LINES = [
  '坚持依法行政，健全制度机制，规范执法行为，强化监督落实。',
  '深入推进“放管服”改革，落实“双随机、一公开”监管要求。',
  '行政许可事项全部纳入清单，办事环节和时限大幅压缩减少。',
]
const A4 = { width: 595, height: 842 }

async function read(page: readonly PdfText[]) {
  const extracted = await extractPdf(pdf([page]))
  if ('failure' in extracted) throw new Error(extracted.failure)
  return extracted.lines.map(({ text }) => text).join('')
}

test('a page that was put in upside down is read from its top', async () => {
  const page = LINES.map((text, i) => ({ text, turned: 180, x: 505, y: 100 + i * 24 }))
  expect(await read(page)).toBe(LINES.join(''))
})

test.each([-4, -1, 1, 4])(
  'a page scanned askew by %i degrees, drawn word by word, is read line by line',
  async degrees => {
    const angle = (degrees * Math.PI) / 180
    const page = LINES.flatMap((line, i) =>
      line.match(/.{1,4}/g)!.map((text, k): PdfText => {
        const [across, down] = [k * 4 * 14, -i * 24]
        const x = 90 + across * Math.cos(angle) - down * Math.sin(angle)
        const y = 600 + across * Math.sin(angle) + down * Math.cos(angle)
        return { text, turned: degrees, x, y }
      }),
    )
    expect(await read(page)).toBe(LINES.join(''))
  },
)

test('letters below each other in columns from the right are read so', async () => {
  const page = LINES.flatMap((line, i) =>
    [...line].map((text, k): PdfText => ({ text, x: 500 - i * 24, y: 760 - k * 14 })),
  )
  expect(await read(page)).toBe(LINES.join(''))
})

describe('ways of running', () => {
  const drawn = (text: string, x: number, y: number, slope = 0): Drawn => ({
    text,
    x,
    y,
    slope,
    width: 14 * text.length,
    down: 14,
    size: 14,
  })

  test('a mirrored page has its first line at the top', () => {
    const [run, up] = [
      { x: -1, y: 0 },
      { x: 0, y: -1 },
    ]
    expect(directionOf(run.x, run.y)).toBe('left')
    expect(turned('left', { x: 500, y: 80 }, run, up, A4)).toEqual({ x: 95, y: 80, slope: 0 })
  })

  const read = (right: Drawn[]) => {
    const { height, lines } = linesOfRun({ ...nothingDrawn(), right }, A4, 0)
    return { height, texts: lines.map(({ text }) => text) }
  }

  test('columns of letters from left to right are a table', () => {
    const columns = (step: number) =>
      [0, 1, 2].flatMap(i => [...'法治政府'].map((text, k) => drawn(text, 300 + i * step, 100 + k * 14)))
    expect(read(columns(24)).height).toBe(A4.height)
    expect(read(columns(-24))).toEqual({ height: A4.width, texts: ['法治政府', '法治政府', '法治政府'] })
  })

  test('lines of one tilt are made level together, level ones stay', () => {
    const tilted = [drawn('乙', 100, 100, 0.05), drawn('丙', 300, 110, 0.05)]
    expect(read([drawn('甲', 10, 20), ...tilted]).texts).toEqual(['甲', '乙　丙'])
    expect(read([drawn('乙', 100, 100), drawn('丙', 300, 110)]).texts).toEqual(['乙', '丙'])
  })
})
