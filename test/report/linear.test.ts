// linear.test.ts — reading takes time in proportion to a file, whatever stands in it. Not: bounds of formats that
// threads read (formats/pool.test.ts).
import { expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

/** Processor time of reading a file of this text, in milliseconds: the least of three, as others run beside. */
async function cost(file: string, text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text)
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const before = process.cpuUsage()
    await readReports({ file, bytes })
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const blanks = (n: number) => `# ${' '.repeat(n / 2)}a${' '.repeat(n / 2)}b`
const places = (n: number) => '朝阳区鼓楼区宁夏回族自治区和平区'.repeat(n / 16)
const json = (title: string) => JSON.stringify({ title, text: '坚持依法行政，健全制度机制。' })
const CASES: readonly (readonly [what: string, file: string, text: (n: number) => string])[] = [
  ['blanks in a heading', 'a.md', blanks],
  ['blanks in a text', 'a.txt', blanks],
  ['a title of names', 'a.jsonl', n => json(places(n))],
  ['a line of names', 'a.txt', n => `${places(n)}。`],
  ['marks at the end of a heading', 'a.md', n => `# a${'。 '.repeat(n / 2)}b`],
  ['marks of emphasis', 'a.md', n => '**['.repeat(n / 3)],
  ['closing marks', 'a.txt', n => `来源：${'）'.repeat(n)}a`],
]

test.each(CASES)('%s', async (_what, file, text) => {
  const n = 48_000
  await cost(file, text(n))
  const [once, twice] = [await cost(file, text(n)), await cost(file, text(2 * n))]
  // Twice as much takes twice as long; what grows with the square takes four times, and seconds.
  expect(twice).toBeLessThan(3.2 * once + 60)
})
