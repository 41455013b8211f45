// origins.ts — which other sites' scripts may read answers (CORS). Not: who may ask, frames.
import type { RequestHandler } from 'express'
import type { Keys } from './access/keys.ts'

/** Seconds a browser keeps the permission. */
const MAX_AGE = 600

/**
 * Lets exactly these origins read answers, with cookies and keys; all others are left to the browser, which refuses them.
 *
 * @param origins as browsers write them: `http://portal.example:8080`; those that keys were given to come beside them
 */
export const allowOrigins =
  ({ origins, keys }: { origins: readonly string[]; keys: Pick<Keys, 'hasOrigin'> | null }): RequestHandler =>
  (request, response, next) => {
    if (origins.length === 0 && keys === null) return next()
    // Said of every answer, lest a cache keeps the one for another site.
    response.vary('Origin')
    const { origin } = request.headers
    if (origin === undefined || !(origins.includes(origin) || keys?.hasOrigin(origin))) return next()
    response.set('Access-Control-Allow-Origin', origin).set('Access-Control-Allow-Credentials', 'true')
    response.set('Access-Control-Expose-Headers', 'Content-Disposition, Retry-After')
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
      return next()
    response.set('Access-Control-Allow-Methods', 'GET, HEAD').set('Access-Control-Max-Age', String(MAX_AGE))
    response.set('Access-Control-Allow-Headers', 'Authorization')
    response.status(204).end()
  }
