import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { discover } from '../../src/indexer/discover.ts'

const scratch = () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-discover-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
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
