// joined.ts — whether one number is of two things at once: 行政复议和行政应诉案件132件. Not: lists in which each has its own
// number (pairing.ts).

import type { Definition } from './canonical.ts'
import { JOINT } from './sentences.ts'

/** What may follow a name before the list goes on: 行政复议案件、…. */
const NOUN = '(?:案件|申请|事项|草案|文件|协议|工作){0,3}'
/** What may stand before a name in a list: 、各类合同. */
const KIND = '(?:各[类种级]|其他|有关|相关|政府|行政|[省市县区乡]级?)*'

/**
 * The indicators whose names the words before a number join: it is of none of them.
 *
 * @param definitions those that count in its unit
 */
export function joinedIn(before: string, definitions: readonly Definition[]): Definition[] {
  const names = before.split(JOINT)
  return names.slice(1).flatMap((name, i) => {
    const left = definitions.filter(({ about }) => endsWith(names[i]!, about))
    const right = definitions.filter(({ about }) => beginsWith(name, about))
    return left.length > 0 && right.length > 0 && !left.some(definition => right.includes(definition))
      ? [...left, ...right]
      : []
  })
}

// --- internal ---

const endsWith = (text: string, words: readonly string[]): boolean =>
  words.some(word => {
    const at = text.lastIndexOf(word)
    return at !== -1 && ENDED.test(text.slice(at + word.length))
  })

const beginsWith = (text: string, words: readonly string[]): boolean => {
  const [kind = ''] = BEGUN.exec(text) ?? []
  // 行政 is a kind and begins 行政应诉.
  return words.some(word => [text, text.slice(kind.length)].some(from => from.startsWith(word)))
}

const ENDED = new RegExp(`^${NOUN}$`)
const BEGUN = new RegExp(`^${KIND}`)
