// damage.mjs — bits of a snapshot flipped, files of it cut short: noticed by who opens it, and by who verifies it. Not: while
// it is served (damaged-swaps.mjs).
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../../../dist/errors.js'
import { readSnapshot } from '../../../dist/snapshot/read.js'
import { verifySnapshot } from '../../../dist/snapshot/verify.js'
import { build, writeReports, wrongWith } from '../reports.mjs'

const GATE = 'refused by name, with what to do; nothing damaged is served'

export const flippedBits = {
  name: 'one bit of a snapshot flipped',
  count: 1000,
  short: 20,
  gate: GATE,
  run: (count, context) =>
    damaging(count, context, (path, below) => {
      const at = below(statSync(path).size)
      const flipped = readFileSync(path)[at] ^ (1 << below(8))
      const file = openSync(path, 'r+')
      writeSync(file, Uint8Array.of(flipped), 0, 1, at)
      closeSync(file)
    }),
}

export const truncations = {
  name: 'a file of a snapshot cut short',
  count: 200,
  short: 10,
  gate: GATE,
  run: (count, context) =>
    damaging(count, context, (path, below) => truncateSync(path, below(statSync(path).size))),
}

async function damaging(count, { scratch, random }, damage) {
  const below = n => Math.floor(random() * n)
  const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
  writeReports(reports, Array(5).fill(0), 10)
  const { version } = await build(reports, indexDir)
  const paths = ['CURRENT', ...readdirSync(join(indexDir, version)).map(name => join(version, name))]
    .map(name => join(indexDir, name))
    .filter(path => statSync(path).size > 0)
  const failures = []
  for (let i = 0; i < count; i++) {
    const path = paths[below(paths.length)]
    const sound = readFileSync(path)
    damage(path, below)
    const opened = await refusal(() => readSnapshot(indexDir))
    const verified = await refusal(() => verifySnapshot(indexDir))
    const isSound = error => !(error instanceof JiansuoError) || error.code !== 'bad-snapshot'
    // A bit of CURRENT may name a folder that is not there: then that is what is named.
    const named = path.endsWith('CURRENT') ? indexDir : path
    if (isSound(opened) || !opened.message.includes(named) || !/jiansuo index/.test(opened.message))
      failures.push(`${path} opened: ${opened?.stack ?? 'not noticed'}`)
    // Verifying goes on behind a bad column and names all of them.
    if (verified.files ? verified.ok : isSound(verified))
      failures.push(`${path} verified: ${verified?.stack ?? 'not noticed'}`)
    writeFileSync(path, sound)
  }
  const after = await wrongWith(indexDir, Array(5).fill(0))
  if (after) failures.push(after)
  return { failures, seen: `${paths.length} files` }
}

const refusal = async read => {
  try {
    return await read()
  } catch (error) {
    return error
  }
}
