// collections.ts — all indexes of a server together: /api/search-all for programs, /c/ for people. Not: the addresses of one
// index (routes.ts).
import { type Request, Router } from 'express'
import { readParameters } from '../api/read-parameters.ts'
import { searchAllContract } from '../api/search-all.ts'
import { type NamedIndex, searchAll } from '../search/answers/search-all.ts'
import type { Searcher } from '../search/searcher.ts'
import type { Admission } from './access/admission.ts'
import { collectionsPage } from './collections-page.ts'
import { given } from './routes.ts'
import { inTurn } from './while-client-waits.ts'

interface Indexes {
  /** The first, which has no name. */
  searcher: Searcher
  collections: readonly (NamedIndex & { searcher: Searcher })[]
  admission: Admission
  basePath: string
}

export function collectionsOf({ searcher, collections, admission, basePath }: Indexes): Router {
  const router = Router({ strict: true, caseSensitive: true })
  const all = [{ name: '', searcher }, ...collections]
  const answer = (request: Request) => {
    const { q, ...options } = readParameters(searchAllContract.parameters, given(request))
    return () => searchAll(all, q, options)
  }
  router.get(searchAllContract.path, async (request, response) => {
    response.locals.route = searchAllContract.path
    const work = answer(request)
    await inTurn(
      admission,
      response,
      work,
      found => void response.set('Cache-Control', 'no-cache').json(found),
    )
  })
  if (collections.length === 0) return router
  router.get('/c/', async (request, response) => {
    response.locals.route = '/c/'
    response.vary('Accept').set('Cache-Control', 'no-cache')
    const rows = await Promise.all(
      collections.map(async ({ name, searcher }) => ({
        name,
        address: `${basePath}/c/${name}/`,
        reports: searcher.ready() ? (await searcher.stats()).reports : null,
      })),
    )
    if (request.accepts(['json', 'html']) !== 'html') return void response.json({ collections: rows })
    const send = (page: string) => void response.type('html').send(page)
    const asked = given(request)
    if (!asked.get('q')?.trim()) return send(collectionsPage({ rows, basePath, asked, found: null }))
    await inTurn(admission, response, answer(request), found =>
      send(collectionsPage({ rows, basePath, asked, found })),
    )
  })
  return router
}
