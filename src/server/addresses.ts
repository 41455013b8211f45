// addresses.ts — the addresses callers use: the path and origin that a reverse proxy gives this server, the query
// behind them. Not: what is there, which names are believed (access/hosts.ts).
import type { Request, RequestHandler, Response } from 'express'
import { isBelieved } from './access/hosts.ts'

/**
 * Takes the base path off, for proxies that pass it on; an address without it is served as well, for those that
 * take it off themselves.
 *
 * @param basePath `/jiansuo`; empty does nothing
 */
export const underBase =
  (basePath: string): RequestHandler =>
  (request, response, next) => {
    if (basePath === '' || !request.url.startsWith(basePath)) return next()
    const rest = request.url.slice(basePath.length)
    // The page names its files relative to its own address, which ends with a slash.
    if (rest === '' || rest.startsWith('?')) return response.redirect(308, `${basePath}/${rest}`)
    if (rest.startsWith('/')) request.url = rest
    next()
  }

/** The query of a request as it was sent, with its question mark; empty where it has none. */
export const queryOf = ({ url }: Pick<Request, 'url'>): string => {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start)
}

export interface Place {
  /** Where people find the pages; null: by the names of `hosts`. */
  publicUrl: string | null
  /** Names believed in Host. */
  hosts: ReadonlySet<string>
  basePath: string
  /** Of the pages asked for, below all that: `/c/laws`; empty for the first. */
  path: string
}

/**
 * Where the caller sees the pages, without a slash at the end: `http://10.0.0.8:3000/jiansuo`. Only the path where
 * nobody believed says the rest. An answer that shows it varies with what proxies say.
 */
export function baseOf(request: Request, response: Response, place: Place): string {
  if (place.publicUrl !== null) return place.publicUrl + place.path
  // Whatever Host says is part of the address that a cache keeps; what a proxy adds is not.
  if (request.app.get('trust proxy')) response.vary('X-Forwarded-Host, X-Forwarded-Proto')
  // What a proxy hands on of a caller's X-Forwarded-Proto is not always a protocol of pages: `javascript`.
  const origin =
    isBelieved(request, place.hosts) && /^https?$/.test(request.protocol)
      ? `${request.protocol}://${request.host}`
      : ''
  return origin + place.basePath + place.path
}
