// stage.mjs — what counting shared stretches takes by itself: a fresh process that holds the texts and no engine, its
// peak before and after. Not: how the texts got there.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpu } from '../library.mjs'

const PARTS = ['units', 'paragraphUnit', 'paragraphReport']

/** @returns processor seconds; megabytes of the texts alone (with Node), at the peak of numbering, and at that of signposts */
export function measureStage(corpus, k) {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))
  try {
    for (const part of PARTS) writeFileSync(join(folder, part), corpus[part])
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), folder, String(k)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [self, folder, k] = process.argv.slice(1)
if (self === fileURLToPath(import.meta.url)) {
  const { countSharers } = await import('../../dist/reuse/count-sharers.js')
  const { placeSignposts } = await import('../../dist/reuse/signposts.js')
  const read = (part, Type) => {
    const { buffer, byteOffset, byteLength } = readFileSync(join(folder, part))
    return new Type(buffer, byteOffset, byteLength / Type.BYTES_PER_ELEMENT)
  }
  const corpus = {
    units: read('units', Uint16Array),
    paragraphUnit: read('paragraphUnit', Uint32Array),
    paragraphReport: read('paragraphReport', Uint32Array),
  }
  // Of this program alone: what resourceUsage tells begins with the peak of whoever started it. Linux has it.
  const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1000
  const texts = peak()
  let started = cpu()
  await placeSignposts(corpus)
  const signposts = { seconds: cpu() - started, peak: peak() }
  started = cpu()
  await countSharers(corpus, Number(k))
  console.log(JSON.stringify({ texts, signposts, sharers: { seconds: cpu() - started, peak: peak() } }))
}
