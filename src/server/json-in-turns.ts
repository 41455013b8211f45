// json-in-turns.ts — writes an answer as JSON in pieces, long lists in turns, so that a report of ten thousand passages
// delays nobody. Not: HTTP.
import { inTurns } from '../turns.ts'

/** Shorter lists are written at once. */
const LONG = 50
/** UTF-16 units of a piece. */
const PIECE = 2 ** 18

/**
 * What `JSON.stringify` writes, in pieces; the long lists among the properties are written in turns.
 *
 * @example (await jsonInTurns({ total: 2, lines: ['一', '二'] })).join('') // => '{"total":2,"lines":["一","二"]}'
 */
export async function jsonInTurns(answer: object): Promise<string[]> {
  const turn = inTurns()
  const pieces: string[] = []
  let piece = '{'
  const add = (text: string) => {
    piece += text
    if (piece.length < PIECE) return
    pieces.push(piece)
    piece = ''
  }
  let comma = ''
  for (const [name, value] of Object.entries(answer)) {
    // As JSON.stringify: what is undefined is left out.
    if (value === undefined) continue
    const key = `${comma}${JSON.stringify(name)}:`
    comma = ','
    if (!Array.isArray(value) || value.length <= LONG) add(key + JSON.stringify(value))
    else {
      add(key)
      for (const [i, item] of value.entries()) {
        add(`${i === 0 ? '[' : ','}${JSON.stringify(item) ?? 'null'}`)
        await turn()
      }
      add(']')
    }
  }
  return [...pieces, `${piece}}`]
}
