import { expect, it } from 'vitest'
import * as terminal from '../../src/report/chinese-names.ts'
import { CLEANING_REASONS, FIELD_NAMES, SOURCE_NAMES } from '../../web/shared/data-names.ts'

it('the pages and the command line call the same things the same', () => {
  expect(FIELD_NAMES['zh-CN']).toEqual(terminal.FIELD_NAMES)
  expect(SOURCE_NAMES['zh-CN']).toEqual(terminal.SOURCE_NAMES)
  expect(CLEANING_REASONS['zh-CN']).toEqual(terminal.REASON_NAMES)
})
