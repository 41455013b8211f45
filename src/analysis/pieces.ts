// pieces.ts — long text cut into words piece by piece. Not: which words (the segmenter).

/** UTF-16 units that are cut at once: jieba lays out some 400 bytes for each. */
const LONGEST = 2 ** 16

/**
 * The words of a text of any length, in memory that does not grow with it. Pieces end behind a line break, where a word
 * ends in any case; only a line longer than a piece is divided elsewhere, and never within a character.
 *
 * @param cut joining what it gives for a text gives the text
 * @param longest UTF-16 units of a piece, at least 2; default 65,536
 */
export function wordsInPieces(text: string, cut: (piece: string) => string[], longest = LONGEST): string[] {
  if (text.length <= longest) return cut(text)
  const words: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start, longest)
    for (const word of cut(text.slice(start, end))) words.push(word)
    start = end
  }
  return words
}

// --- internal ---

function endOfPiece(text: string, start: number, longest: number): number {
  const most = start + longest
  if (most >= text.length) return text.length
  const line = text.lastIndexOf('\n', most - 1) + 1
  if (line > start) return line
  return /[\uD800-\uDBFF]/.test(text[most - 1]!) ? most - 1 : most
}
