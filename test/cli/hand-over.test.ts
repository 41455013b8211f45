// hand-over.test.ts — what root writes into a service's folder belongs to the service.
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { handOver } from '../../src/cli/hand-over.ts'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../support/terminal.ts'

const isRoot = process.getuid?.() === 0
const SERVICE = 65_533
const OTHER = 65_532

function folderOf(uid: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-owner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  chownSync(folder, uid, uid)
  mkdirSync(join(folder, 'snapshot'))
  writeFileSync(join(folder, 'snapshot', 'text'), '')
  writeFileSync(join(folder, 'keys.json'), '')
  return folder
}
const ownerOf = (...path: string[]) => statSync(join(...path)).uid

it.skipIf(!isRoot)('a folder with all that root wrote in it', () => {
  const folder = folderOf(SERVICE)
  chownSync(join(folder, 'keys.json'), OTHER, OTHER)
  const outside = folderOf(0)
  symlinkSync(outside, join(folder, 'link'))
  handOver(folder)
  expect(ownerOf(folder, 'snapshot')).toBe(SERVICE)
  expect(ownerOf(folder, 'snapshot', 'text')).toBe(SERVICE)
  // What belongs to somebody else stays so, and what a link leads to is none of ours.
  expect(ownerOf(folder, 'keys.json')).toBe(OTHER)
  expect(ownerOf(outside)).toBe(0)
})

it.skipIf(!isRoot)('a file alone', () => {
  const folder = folderOf(SERVICE)
  handOver(join(folder, 'keys.json'))
  expect(ownerOf(folder, 'keys.json')).toBe(SERVICE)
  expect(ownerOf(folder, 'snapshot')).toBe(0)
})

it.skipIf(!isRoot)('an index and a key, by the verbs that write them', async () => {
  const folder = folderOf(SERVICE)
  writeFileSync(join(folder, 'a.txt'), '兴庆区2022年法治政府建设年度报告\n一、推进行政复议体制改革。\n')
  const index = join(folder, 'snapshot')
  chownSync(index, SERVICE, SERVICE)
  for (const verb of [
    ['index', join(folder, 'a.txt')],
    ['key', 'create', '门户'],
  ])
    expect(await run([...verb, '--index', index], fakeTerminal({ directory: folder }))).toBe(0)
  const written = readdirSync(index)
  expect(written).toEqual(expect.arrayContaining(['CURRENT', 'keys.json']))
  expect(written.map(name => ownerOf(index, name))).toEqual(written.map(() => SERVICE))
})

it.skipIf(!isRoot)('nothing, where the folder is root’s or somebody else runs this', () => {
  const folder = folderOf(SERVICE)
  handOver(folder, SERVICE)
  handOver(join(folder, 'nowhere', 'keys.json'))
  expect(ownerOf(folder, 'keys.json')).toBe(0)
})
