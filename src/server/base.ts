// base.ts — where callers find this server: the path and origin that a reverse proxy gives it. Not: what is there.
import type { Request, RequestHandler } from 'express'

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

/**
 * Where the caller sees the pages, without a slash at the end: `http://10.0.0.8:3000/jiansuo`. Only the base path
 * where the request does not say.
 */
export function baseOf(request: Request, basePath: string): string {
  const host = request.host as string | undefined
  // What a proxy hands on of a caller's X-Forwarded-Proto is not always a protocol of pages: `javascript`.
  const isPlace = host && /^[\w.:[\]-]+$/.test(host) && /^https?$/.test(request.protocol)
  return isPlace ? `${request.protocol}://${host}${basePath}` : basePath
}
