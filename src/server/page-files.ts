// page-files.ts — the built files of web/: the page, the reader, the box. Not: what they do.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Response, Router } from 'express'

/** Browsers keep these a year: a change of content changes the name. */
const HASHED = /-[A-Za-z0-9]{8,}\.\w+$/
const YEAR = 'public, max-age=31536000, immutable'
const HOUR = 'public, max-age=3600'
/** Kept, but asked for every time: the ETag answers 304. */
const REVALIDATE = 'no-cache'

/**
 * Serves a folder of built pages: `/`, `/r/{reportId}`, `/embed/frame` and `/embed/check` are pages, everything else
 * is a file by its name.
 *
 * @param directory `dist/web`; where it is missing every address is simply not found
 */
export function pages(directory: string): Router {
  // Pages name their assets relative to their own address, so each has one address only: no slash at its end.
  const router = Router({ strict: true, caseSensitive: true })
  const page = (name: string) => (response: Response, next: (error?: unknown) => void) => {
    response.locals.route = 'page'
    if (!existsSync(join(directory, name))) return next()
    response.set('Cache-Control', REVALIDATE)
    response.sendFile(name, { root: directory, cacheControl: false }, error => error && next(error))
  }
  const index = page('index.html')
  const reader = page('report.html')
  router.get('/', (_request, response, next) => index(response, next))
  router.get('/r/:id', (_request, response, next) => reader(response, next))
  for (const name of ['check', 'indicators', 'inspection', 'trends']) {
    const plain = page(`${name}.html`)
    router.get(`/${name}`, (_request, response, next) => plain(response, next))
  }
  for (const name of ['frame', 'check']) {
    const embedded = page(`embed/${name}.html`)
    router.get(`/embed/${name}`, (_request, response, next) => embedded(response, next))
  }
  router.use(
    express.static(directory, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders(response, path) {
        const name = path.slice(directory.length)
        const embedded = /^[\\/]embed[\\/]/.test(name)
        ;(response as Response).locals.route = 'file'
        response.setHeader('Cache-Control', HASHED.test(name) ? YEAR : embedded ? HOUR : REVALIDATE)
        // Other sites load the box with a plain <script>; the default policy would forbid it.
        if (embedded) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
      },
    }),
  )
  return router
}
