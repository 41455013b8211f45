// place.test.ts — in which language the name of a division stands on a page.
import { expect, test } from 'vitest'
import { placeLang, placePath } from '../../web/shared/place.ts'

test('what a page calls the nation is of its own language, every other name is Chinese', () => {
  const words = { nation: 'Nation (central)' }
  for (const path of [['中华人民共和国'], ['湖北省'], ['湖北省', '天门市']]) {
    const isChinese = !/[a-z]/i.test(placePath(path, words))
    expect(placeLang(path)).toBe(isChinese ? 'zh-CN' : null)
  }
  expect(placeLang([])).toBe(null)
})
