// architecture.test.ts — the source as docs/architecture.md describes it: its rooms, the direction of imports, headers
// and sizes. Not: what a room does.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const document = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

/** Rooms in the order of their headings: `### [`analysis/`](../src/analysis/) — …`. */
const rooms = [...document.matchAll(/^### .*$/gm)].flatMap(([heading]) =>
  [...heading.matchAll(/\]\(\.\.\/(src\/\w+|web)\/\)/g)].map(([, room]) => room!),
)

/** Files of src/ itself that any room may import, and that import no room. */
const shared = [...document.matchAll(/^- `(\S+\.ts)`: /gm)].map(([, name]) => `src/${name}`)

const sources = ['src', 'web'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => `${folder}/${name}`),
)
const textOf = new Map(sources.map(file => [file, readFileSync(join(root, file), 'utf8')]))

/** `src/report`, `web`; of a file in src/ itself its name without extension, so that config.ts belongs to config/. */
const roomOf = (file: string): string =>
  file.startsWith('web/') ? 'web' : file.split('/').slice(0, 2).join('/').replace(/\.ts$/, '')

const importsOf = (file: string): string[] =>
  [...textOf.get(file)!.matchAll(/(?:\bfrom|\bimport)[ (]*'(\.[^']+\.ts)'/g)].map(([, path]) =>
    relative(root, join(root, dirname(file), path!)),
  )

test('every folder of src/ is a room of the document', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `src/${name}`)
  expect(rooms.toSorted()).toEqual([...folders, 'web'].toSorted())
})

test('a room imports only from rooms above it', () => {
  const upward = sources.flatMap(file => {
    const place = rooms.indexOf(roomOf(file))
    if (place === -1) return []
    return importsOf(file)
      .filter(imported => !shared.includes(imported) && roomOf(imported) !== roomOf(file))
      .filter(imported => !(rooms.indexOf(roomOf(imported)) < place && rooms.includes(roomOf(imported))))
      .map(imported => `${file} imports ${imported}`)
  })
  expect(upward).toEqual([])
})

test('a shared file imports no room', () => {
  expect(shared.length).toBeGreaterThan(0)
  const imported = shared.flatMap(file => importsOf(file).filter(path => !shared.includes(path)))
  expect(imported).toEqual([])
})

test('a file begins with its name, what it holds and what it does not', () => {
  const silent = sources.filter(file => {
    const lines = textOf.get(file)!.split('\n')
    const header = lines.slice(lines[0]!.startsWith('#!') ? 1 : 0, 4).join(' ')
    return !header.startsWith(`// ${basename(file)} — `)
  })
  expect(silent).toEqual([])
})

test('a file has 250 lines at most, tables of data and words aside', () => {
  const isTable = (file: string) => file.startsWith('web/words/') || file.startsWith('src/regions/')
  const long = sources.filter(file => !isTable(file) && textOf.get(file)!.trimEnd().split('\n').length > 250)
  expect(long).toEqual([])
})
