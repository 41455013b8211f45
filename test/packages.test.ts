// Whose work is passed on with the program, and that what is passed on is whole.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = new URL('../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, root), 'utf8')

it('every package in the lock file has a licence that may be used', () => {
  const script = fileURLToPath(new URL('scripts/licences.mjs', root))
  // Throws, with the names, where one has not.
  expect(execFileSync(process.execPath, [script], { encoding: 'utf8' })).toMatch(/^ *\d+ {2}MIT$/m)
})

it('the image and the archive hold whatever the package holds beside documents', () => {
  const { files } = JSON.parse(read('package.json')) as { files: string[] }
  const needed = files.filter(name => !/^(docs|examples|scripts|index\/.*|.*\.json)$/.test(name))
  expect(needed).toContain('dist')
  const dockerfile = read('examples/deploy/Dockerfile')
  const bundle = read('scripts/bundle.mjs')
  for (const name of needed) {
    expect(dockerfile).toContain(`COPY --from=build /build/${name} ./${name}`)
    expect(bundle).toContain(`  '${name}',`)
  }
})
