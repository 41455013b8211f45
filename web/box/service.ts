// service.ts — what the box asks, and asking the server: one question at a time, the newest. Not: showing answers.
import type { SearchResult } from '../../src/api/search.ts'

export interface Suggestion {
  text: string
  kind: string
  hits: number
}

export interface Answer {
  query: string
  result: SearchResult
  suggestions: Suggestion[]
}

/** The restrictions of a box, as they go into an address. */
export interface Scope {
  region: string[]
  year: string[]
  mode: string
}

const listed = (value: string | null) => (value ?? '').split(/[,，、]/).flatMap(part => part.trim() || [])

export const scopeOf = (box: Element): Scope => ({
  region: listed(box.getAttribute('region')),
  year: listed(box.getAttribute('year')),
  mode: box.getAttribute('mode') ?? 'smart',
})

/** Passages in the list, each of another report: at most 20, 6 unless `limit` says otherwise, 0 for none. */
export function limitOf(box: Element): number {
  const limit = Math.min(20, Math.floor(Number(box.getAttribute('limit') ?? 6)))
  return limit >= 1 ? limit : 0
}

/** What a committed query leads to: the fields of the plain form inside the box go along. */
export function submitted(plain: HTMLFormElement | null, query: string, scope: Scope): URLSearchParams {
  const parameters = new URLSearchParams()
  if (plain)
    for (const [name, value] of new FormData(plain))
      if (name !== 'q' && typeof value === 'string') parameters.append(name, value)
  for (const [name, value] of scopeParameters(query, scope)) parameters.append(name, value)
  return parameters
}

export function scopeParameters(query: string, scope: Scope): URLSearchParams {
  const parameters = new URLSearchParams({ q: query })
  for (const region of scope.region) parameters.append('region', region)
  for (const year of scope.year) parameters.append('year', year)
  if (scope.mode === 'exact') parameters.set('mode', 'exact')
  return parameters
}

// Servers without suggestions, so that each is asked once.
const silent = new Set<string>()

async function suggestions(base: URL, query: string, init: RequestInit): Promise<Suggestion[]> {
  if (silent.has(base.href)) return []
  const url = new URL('api/suggest', base)
  url.search = new URLSearchParams({ q: query, limit: '4' }).toString()
  try {
    const response = await fetch(url.href, init)
    if (response.status === 404) silent.add(base.href)
    if (!response.ok) return []
    const found = ((await response.json()) as { suggestions?: Suggestion[] }).suggestions
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

export interface Service {
  /** Asks, and forgets the question before. Resolves to `null` when a newer question came in between. */
  ask(base: URL, query: string, scope: Scope, limit: number, key: string | null): Promise<Answer | null>
  /** Whether an answer is awaited. */
  isAsking(): boolean
  forget(): void
}

export function createService(): Service {
  let current: AbortController | null = null
  const forget = () => {
    current?.abort()
    current = null
  }
  return {
    forget,
    isAsking: () => current !== null,
    async ask(base, query, scope, limit, key) {
      forget()
      const mine = new AbortController()
      current = mine
      const url = new URL('api/search', base)
      const parameters = scopeParameters(query, scope)
      parameters.set('limit', String(limit))
      // The best of each report: one long law would fill the whole list.
      parameters.set('distinct', 'report')
      url.search = parameters.toString()
      // Never in the address, which is logged and passed on. Without a key no header of our own: a cross-origin
      // request then needs no preflight.
      const headers = key === null ? null : { Authorization: `Bearer ${key}` }
      const init: RequestInit = { signal: mine.signal, ...(headers && { headers }) }
      try {
        const [response, suggested] = await Promise.all([
          fetch(url.href, init),
          suggestions(base, query, init),
        ])
        if (!response.ok) throw new Error(String(response.status))
        const result = (await response.json()) as SearchResult
        return current === mine ? { query, result, suggestions: suggested } : null
      } catch (error) {
        if (current !== mine || mine.signal.aborted) return null
        throw error
      } finally {
        if (current === mine) current = null
      }
    },
  }
}
