// pasted.ts — text of several lines that is pasted into a field of one: lines that a page had broken are whole again, and a
// column of words stays apart. Not: what the words mean.

/**
 * A break goes where only a page can have made it: inside quotation marks or brackets, beside a mark that no line ends or
 * begins with, beside a single character; and everywhere in text that fills its lines. Else it parts words, as a blank does.
 * Where either is possible, words that are joined do less harm than halves of words: a search cuts them again.
 *
 * @example joinLines('深化“放\n管服”改\n革') // => '深化“放管服”改革'
 * @example joinLines('行政复议\n调解') // => '行政复议 调解'
 */
export function joinLines(text: string): string {
  const blocks: string[][] = [[]]
  for (const line of text.split(BREAK).map(line => line.trim())) {
    if (line === '') blocks.push([])
    else blocks[blocks.length - 1]!.push(line)
  }
  return blocks
    .filter(lines => lines.length > 0)
    .map(joinBlock)
    .join(' ')
}

/** Pasted lines are joined as they come in; undoing takes them out again. */
export function joinPasted(input: HTMLInputElement, signal?: AbortSignal): void {
  const joinAndInsert = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!BREAK.test(text.trim())) return
    event.preventDefault()
    const joined = joinLines(text)
    // Deprecated and without successor: the one way that leaves undoing to the browser.
    if (document.execCommand('insertText', false, joined)) return
    input.setRangeText(joined, input.selectionStart ?? 0, input.selectionEnd ?? input.value.length, 'end')
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  input.addEventListener('paste', joinAndInsert, signal ? { signal } : {})
}

// --- internal ---

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u

/** Lines without an empty one between them. */
function joinBlock(lines: readonly string[]): string {
  const filled = areFilled(lines)
  const depths = openAfter(lines)
  return lines.reduce((joined, line, i) => {
    const goesOn = filled || depths[i - 1]! > 0 || goOn(lines[i - 1]!, line)
    return joined + (goesOn && !areLatin(joined, line) ? '' : ' ') + line
  })
}

/** A column of words has few so long; a page has hardly one that is shorter. */
const LEAST_FILLED = 10
/** What a filled line may lack of the longest: a mark that no line begins with, a word of another script. */
const SLACK = 2

/** In Chinese characters; letters and digits are half as wide. */
const width = (line: string) =>
  Array.from(line).reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0)

/** Every line but the last is as long as the longest, or ends a sentence. */
function areFilled(lines: readonly string[]): boolean {
  const before = lines.slice(0, -1)
  const longest = Math.max(0, ...before.map(width))
  return (
    longest >= LEAST_FILLED &&
    width(lines[lines.length - 1]!) <= longest + SLACK &&
    before.every(line => width(line) >= longest - SLACK || /[。！？；]$/u.test(line))
  )
}

const PAIRS: Record<string, string> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '[': ']',
  '"': '"',
}

/** How many pairs are open behind each line; what is never closed opens none. */
function openAfter(lines: readonly string[]): number[] {
  const depths = lines.map(() => 0)
  const open: { closes: string; line: number }[] = []
  for (const [i, line] of lines.entries())
    for (const mark of line) {
      const at = open.map(({ closes }) => closes).lastIndexOf(mark)
      if (at >= 0) {
        for (let between = open[at]!.line; between < i; between++) depths[between]!++
        open.length = at
      } else if (PAIRS[mark] !== undefined) open.push({ closes: PAIRS[mark], line: i })
    }
  return depths
}

/** A page breaks before no closing mark and behind no opening one; but people paste from what does. */
const goOn = (line: string, next: string) =>
  /[，、：,“‘「『《〈（(【〔]$/u.test(line) ||
  /^[，。、；：！？,.;:!?”’」』》〉）)】〕]/u.test(next) ||
  /^\p{Script=Han}$/u.test(line) ||
  /^\p{Script=Han}\p{P}*$/u.test(next)

const areLatin = (line: string, next: string) =>
  /[\p{Script=Latin}\d,.;:]$/u.test(line) && /^[\p{Script=Latin}\d]/u.test(next)
