import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { discover } from '../../src/indexer/discover.ts'
import { whyNotOpened } from '../../src/indexer/not-opened.ts'
import { readSidecars } from '../../src/indexer/sidecars.ts'

const scratch = () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-discover-'))
  // Not all of them have paths that Node can remove.
  onTestFinished(() => void execFileSync('rm', ['-rf', folder]))
  return folder
}
const found = (folder: string) => {
  const { files, skipped } = discover([folder], file => file.endsWith('.txt'))
  return { files: files.map(({ file }) => file), skipped }
}

it('names files and folders whose names are not UTF-8, and takes the rest', context => {
  const folder = scratch()
  const gbk = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb1, 0xa8, 0xb8, 0xe6])])
  try {
    writeFileSync(Buffer.concat([gbk, Buffer.from('.txt')]), '依法行政。')
  } catch {
    return context.skip('this file system takes no names other than UTF-8')
  }
  mkdirSync(gbk)
  writeFileSync(Buffer.concat([gbk, Buffer.from('/a.txt')]), '依法行政。')
  writeFileSync(join(folder, '好.txt'), '依法行政。')
  const { files, skipped } = found(folder)
  expect(files).toEqual(['好.txt'])
  expect(skipped).toHaveLength(2)
  for (const { file, reason } of skipped) {
    expect(file).toContain('\ufffd')
    expect(reason).toMatch(/名称不是 UTF-8.*请改名/)
  }
})

it('takes a file whose name really holds a replacement character', () => {
  const folder = scratch()
  writeFileSync(join(folder, '\ufffd.txt'), '依法行政。')
  expect(found(folder)).toEqual({ files: ['\ufffd.txt'], skipped: [] })
})

it('goes round no circle of links, and says so', () => {
  const folder = scratch()
  mkdirSync(join(folder, 'a'))
  writeFileSync(join(folder, 'a', 'b.txt'), '依法行政。')
  symlinkSync(folder, join(folder, 'a', 'loop'))
  symlinkSync('self.txt', join(folder, 'self.txt'))
  const { files, skipped } = found(folder)
  expect(files).toEqual(['a/b.txt'])
  expect(skipped.map(({ file, reason }) => [file, /符号链接.*请/.test(reason)])).toEqual([
    ['a/loop', true],
    ['self.txt', true],
  ])
})

it('says of what it does not read what to do, as fits each', () => {
  const folder = scratch()
  const advice = {
    '图.png': /文字识别（OCR）/,
    '扫描.JPG': /文字识别（OCR）/,
    '附件.zip': /解压/,
    '讲话.mp3': /转写/,
    '演示.pptx': /另存为/,
    '公文.gd': /阅读器打开后打印为 pdf/,
    'Thumbs.db': /移走/,
    '其他.xyz': /另存为/,
  }
  for (const name of Object.keys(advice)) writeFileSync(join(folder, name), 'x')
  const reasons = Object.fromEntries(found(folder).skipped.map(({ file, reason }) => [file, reason]))
  for (const [name, pattern] of Object.entries(advice)) {
    expect(reasons[name]).toMatch(/^不支持的文件格式 \.\w+：/)
    expect(reasons[name]).toMatch(pattern)
  }
})

it('names what it may not look at, and takes the rest', () => {
  const folder = scratch()
  writeFileSync(join(folder, '好.txt'), '依法行政。')
  // Longer than any path may be: made step by step, as an unpacked archive does.
  const home = process.cwd()
  const name = 'd'.repeat(250)
  process.chdir(folder)
  for (let i = 0; i < 17; i++) {
    mkdirSync(name)
    process.chdir(name)
  }
  writeFileSync('远.txt', '依法行政。')
  process.chdir(home)
  const { files, skipped } = found(folder)
  expect(files).toEqual(['好.txt'])
  expect(skipped).toHaveLength(1)
  expect(skipped[0]!.reason).toMatch(/路径过长.*请缩短/)
})

it.each([
  ['EACCES', /权限/],
  ['EMFILE', /ulimit/],
  ['ENOENT', /移走或改名/],
  ['ENAMETOOLONG', /过长/],
  ['EOTHER', /无法打开（为什么）/],
])('%s has its own advice', (code, reason) => {
  expect(whyNotOpened({ code, message: '为什么' })).toMatch(reason)
})

it('passes over a sidecar too large to be one, and takes the others', () => {
  const folder = scratch()
  writeFileSync(join(folder, 'a.txt'), '依法行政。')
  writeFileSync(join(folder, 'reports.csv'), '文件,年份\na.txt,2020\n')
  writeFileSync(join(folder, 'a.json'), '')
  truncateSync(join(folder, 'a.json'), 700 * 2 ** 20)
  const { files, sidecars } = discover([folder], file => file.endsWith('.txt'))
  const { sidecarOf, skipped } = readSidecars(sidecars, files)
  expect(sidecarOf.get('a.txt')?.values).toEqual({ year: 2020 })
  expect(skipped).toEqual([{ file: 'a.json', reason: expect.stringMatching(/过大（700 MiB.*请/) }])
})
