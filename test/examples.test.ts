// What stands behind `// =>` is what the code gives: in doc comments, where an example without the arrow only shows a use,
// and in examples/library.mjs, line for line.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { openSegmenter } from '../src/analysis/open-segmenter.ts'
import { skeleton } from '../src/analysis/skeleton.ts'
import { printQuery } from '../src/query/print.ts'
import { labelledLine } from '../src/report/cleaning/labels.ts'
import { readQuery } from '../src/search/question/read-query.ts'

/** What examples may name beside what their own module exports. */
const AROUND = { labelledLine, skeleton, printQuery, readQuery, segmenter: await openSegmenter() }

const AsyncFunction = (async () => {}).constructor as new (
  ...code: string[]
) => (...values: unknown[]) => unknown

function evaluate(code: string, scope: object): unknown {
  const plain = transformSync(`async () => (${code})`, { loader: 'ts', target: 'es2022' }).code
  return new AsyncFunction(...Object.keys(scope), `return await (${plain.trim().replace(/;$/, '')})()`)(
    ...Object.values(scope),
  )
}

/** Expressions with what is said to come of them; a remark may follow that after a colon or a comma. */
function examplesIn(source: string): [code: string, value: string][] {
  const comments = source.match(/\/\*\*[\s\S]*?\*\//g) ?? []
  return comments.flatMap(comment => {
    const [, ...given] = comment.split('@example')
    const text = given
      .join('')
      .replace(/\*\/$/, '')
      .split('\n')
      .map(line => line.replace(/^\s*\*? ?/, ''))
      .join('\n')
    return [...text.matchAll(/([^\n]+)\s\/\/ => (.+)/g)].map(([, code, value]): [string, string] => {
      return [code!.trim(), value!.trim().replace(/(?::|, where) [^'"[\]{}]*$/, '')]
    })
  })
}

const modules = ['src', 'web']
  .flatMap(room => readdirSync(room, { recursive: true, encoding: 'utf8' }).map(file => `${room}/${file}`))
  .filter(file => file.endsWith('.ts'))
const examples = modules.flatMap(file => {
  return examplesIn(readFileSync(file, 'utf8')).map(([code, value]) => ({ file, code, value }))
})

test('there are examples', () => expect(examples.length).toBeGreaterThan(30))

test.each(examples)('$file: $code', async ({ file, code, value }) => {
  const scope = { ...AROUND, ...(await import(new URL(`../${file}`, import.meta.url).href)) }
  expect(await evaluate(code, scope)).toEqual(await evaluate(value, {}))
})

test('examples/library.mjs prints what it says', () => {
  const said = [...readFileSync('examples/library.mjs', 'utf8').matchAll(/^ *\/\/ => (.*)$/gm)]
  const run = spawnSync(process.execPath, ['examples/library.mjs'], { encoding: 'utf8' })
  expect([run.status, run.stderr]).toEqual([0, ''])
  expect(run.stdout.trimEnd().split('\n')).toEqual(said.map(([, line]) => line))
}, 300_000)
