// fragment.ts — a piece of text where a page draws it. Not: a line, or a block.

/** A piece of text as the page draws it; points from the top left corner. */
export interface Fragment {
  text: string
  x: number
  y: number
  width: number
  size: number
}
