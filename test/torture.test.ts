// The short form of npm run torture: kills, refused writes, damage, swaps, bombs, slow clients, overload, a few of each.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { environment } from './support/program.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const HOOKS = fileURLToPath(new URL('./support/typescript-threads.mjs', import.meta.url))

it('every gate of the short torture holds', { timeout: 300_000 }, async () => {
  const child = spawn(process.execPath, [`--import=${HOOKS}`, 'bench/torture/main.mjs', '--short'], {
    cwd: ROOT,
    env: environment,
  })
  let said = ''
  let table = ''
  child.stderr.on('data', data => {
    said += data
  })
  child.stdout.on('data', data => {
    table += data
  })
  const status = await new Promise(resolve => child.once('close', resolve))
  expect([status, said]).toEqual([0, expect.not.stringMatching(/ [1-9]\d* failures/)])
  expect(table.match(/^\| .* \| 0 \| /gm)?.length).toBeGreaterThanOrEqual(9)
})
