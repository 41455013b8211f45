// filled-in.test.ts — values of forms, in the line of what stands on their left. Not: the text under them (pdf.test.ts).
import { expect, test } from 'vitest'
import { withFilledIn } from '../../../src/report/formats/layout/form.ts'
import { filledIn } from '../../../src/report/formats/pdf/filled-in.ts'

const same = (x: number, y: number) => [x, y]
const shown = (...annotations: object[]) =>
  filledIn({ getAnnotations: async () => annotations } as never, same)
const rect = [100, 10, 200, 24]

test('fields and boxes of free text are read as they show, one fragment a line', async () => {
  const values = await shown(
    { subtype: 'Widget', rect, textContent: ['兴庆区司法局'], fieldValue: 'x' },
    { subtype: 'Widget', rect, fieldValue: ['宁夏', '银川'] },
    { subtype: 'FreeText', rect: [0, 0, 100, 40], textContent: ['第一行\r第二行'] },
  )
  expect(values.map(({ text }) => text)).toEqual(['兴庆区司法局', '宁夏', '银川', '第一行', '第二行'])
  expect(values[4]!.y).toBeLessThan(values[3]!.y)
})

test('comments, hidden fields, passwords, boxes that are not ticked and fields without value are not', async () => {
  const values = await shown(
    { subtype: 'Text', rect, textContent: ['批注'] },
    { subtype: 'Widget', rect, fieldValue: '甲', hidden: true },
    { subtype: 'Widget', rect, fieldValue: '乙', noView: true },
    { subtype: 'Widget', rect, fieldValue: '丙', fieldFlags: 8192 },
    { subtype: 'Widget', rect, fieldValue: 'Off' },
    { subtype: 'Widget', rect, fieldValue: null },
    { subtype: 'Widget', fieldValue: '丁' },
  )
  expect(values).toEqual([])
})

test('a list shows all that it offers, one that unfolds what is chosen, both by the words that are seen', async () => {
  const options = [
    { exportValue: '1', displayValue: '已办结' },
    { exportValue: '2', displayValue: '办理中' },
  ]
  const said = async (combo: boolean) =>
    (await shown({ subtype: 'Widget', rect, options, combo, fieldValue: ['2'] })).map(({ text }) => text)
  expect(await said(false)).toEqual(['已办结', '办理中'])
  expect(await said(true)).toEqual(['办理中'])
})

test('a value comes behind what stands on its left, wherever the file has it', () => {
  const at = (text: string, x: number, y: number) => ({ text, x, y, width: 20, size: 12 })
  const drawn = [at('名称：', 10, 100), at('电话：', 10, 130), at('完', 10, 160)]
  const values = [at('（章）', 120, 99), at('司法局', 60, 101), at('附言', 60, 300)]
  expect(withFilledIn(drawn, values).map(({ text }) => text)).toEqual([
    '名称：',
    '司法局',
    '（章）',
    '电话：',
    '完',
    '附言',
  ])
})

test('a page may have more pieces than a call takes arguments', () => {
  const piece = (y: number) => ({ text: '甲', x: 0, y, width: 10, size: 10 })
  const form = Array.from({ length: 200_000 }, (_, i) => piece(i * 20))
  expect(withFilledIn(form, [{ ...piece(40), text: '乙', x: 20 }])[3]!.text).toBe('乙')
})
