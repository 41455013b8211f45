// parted-label.ts — a byline's label with its value on the next line: 来源： above 四川日报. Not: cells of a header table
// (cleaning.ts), or a label and its value in one line (labels.ts).
import { hasTitleEnding } from '../language/titles.ts'
import type { Field } from './labels.ts'

export interface Labelled {
  fields: Field[]
  table: boolean
}

/**
 * What each line says as `labelledLine` has it; where a label stands alone and the next line is such as it names — a
 * date, a newspaper or an organ, somebody's name — the value is that line, which then says nothing of its own.
 *
 * @param labelled what the lines say each for itself
 * @param isOpen whether a line may be a value: nothing else is known of it
 * @example
 * withParted(['来源：', '四川日报'], ['来源：', '四川日报'].map(labelledLine), () => true)[0]?.fields[0]?.value // => '四川日报'
 */
export function withParted(
  texts: readonly string[],
  labelled: readonly (Labelled | null)[],
  isOpen: (i: number) => boolean,
): (Labelled | null)[] {
  const all = [...labelled]
  for (const [i, own] of labelled.entries()) {
    const [field, other] = own?.fields ?? []
    const next = texts[i + 1]
    if (!field || other || field.value !== '' || next === undefined || labelled[i + 1] || !isOpen(i + 1))
      continue
    const value = next.trim()
    if (!isValue(field, value)) continue
    all[i] = { fields: [{ ...field, value }], table: own!.table }
    all[i + 1] = { fields: [], table: own!.table }
  }
  return all
}

// --- internal ---

const DATE = /^(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/
const PRESS = /^[\p{sc=Han}A-Za-z·—-]{1,20}(?:[报网社台局委厅部院办]|政府|客户端|中心|办公室|发布|公众号)$/u
const PERSON = /^\p{sc=Han}{2,4}$/u
const HEADING = /^(?:目录|目次|前言|引言|摘要|正文|附件|附录|全文)$/
const OF_PERSON = /^(?:作者|撰稿人?|(?:责任)?编辑|责编|审核人?|[初复终]审|校对|录入|签发)$/

function isValue({ label, meaning }: Field, value: string): boolean {
  if (meaning === 'published' || meaning === 'written') return DATE.test(value)
  if (meaning === 'source') return PRESS.test(value) && !hasTitleEnding(value)
  return OF_PERSON.test(label) && PERSON.test(value) && !hasTitleEnding(value) && !HEADING.test(value)
}
