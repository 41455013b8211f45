// lucene.mjs — Lucene, by a small Java program beside this file that measures itself. Not: what it does (lucene/Peer.java).
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CACHE, jdk } from './sides.mjs'

const SOURCE = fileURLToPath(new URL('./lucene/Peer.java', import.meta.url))
const JARS = join(CACHE, 'lucene', '*')

const run = args =>
  JSON.parse(
    execFileSync(join(jdk(), 'java'), ['-Xmx2g', '-cp', JARS, SOURCE, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split('\n')
      .at(-1),
  )

export const build = ({ work, home }) => run(['build', join(work, 'passages.tsv'), home]).seconds

export const search = ({ work, home, kinds }) =>
  run([
    'search',
    home,
    ...kinds.flatMap(({ file, any }) => [join(work, `questions-${file}.txt`), any ? 'any' : 'all']),
  ])
