// no-script.ts — serves results and reports as HTML for browsers without scripts; where there are scripts the page takes
// over. Not: how it looks (web/render, built to dist/render), what is found.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import { readParameters } from '../api/read-parameters.ts'
import { reportContract } from '../api/reports.ts'
import { searchContract } from '../api/search.ts'
import { JiansuoError } from '../errors.ts'
import type { Searcher } from '../search/searcher.ts'
import { queryOf } from './addresses.ts'
import { identifier } from './endpoints.ts'
import { languageOf } from './load-renderer.ts'
import { type Locals, refusalOf, refuse, statusOf } from './refusals.ts'
import type { Language, Renderer } from './renderer.ts'

/**
 * Handlers of `/` and `/r/:id`, which pass on what they do not answer: a page without a question, another view, an
 * installation without the built pages.
 *
 * @param webDir `dist/web`: the pages that are filled, by the renderer that the application keeps
 * @param sendInTurn sends the HTML that comes of the work, which waits its turn among that of others
 */
export function noScript(
  webDir: string,
  searcher: Searcher,
  sendInTurn: (response: Response, work: () => Promise<string>) => Promise<void>,
): { results: RequestHandler; report: RequestHandler } {
  const rendererOf = async ({ app }: Request) => (await (app.locals as Locals).renderer?.()) ?? null
  const template = (name: string) => readFile(join(webDir, name), 'utf8')

  const answer = async (
    name: string,
    request: Request,
    response: Response,
    renderer: Renderer,
    make: (language: Language) => Promise<string>,
  ) => {
    const language = languageOf(request, renderer)
    response.locals.route = 'page'
    response.set('Cache-Control', 'no-cache').vary('Accept').vary('Accept-Language')
    try {
      await sendInTurn(response, () => make(language))
    } catch (error) {
      const status = statusOf(error)
      // A program gets JSON, as everywhere.
      if (!(error instanceof JiansuoError) || status === undefined) throw error
      if (request.accepts(['json', 'html']) !== 'html') throw error
      const page = renderer.failurePage(await template(name), queryOf(request), refusalOf(error), language)
      refuse(response, status).type('html').send(page)
    }
  }
  return {
    async results(request, response, next) {
      const renderer = await rendererOf(request)
      if (!renderer?.isDrawn(queryOf(request))) return next()
      const ask = (parameters: URLSearchParams) => {
        const { q, ...options } = readParameters(searchContract.parameters, parameters)
        return searcher.search(q, options)
      }
      await answer('index.html', request, response, renderer, async language => {
        const answers = await renderer.answersTo(queryOf(request), ask)
        return renderer.resultsPage(await template('index.html'), queryOf(request), answers, language)
      })
    },
    async report(request, response, next) {
      const renderer = await rendererOf(request)
      if (!renderer) return next()
      await answer('report.html', request, response, renderer, async language => {
        const given = new URLSearchParams(queryOf(request))
        // The page's own parameters are none of the question's.
        for (const name of [...given.keys()]) if (!(name in reportContract.parameters)) given.delete(name)
        const { q, ...options } = readParameters(reportContract.parameters, given)
        const detail = await searcher.report(identifier(String(request.params.id)), q, options)
        return renderer.reportPage(await template('report.html'), queryOf(request), detail, language)
      })
    },
  }
}
