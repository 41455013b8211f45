// pasted.test.ts — lines that are pasted into a field: which breaks a page has made, and which part words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinLines } from '../../web/shared/pasted.ts'

const BREAKS = /[\n\r\v\f\u0085\u2028\u2029]/u

describe('lines that are pasted', () => {
  it.each([
    ['inside quotation marks', '“放\n管服”', '“放管服”'],
    ['inside brackets', '法治政府建设（2021\n—2025年）', '法治政府建设（2021—2025年）'],
    ['inside straight marks', '"依法\r\n行政" 复议', '"依法行政" 复议'],
    ['before a single character', '深化改\n革', '深化改革'],
    ['behind a single character', '推\n进依法行政', '推进依法行政'],
    ['behind a comma', '完善制度，\n加强监督', '完善制度，加强监督'],
    ['before a mark that no line begins with', '完善制度\n，加强监督', '完善制度，加强监督'],
    [
      'in text that fills its lines',
      '全面推行行政执法公示制度、执法全过程记\n录制度、重大执法决定法制审核制度。2020\n年办理行政复议案件12件',
      '全面推行行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度。2020年办理行政复议案件12件',
    ],
    ['all of these', '深化“放\n管服”改\n革', '深化“放管服”改革'],
  ])('are one %s', (_, text, joined) => expect(joinLines(text)).toBe(joined))

  it.each([
    ['a column of words', '行政复议\n调解\n', '行政复议 调解'],
    [
      'a column with a long word',
      '行政复议\n行政机关负责人出庭应诉率\n调解',
      '行政复议 行政机关负责人出庭应诉率 调解',
    ],
    ['a column of quoted words', '“放管服”改革\n“双随机”监管', '“放管服”改革 “双随机”监管'],
    ['what follows a mark that is never closed', '“放管服改革\n行政复议', '“放管服改革 行政复议'],
    [
      'what an empty line parts',
      '全面推行行政执法公示制度\n\n行政复议案件',
      '全面推行行政执法公示制度 行政复议案件',
    ],
    ['words of a script with blanks', 'administrative\nreconsideration', 'administrative reconsideration'],
  ])('stay apart: %s', (_, text, joined) => expect(joinLines(text)).toBe(joined))

  const lines = fc.array(fc.stringMatching(/^[行政复议“”（），。a1 ]{0,14}$/u), { maxLength: 6 })

  it('keep every character but breaks and blanks, and are one line', () =>
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\u2028'), (given, end) => {
        const joined = joinLines(given.join(end))
        expect(joined).not.toMatch(BREAKS)
        expect(joined.replaceAll(' ', '')).toBe(given.join('').replaceAll(' ', ''))
        expect(joinLines(joined)).toBe(joined)
      }),
    ))
})
