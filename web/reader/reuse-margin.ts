// reuse-margin.ts — the margin in three greys: beside each paragraph a bar, filled by how much of it stands elsewhere.
// Not: asking, the list of runs.
import type { ReportDetail } from '../../src/api/reports.ts'
import type { ReuseRun } from '../../src/api/reuse.ts'

/** From the top as much as is formula, then as much as stands in few others. */
export function fillMargin(
  article: HTMLElement,
  { passages }: ReportDetail,
  runs: readonly ReuseRun[],
): void {
  const blocks = new Map<number, { length: number; kinds: Uint8Array; element: HTMLElement | null }>()
  const places = new Map<string, { paragraph: number; offset: number }>()
  for (const { id, paragraph, text } of passages) {
    const block = blocks.get(paragraph) ?? { length: 0, kinds: new Uint8Array(), element: null }
    places.set(id, { paragraph, offset: block.length })
    block.length += text.length
    block.element ??= document.getElementById(id)
    blocks.set(paragraph, block)
  }
  for (const block of blocks.values()) block.kinds = new Uint8Array(block.length)
  for (const { passageId, start, length, class: kind } of runs) {
    const { paragraph, offset } = places.get(passageId)!
    const { kinds } = blocks.get(paragraph)!
    for (let i = offset + start; i < offset + start + length; i++)
      kinds[i] = Math.max(kinds[i]!, kind === 'formula' ? FORMULA : FEW)
  }
  for (const { length, kinds, element } of blocks.values()) {
    const bar = element?.closest<HTMLElement>('.block') ?? element
    if (!bar || !article.contains(bar) || length === 0) continue
    const part = (kind: number) => kinds.filter(value => value === kind).length / length
    bar.classList.add('shared')
    bar.style.setProperty('--formula', `${part(FORMULA) * 100}%`)
    bar.style.setProperty('--shared', `${(part(FEW) + part(FORMULA)) * 100}%`)
  }
}

// --- internal ---

const FEW = 1
const FORMULA = 2
