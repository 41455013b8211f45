// routes.ts — the addresses of one index: its API, its description for browsers, its pages. Not: who may ask, the
// server's own addresses (app.ts).
import { type Request, type Response, Router } from 'express'
import { readParameters } from '../api/read-parameters.ts'
import { suggestContract } from '../api/suggest.ts'
import type { Download } from '../export/download.ts'
import type { Searcher } from '../search/searcher.ts'
import type { Admission } from './access/admission.ts'
import { clientOf } from './access/guard.ts'
import { baseOf, type Place, queryOf } from './addresses.ts'
import { bodyOf, fieldsOf, NO_FILE } from './bodies.ts'
import { type EmbeddingCheck, embedCheckContract, openSearchDescription } from './embedding.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { etagOf } from './etag.ts'
import { jsonInTurns } from './json-in-turns.ts'
import { noScript } from './no-script.ts'
import { pages } from './page-files.ts'
import { notFound } from './refusals.ts'
import { sendDownload, sendPieces } from './send-download.ts'
import type { SnapshotWatch } from './snapshot-watch.ts'
import { inTurn, piecesInTurn } from './while-client-waits.ts'

export interface Routed {
  searcher: Searcher
  watch: SnapshotWatch | undefined
  admission: Admission
  /** Of suggestions. */
  typing: Admission
  place: Place
  webDir: string
  /** Of the program. */
  version: string
  /** What of this server the page at an address may use. */
  checkPortal(portal: string): EmbeddingCheck
}

export function routesOf(of: Routed): Router {
  const router = Router({ strict: true, caseSensitive: true })
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    if (endpoint.takes) router.post(path, bodyOf(endpoint.takes), answering(endpoint, of))
    else router.get(path, answering(endpoint, of))
  }
  router.get(embedCheckContract.path, (request, response) => {
    const { portal } = readParameters(embedCheckContract.parameters, given(request))
    response.set('Cache-Control', 'no-cache').json(of.checkPortal(portal))
  })
  router.get('/opensearch.xml', (request, response) => {
    response.type('application/opensearchdescription+xml')
    response.send(openSearchDescription(baseOf(request, response, of.place)))
  })
  // Under /api a file is never meant.
  router.use('/api', notFound)
  const { results, report } = noScript(of.webDir, of.searcher, (response, work) =>
    inTurn(of.admission, response, work, html => void response.type('html').send(html)),
  )
  router.get('/', results)
  router.get('/r/:id', report)
  router.use(pages(of.webDir))
  return router
}

// --- internal ---

/** Parsed from the raw text, because a parameter given twice must be distinguished from one given once. */
export const given = (request: Request) => new URLSearchParams(queryOf(request).slice(1))

/** Answered whatever else waits. */
const SIGNS_OF_LIFE = ['/health', '/ready']

const answering =
  (
    { path, takes, parameters, answer: kind, handle }: Endpoint,
    { searcher, watch, admission, typing, place, version }: Routed,
  ) =>
  async (request: Request, response: Response) => {
    response.locals.route = path
    const { id } = request.params
    // What belongs in the body is not taken from the address, where it would be logged.
    if (takes === 'json') readParameters({}, given(request))
    const values = readParameters(
      parameters,
      takes === 'json' ? fieldsOf(request.body, parameters) : given(request),
    )
    const file = takes === 'file' && Buffer.isBuffer(request.body) ? request.body : NO_FILE
    const segment = typeof id === 'string' ? id : ''
    const base = baseOf(request, response, place)
    const work = () => handle(searcher, values, segment, base, watch, file)
    if (SIGNS_OF_LIFE.includes(path)) return void response.set('Cache-Control', 'no-cache').json(await work())
    const isFile = Array.isArray(kind)
    const identity = takes || !searcher.ready() ? null : await searcher.identity()
    // The links of a file begin with where it was asked for.
    const question = { path, id: segment, values: isFile ? { ...values, base } : values }
    const etag = identity === null ? null : etagOf(version, identity, question)
    response.set('Cache-Control', 'no-cache')
    if (etag !== null && isKnown(request, etag)) return void response.status(304).set('ETag', etag).end()
    const line = path === suggestContract.path ? typing : admission
    await inTurn(line, response, work, async (answer, gone) => {
      // The snapshot may have changed meanwhile: then it is unclear which one answered.
      if (etag !== null && identity === (await searcher.identity())) response.set('ETag', etag)
      if (!isFile) return sendJson(request, response, await jsonInTurns(answer as object))
      const file = answer as Download
      const chunks = piecesInTurn(admission, clientOf(response), gone, file.chunks)
      return sendDownload(request, response, { ...file, chunks })
    })
  }

/** Whether the asker has this answer. `*` would be any: it is not taken for the name of one. */
function isKnown({ headers }: Request, etag: string): boolean {
  const names = headers['if-none-match']?.split(',').map(name => name.trim().replace(/^W\//, '')) ?? []
  return names.includes(etag.replace(/^W\//, ''))
}

/** A long answer goes piece by piece, no faster than it is taken. */
async function sendJson(request: Request, response: Response, pieces: readonly string[]): Promise<void> {
  response.type('json')
  if (pieces.length === 1) response.send(pieces[0])
  else if (request.method === 'HEAD') response.end()
  else await sendPieces(response, pieces)
}
