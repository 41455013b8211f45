// app.ts — the HTTP application as a value: routes in their order. Not: listening, configuration, searching.
import compression from 'compression'
import express, { type Express, type Request } from 'express'
import { openApi } from '../api/openapi.ts'
import { readParameters } from '../api/read-parameters.ts'
import type { Download } from '../export/download.ts'
import type { Searcher } from '../search/searcher.ts'
import { LOOPBACK_NAMES, onlyOurHosts } from './access/hosts.ts'
import { baseOf, type Place, underBase } from './base.ts'
import { DOCS_STYLE, docsPage } from './docs-page.ts'
import { checkEmbedding, checkParameters, openSearchDescription } from './embedding.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { failures, notFound, onlyReading, wellEncoded } from './failures.ts'
import { createMetrics } from './metrics.ts'
import { allowOrigins } from './origins.ts'
import { pages } from './pages.ts'
import { security } from './security.ts'
import { sendDownload } from './send-download.ts'

export interface AppOptions {
  /** The folder of built pages. Where it is missing the API still works. */
  webDir: string
  /** Version of the program, for /openapi.json and /metrics. */
  version: string
  /** Told of every error nobody expected, whole; the caller only learns that there was one. */
  onError: (error: unknown, request: Pick<Request, 'method' | 'originalUrl'>) => void
  /** Origins that may show /embed/frame in a frame. Default: none. */
  frameAncestors?: readonly string[]
  /** Origins whose scripts may read answers. Default: none but our own. */
  origins?: readonly string[]
  /** Where a reverse proxy shows this server: `/jiansuo`. Default: empty, the root. */
  basePath?: string
  /** Where people find the pages, base path included: what links begin with. Default: what a believed Host says. */
  publicUrl?: string | null
  /** Names of this server that a request may give as Host, without a port; others get 421. Default: the loopback's. */
  allowedHosts?: readonly string[]
  /** Proxies whose X-Forwarded-… are believed, as Express names them. Default: none. */
  trustProxy?: readonly string[]
}

/**
 * Makes the application: the API, its documentation, the page and the box.
 *
 * @example createApp(searcher, { webDir: 'dist/web', version: '0.1.0', onError: console.error }).listen(3000)
 */
export function createApp(searcher: Searcher, options: AppOptions): Express {
  const app = express()
  const metrics = createMetrics()
  const { basePath = '', publicUrl = null, allowedHosts = LOOPBACK_NAMES, trustProxy = [] } = options
  const hosts = new Set(allowedHosts)
  const place: Place = { publicUrl, hosts, basePath, path: '' }
  app.locals.basePath = basePath
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.enable('strict routing')
  // Anybody can say X-Forwarded-…: only proxies that the administrator names are believed.
  app.set('trust proxy', trustProxy.length ? [...trustProxy] : false)

  app.use(metrics.middleware, underBase(basePath), security(options.frameAncestors), onlyOurHosts(hosts))
  app.use(allowOrigins(options.origins ?? []), compression(), onlyReading, wellEncoded)

  for (const endpoint of endpoints)
    app.get(endpoint.path.replace(/\{(\w+)\}/g, ':$1'), answering(endpoint, searcher, place))

  const document = openApi(endpoints, options.version, basePath)
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

  app.get('/embed/check.json', (request, response) => {
    const { portal } = readParameters(checkParameters, given(request))
    const { origins = [], frameAncestors = [] } = options
    response.set('Cache-Control', 'no-cache').json(checkEmbedding(portal, origins, frameAncestors))
  })
  app.get('/opensearch.xml', (request, response) => {
    response.type('application/opensearchdescription+xml')
    response.send(openSearchDescription(baseOf(request, response, place)))
  })

  // Under /api a file is never meant.
  app.use('/api', notFound)
  app.use(pages(options.webDir), notFound, failures(options.onError))
  return app
}

/** The raw text, because a parameter given twice must be told from one given once, however many there are. */
const given = (request: Request): URLSearchParams => {
  const start = request.url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : request.url.slice(start + 1))
}

const answering =
  ({ path, parameters, answer: kind, handle }: Endpoint, searcher: Searcher, place: Place) =>
  async (request: Request, response: express.Response) => {
    response.locals.route = path
    const { id } = request.params
    const values = readParameters(parameters, given(request))
    const segment = typeof id === 'string' ? id : ''
    const answer = await handle(searcher, values, segment, baseOf(request, response, place))
    if (Array.isArray(kind)) return sendDownload(request, response, answer as Download)
    response.set('Cache-Control', 'no-cache').json(answer)
  }
