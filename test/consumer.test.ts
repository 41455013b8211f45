// The types of the package are whole for whoever installs it: only its dependencies stand beside it, and the compiler
// looks into every declaration.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const PROGRAM = `import { type AppOptions, createApp, openSearcher, type SearchResult } from 'jiansuo'
const searcher = await openSearcher({ indexDir: 'index' })
const options: AppOptions = { metrics: false }
createApp(searcher, options).listen(3000, '127.0.0.1')
const result: SearchResult = await searcher.search('法治', { limit: 1 })
const hits: number = result.totalHits
// @ts-expect-error a number is no text: types that had fallen to any would take it
const wrong: string = result.totalHits
console.log(hits, wrong)
`

test('a program of others compiles without development dependencies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-consumer-'))
  try {
    const installed = join(folder, 'node_modules')
    cpSync('package.json', join(installed, 'jiansuo/package.json'))
    cpSync('dist', join(installed, 'jiansuo/dist'), {
      recursive: true,
      filter: from => !/\.(js|map|html|css|svg)$/.test(from),
    })
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(installed, name)), { recursive: true })
      symlinkSync(resolve('node_modules', name), join(installed, name), 'dir')
    }
    writeFileSync(join(folder, 'program.mts'), PROGRAM)
    const flags = '--strict --noEmit --module nodenext --target es2023 --lib es2024 --types node'.split(' ')
    const checked = spawnSync(
      process.execPath,
      [resolve('node_modules/typescript/bin/tsc'), ...flags, '--skipLibCheck', 'false', 'program.mts'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(checked.stdout + checked.stderr).toBe('')
    expect(checked.status).toBe(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)
