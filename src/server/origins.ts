// origins.ts — which other sites' scripts may read answers (CORS). Not: who may ask, frames.
import type { RequestHandler } from 'express'

/** Seconds a browser keeps the permission. */
const MAX_AGE = 600

/**
 * Lets exactly these origins read answers; all others are left to the browser, which refuses them.
 *
 * @param origins as browsers write them: `http://portal.example:8080`; empty: none but our own
 */
export const allowOrigins =
  (origins: readonly string[]): RequestHandler =>
  (request, response, next) => {
    if (origins.length === 0) return next()
    // Said of every answer, lest a cache keeps the one for another site.
    response.vary('Origin')
    const { origin } = request.headers
    if (origin === undefined || !origins.includes(origin)) return next()
    response.set('Access-Control-Allow-Origin', origin)
    response.set('Access-Control-Expose-Headers', 'Content-Disposition')
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
      return next()
    response.set('Access-Control-Allow-Methods', 'GET, HEAD').set('Access-Control-Max-Age', String(MAX_AGE))
    response.status(204).end()
  }
