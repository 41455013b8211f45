// trail.ts — remembers where this tab's last results stood, with filters, page and scroll position, so that the reader can
// lead back to them. Not: the history of the browser, which other links interleave.

interface Trail {
  /** The path of its page; absent: the search. */
  page?: 'indicators'
  /** What the reader was opened with, where `search` does not say it. */
  q?: string
  /** The query of the address, with its `?`. */
  search: string
  /** CSS pixels from the top. */
  scroll: number
  /** What had the focus, as its page names it. */
  focus?: string
}

const KEY = 'jiansuo-trail'

export function leaveTrail(trail: Trail): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail))
  } catch {
    // Storage is forbidden here: the reader then leads back to the plain query.
  }
}

export function lastTrail(): Trail | null {
  try {
    const trail = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Trail | null
    return trail && typeof trail.search === 'string' ? trail : null
  } catch {
    return null
  }
}
