// tails.ts — cutting marks off the end of a text, in time linear in what is cut. Not: which marks, and why.

/**
 * The text without the characters of `marks` at its end. `/[…]+$/` does the same in time that grows with the square of a
 * run of them that stands elsewhere.
 *
 * @example
 * withoutTail('一、总则：。', '：。') // => '一、总则'
 */
export function withoutTail(text: string, marks: string): string {
  let end = text.length
  while (end > 0 && marks.includes(text[end - 1]!)) end--
  return text.slice(0, end)
}
