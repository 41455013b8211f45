// server.ts — the real application, for stories: over reports in memory, under a policy stricter than its own. What no
// honest server would say or do (failures, delays, odd answers) stands before its routes. Not: the reports, the stories.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { WEB } from '../../src/package.ts'
import type { Searcher, SnapshotSearcher } from '../../src/search/searcher.ts'
import { createApp } from '../../src/server/app.ts'
import type { AppOptions } from '../../src/server/app-options.ts'
import { listen } from '../../src/server/listen.ts'

/** What the pages can live under, beside the policy that the application sends. Who may frame them it says itself. */
const STRICTEST = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** An answer in place of the true one; or the true one, `delay` milliseconds later; or what is made of the request. */
export type Answer =
  | { status: number; body: unknown }
  | { delay: number }
  | ((parameters: URLSearchParams) => Promise<object>)

export interface Page {
  body: string
  /** Default: none. */
  policy?: string
}

export interface Served {
  origin: string
  /** Path and query of every request so far, decoded. */
  requests: string[]
  /** By path: what is answered in place of the truth. */
  answers: Map<string, Answer>
  /** By path: pages of somebody else at this very origin. */
  pages: Map<string, Page>
  /** What the application would not have expected. */
  errors: unknown[]
  /** The true answer, whatever `answers` says. Not among the requests. */
  truth<T>(path: string): Promise<T>
  close(): Promise<void>
}

/** A searcher over one snapshot, as the application takes it. */
export const lasting = (searcher: SnapshotSearcher): Searcher => ({
  ...searcher,
  ready: () => true,
  trouble: () => null,
  close: async () => {},
})

export async function serve(searcher: Searcher, options: AppOptions = {}): Promise<Served> {
  const errors: unknown[] = []
  const requests: string[] = []
  const answers: Served['answers'] = new Map()
  const pages: Served['pages'] = new Map()
  const app = createApp(searcher, {
    webDir: WEB,
    version: '0.0.0',
    onError: error => errors.push(error),
    ...options,
  })
  const { origin, close } = await listening(async (request, response) => {
    // As behind a proxy that keeps a path to itself.
    const url = (request.url ?? '/').replace(/^\/portal-path(?=\/)/, '')
    const isTruth = request.headers[TRUTH] !== undefined
    if (!isTruth) requests.push(decodeURIComponent(request.url ?? ''))
    request.url = url
    const { pathname, searchParams } = new URL(url, 'http://server')
    const page = pages.get(pathname)
    if (page) return sendPage(response, pathname, page)
    restrict(response)
    const answer = isTruth ? undefined : answers.get(pathname)
    if (!answer) return app(request, response)
    if ('delay' in answer) {
      await new Promise(resolve => setTimeout(resolve, answer.delay))
      return app(request, response)
    }
    const { status, body } =
      typeof answer === 'function' ? { status: 200, body: await answer(searchParams) } : answer
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify(body))
  })
  return {
    origin,
    requests,
    answers,
    pages,
    errors,
    truth: async path => (await fetch(origin + path, { headers: { [TRUTH]: '1' } })).json(),
    close,
  }
}

/** Somebody else's site, whose pages are given by path. */
export async function servePortal() {
  const pages: Served['pages'] = new Map()
  const portal = await listening((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://portal')
    const page = pages.get(pathname)
    if (page) sendPage(response, pathname, page)
    else response.writeHead(404).end()
  })
  return { ...portal, pages }
}

// --- internal ---

const TRUTH = 'x-truth'
const POLICY = 'content-security-policy'

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }

function sendPage(response: ServerResponse, path: string, { body, policy }: Page): void {
  if (policy) response.setHeader(POLICY, policy)
  response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8' })
  response.end(body)
}

/** Browsers hold a page to every policy that is sent. */
function restrict(response: ServerResponse): void {
  const send = response.writeHead
  response.writeHead = (...args: unknown[]) => {
    const own = response.getHeader(POLICY)
    if (own !== undefined) response.setHeader(POLICY, [String(own), STRICTEST])
    return send.apply(response, args as Parameters<typeof send>)
  }
}

async function listening(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const listener: RequestListener = async (request, response) => {
    try {
      await answer(request, response)
    } catch (error) {
      response.destroy(error as Error)
    }
  }
  const { url, close } = await listen(listener, { host: '127.0.0.1', port: 0 })
  // Answers that are still held back end at once.
  return { origin: url, close: () => close(0) }
}
