// app.ts — the HTTP application as a value: routes in their order. Not: listening, configuration, searching.
import compression from 'compression'
import express, { type Express, type Request } from 'express'
import type { Searcher } from '../search/searcher.ts'
import { DOCS_STYLE, docsPage } from './docs-page.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { failures, notFound, onlyReading, wellEncoded } from './failures.ts'
import { createMetrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import { pages } from './pages.ts'
import { readParameters } from './parameters.ts'
import { security } from './security.ts'

export interface AppOptions {
  /** The folder of built pages. Where it is missing the API still works. */
  webDir: string
  /** Version of the program, for /openapi.json and /metrics. */
  version: string
  /** Told of every error nobody expected, whole; the caller only learns that there was one. */
  onError: (error: unknown, request: Pick<Request, 'method' | 'originalUrl'>) => void
  /** Origins that may show the pages in a frame. Default: none. */
  frameAncestors?: readonly string[]
}

/**
 * Makes the application: the API, its documentation, the page and the box.
 *
 * @example createApp(searcher, { webDir: 'dist/web', version: '0.1.0', onError: console.error }).listen(3000)
 */
export function createApp(searcher: Searcher, options: AppOptions): Express {
  const app = express()
  const metrics = createMetrics()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.enable('strict routing')

  app.use(metrics.middleware, security(options.frameAncestors), compression(), onlyReading, wellEncoded)

  for (const endpoint of endpoints)
    app.get(endpoint.path.replace(/\{(\w+)\}/g, ':$1'), answering(endpoint, searcher))

  const document = openApi(endpoints, options.version)
  const page = docsPage(document)
  app.get('/openapi.json', (_request, response) => void response.json(document))
  app.get('/docs', (_request, response) => void response.type('html').send(page))
  app.get('/docs.css', (_request, response) => void response.type('css').send(DOCS_STYLE))
  app.get('/metrics', async (_request, response) => {
    const ready = searcher.ready()
    const indexVersion = ready ? (await searcher.stats()).indexVersion : null
    response.type('text/plain; version=0.0.4; charset=utf-8')
    response.send(metrics.text({ ready, version: options.version, indexVersion }))
  })

  // Under /api a file is never meant.
  app.use('/api', notFound)
  app.use(pages(options.webDir), notFound, failures(options.onError))
  return app
}

const answering =
  ({ path, parameters, handle }: Endpoint, searcher: Searcher) =>
  async (request: Request, response: express.Response) => {
    response.locals.route = path
    // The raw text, because a parameter given twice must be told from one given once, however many there are.
    const start = request.url.indexOf('?')
    const given = new URLSearchParams(start < 0 ? '' : request.url.slice(start + 1))
    const { id } = request.params
    const answer = await handle(searcher, readParameters(parameters, given), typeof id === 'string' ? id : '')
    response.set('Cache-Control', 'no-cache').json(answer)
  }
