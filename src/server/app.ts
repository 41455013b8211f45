// app.ts — the HTTP application as a value: what holds for every request, then routes in their order. Not: listening,
// configuration, searching.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import compression from 'compression'
import express from 'express'
import { openApi } from '../api/openapi.ts'
import { searchAllContract } from '../api/search-all.ts'
import type { Searcher } from '../search/searcher.ts'
import { createAdmission } from './access/admission.ts'
import { guard } from './access/guard.ts'
import { onlyOurHosts } from './access/hosts.ts'
import { logged } from './access-log.ts'
import { type Place, queryOf, underBase } from './addresses.ts'
import { type AppOptions, settled } from './app-options.ts'
import { collectionsOf } from './collections.ts'
import { DOCS_STYLE, docsPage } from './docs-page.ts'
import { checkEmbedding, embedCheckContract } from './embedding.ts'
import { endpoints } from './endpoints.ts'
import { rendererBeside } from './load-renderer.ts'
import { createMetrics, metricsContract } from './metrics.ts'
import { allowOrigins } from './origins.ts'
import { failures, type Locals, notFound, onlyReading, wellEncoded } from './refusals.ts'
import { routesOf } from './routes.ts'
import { security } from './security.ts'

/** What Node's server takes, or another Express application; `listen` is for the simple case. */
export interface App {
  (request: IncomingMessage, response: ServerResponse): void
  listen(port: number, host?: string, onListening?: () => void): Server
}

/**
 * Makes the application: the API, its documentation, the page and the box.
 *
 * @example createApp(searcher).listen(3000, '127.0.0.1')
 */
export function createApp(searcher: Searcher, options: AppOptions = {}): App {
  const settings = settled(options)
  const { basePath, publicUrl, version, keys, origins, frameAncestors, collections } = settings
  const app = express()
  const metrics = createMetrics()
  const admission = createAdmission(settings)
  // Found in this thread within a millisecond: whoever types does not wait for those who search.
  const typing = createAdmission({ ...settings, slots: 1 })
  const hosts = new Set(settings.allowedHosts)
  const placeOf = (path: string): Place => ({ publicUrl, hosts, basePath, path })
  const locals: Locals = { basePath, renderer: rendererBeside(settings.webDir) }
  Object.assign(app.locals, locals)
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.enable('strict routing')
  // A proxy that keeps /metrics to itself knows one way to write it.
  app.enable('case sensitive routing')
  // Anybody can say X-Forwarded-…: only proxies that the administrator names are believed.
  app.set('trust proxy', settings.trustProxy.length ? [...settings.trustProxy] : false)

  app.use(metrics.middleware)
  if (settings.accessLog) app.use(logged(settings.accessLog))
  app.use(underBase(basePath), security(frameAncestors, publicUrl?.startsWith('https:')), onlyOurHosts(hosts))
  app.use(allowOrigins({ origins, keys }), guard(settings), compression(), onlyReading(POSTS), wellEncoded)

  const checkPortal = (portal: string) => {
    const { origin } = new URL(portal)
    return checkEmbedding(portal, keys?.hasOrigin(origin) ? [...origins, origin] : origins, frameAncestors)
  }
  const shared = { admission, typing, webDir: settings.webDir, version, checkPortal }
  for (const { name, searcher, watch } of collections) {
    // The page names its files relative to its own address, which ends with a slash.
    app.get(`/c/${name}`, (request, response) => response.redirect(308, `${name}/${queryOf(request)}`))
    app.use(`/c/${name}`, routesOf({ ...shared, searcher, watch, place: placeOf(`/c/${name}`) }), notFound)
  }
  app.use(collectionsOf({ searcher, collections, admission, basePath }))

  if (settings.docs) {
    const document = openApi(
      [...endpoints, searchAllContract, metricsContract, embedCheckContract],
      version,
      basePath,
    )
    const page = docsPage(document)
    app.get('/openapi.json', (_request, response) => void response.json(document))
    app.get('/docs', (_request, response) => void response.type('html').send(page))
  }
  app.get('/docs.css', (_request, response) => void response.type('css').send(DOCS_STYLE))
  if (settings.metrics)
    app.get(metricsContract.path, async (_request, response) => {
      response.type('text/plain; version=0.0.4; charset=utf-8')
      const indexes = [{ name: '', searcher, watch: settings.watch }, ...collections]
      response.send(await metrics.text({ version, indexes, admissions: [admission, typing], keys }))
    })
  app.get('/', (_request, response, next) =>
    collections.length > 0 && !searcher.ready() ? response.redirect(302, 'c/') : next(),
  )
  app.use(routesOf({ ...shared, searcher, watch: settings.watch, place: placeOf('') }))
  app.use(notFound, failures(settings.onError))
  return app
}

const POSTS = new Set(endpoints.filter(({ takes }) => takes).map(({ path }) => path))
