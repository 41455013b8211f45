// The definitions of indicators: the program's file, an administrator's on top, and errors by line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { parseDefinitions, printDefinitions } from '../../src/indicators/definition-file.ts'
import { definitionsWith, programDefinitions } from '../../src/indicators/definitions.ts'
import { createExtractor } from '../../src/indicators/extract.ts'
import { fakeTerminal } from '../support/terminal.ts'

const file = (text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-indicators-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, '指标.txt')
  writeFileSync(path, text)
  return path
}

test('what is printed is read again as the same', () => {
  const word = fc.stringMatching(/^[一-龥]{1,6}$/)
  const words = fc.array(word, { maxLength: 4 })
  const some = fc.array(word, { minLength: 1, maxLength: 4 })
  const definition = fc.record({
    name: word,
    synonyms: words,
    unit: fc.subarray(['件', '%', '元', '人次'], { minLength: 1 }),
    about: some,
    says: words,
    not: words,
    meaning: word,
  })
  fc.assert(
    fc.property(fc.uniqueArray(definition, { selector: ({ name }) => name, maxLength: 5 }), definitions => {
      expect(parseDefinitions(printDefinitions(definitions))).toEqual({
        definitions,
        dropped: [],
        wrong: [],
      })
    }),
  )
  expect(parseDefinitions(printDefinitions(programDefinitions())).definitions).toEqual(programDefinitions())
})

test('a section of the same name takes the place of the program’s, a new one comes first, 停用 takes one away', () => {
  const path = file(
    '﻿# 我们的\r\n[夜间巡查数]\r\n单位: 次、批\r\n关于：夜间巡查\r\n\r\n【行政复议纠错数】\r\n单位：件\r\n关于：纠错\r\n[行政复议结案率]\r\n停用\r\n',
  )
  const definitions = definitionsWith(path)
  const names = definitions.map(({ name }) => name)
  expect(names[0]).toBe('夜间巡查数')
  expect(names).not.toContain('行政复议结案率')
  expect(names.length).toBe(programDefinitions().length)
  expect(definitions.find(({ name }) => name === '行政复议纠错数')).toMatchObject({
    about: ['纠错'],
    says: [],
  })
  const [number] = createExtractor(definitions)('开展夜间巡查12次', [])
  expect(number).toMatchObject({ indicator: '夜间巡查数', tier: 1, value: '12' })
})

test.each([
  ['单位：件', 1, '不在任何一节里'],
  ['[甲]\n单位：件\n关于：甲\n[甲]\n单位：件\n关于：甲', 4, '与第 1 行重复'],
  ['[甲]\n单位：万元\n关于：甲', 2, '不认识单位“万元”'],
  ['[甲]\n单位：件\n关与：甲', 3, '不认识“关与'],
  ['[甲]\n单位：件\n关于：\n', 3, '后面没有词'],
  ['[甲]\n单位：件\n单位：次\n关于：甲', 3, '已经写过'],
  ['[甲]\n单位：件', 1, '“甲”缺少“关于”'],
  ['[]\n单位：件\n关于：甲', 1, '没有名称'],
])('%j is wrong in line %i', (text, line, reason) => {
  const { definitions, wrong } = parseDefinitions(text)
  expect(wrong).toHaveLength(1)
  expect(wrong[0]).toMatchObject({ line, reason: expect.stringContaining(reason) })
  expect(definitions.length).toBeLessThan(2)
})

test('a command is refused with the file and every wrong line, and prints what is in effect otherwise', async () => {
  const ask = async (path: string) => {
    const terminal = fakeTerminal({ environment: { JIANSUO_INDICATORS: path } })
    return { status: await run(['indicators', '--definitions'], terminal), terminal }
  }
  const wrong = file('[甲]\n单位：件\n关于：甲\n别名\n[乙]\n关于：乙')
  const refused = await ask(wrong)
  expect(refused.status).toBe(2)
  expect(refused.terminal.stderr).toContain(`指标文件 ${wrong} 有错`)
  expect(refused.terminal.stderr).toMatch(/第 4 行：不认识“别名”.*\n.*第 5 行：“乙”缺少“单位”/)
  expect((await ask(join(wrong, '没有.txt'))).terminal.stderr).toContain('指标文件')
  const right = await ask(file('[甲]\n单位：件\n关于：甲'))
  expect(right.status).toBe(0)
  expect(parseDefinitions(right.terminal.stdout).definitions[0]).toMatchObject({ name: '甲' })
})

test('nothing is taken away that is not there', () => {
  expect(() => definitionsWith(file('[行政复议结案]\n停用'))).toThrow('“行政复议结案”不在自带的指标里')
})
