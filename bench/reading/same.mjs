// same.mjs — reads one folder in an idle process, beside busy ones, and with a pause in the middle: the snapshots must be
// equal byte for byte. Also with hardly any file descriptors. Not: what is read (formats.mjs, references.mjs).
//
//   npm run build && node bench/reading/same.mjs FOLDER [--dist DIR] [--busy 20] [--pause 40] [--descriptors 24]
//
// `--busy`: how many loops run beside; `--pause`: seconds that all threads stand still, as on a machine that sleeps.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: path.join(here, '../../dist') },
    busy: { type: 'string', default: '20' },
    pause: { type: 'string', default: '40' },
    descriptors: { type: 'string', default: '24' },
  },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: node bench/reading/same.mjs FOLDER [--busy N] [--pause S] [--descriptors N]')
  process.exit(2)
}
const main = path.resolve(values.dist, 'cli/main.js')
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'same-'))

/** The digest of every file of the snapshot that is served; what names the time or the build is no part of it. */
function digestOf(index) {
  const [version = ''] = fs.readFileSync(path.join(index, 'CURRENT'), 'utf8').split(' ')
  const snapshot = path.join(index, version)
  const hash = createHash('sha256')
  for (const name of fs.readdirSync(snapshot).sort()) {
    if (name === 'manifest.json') continue
    hash.update(`${name}\n`).update(fs.readFileSync(path.join(snapshot, name)))
  }
  return hash.digest('hex')
}

/** Indexes the folder; `during` is given the process once it is at work. */
async function build(name, during = async () => {}) {
  const index = path.join(scratch, name)
  const child = spawn(process.execPath, [main, 'index', folder, '--index', index], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', text => {
    said += text
  })
  const ended = new Promise(resolve => child.on('close', resolve))
  await during(child)
  const code = await ended
  const skipped = said.split('\n').filter(line => /[；：]/.test(line)).length
  return { name, code, digest: code === 0 ? digestOf(index) : `exit ${code}: ${said.slice(-200)}`, skipped }
}

const idle = await build('idle')
const loops = Array.from({ length: Number(values.busy) }, () =>
  spawn(process.execPath, ['-e', 'for(;;);'], { stdio: 'ignore' }),
)
const busy = await build('busy')
for (const loop of loops) loop.kill('SIGKILL')
let isPaused = false
const paused = await build('paused', async child => {
  await sleep(1500)
  isPaused = child.exitCode === null
  child.kill('SIGSTOP')
  await sleep(Number(values.pause) * 1000)
  child.kill('SIGCONT')
})
console.log(`idle    ${idle.digest.slice(0, 16)}`)
const isSame = [busy, paused].map(({ name, digest }) => {
  const equal = digest === idle.digest
  console.log(`${name.padEnd(7)} ${digest.slice(0, 16)}  ${equal ? 'equal' : `UNEQUAL: ${digest}`}`)
  return equal
})
if (!isPaused) console.log('the build had ended before the pause: take a larger folder')

const few = path.join(scratch, 'few')
const { status, stderr } = spawnSync(
  'sh',
  [
    '-c',
    `ulimit -n ${Number(values.descriptors)}; exec "$0" "$@"`,
    process.execPath,
    main,
    'index',
    folder,
    '--index',
    few,
  ],
  { encoding: 'utf8' },
)
const isTold =
  status === 0 ? digestOf(few) === idle.digest : /[\u4e00-\u9fff]/.test(stderr) && !/\n\s+at /.test(stderr)
console.log(
  `${values.descriptors} descriptors: exit ${status}, ${isTold ? 'equal or told' : `NOT TOLD: ${stderr.slice(-300)}`}`,
)
fs.rmSync(scratch, { recursive: true })
process.exit(isSame.every(Boolean) && isPaused && isTold ? 0 : 1)
