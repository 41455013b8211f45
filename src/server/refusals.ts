// refusals.ts — turns an error into a status and a body: JSON for programs, a small page for people. Not: logging.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Refusal } from '../api/failure.ts'
import { type ErrorCode, JiansuoError } from '../errors.ts'
import { escapeHtml } from '../escape-html.ts'
import { asUtf8 } from './gbk-address.ts'
import { languageOf } from './load-renderer.ts'
import type { Renderer, Words } from './renderer.ts'

// Codes not named here are failures of the installation, not of the request: 500, and their message (it may
// name folders of the server) stays in the log.
const STATUS: Partial<Record<ErrorCode, number>> = {
  'bad-query': 400,
  'bad-report': 400,
  'not-found': 404,
  'no-snapshot': 503,
  'snapshot-gone': 503,
  unavailable: 503,
  overloaded: 503,
  timeout: 503,
}

/** The status of what a request is refused for; undefined where the installation failed. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof JiansuoError ? STATUS[error.code] : undefined

/** Seconds after which to try again, unless the refusal says otherwise. */
const RETRY_AFTER = 5

/** Sets the status and headers of a refusal: when to try again, and that it must not be cached. */
export function refuse(response: Response, status: number): Response {
  if (status === 503 && !response.hasHeader('Retry-After')) response.set('Retry-After', String(RETRY_AFTER))
  return response.status(status).set('Cache-Control', 'no-store')
}

/**
 * Refuses. People who asked for a page get one, in their language where the pages are built; whoever asked the API, or
 * anything but a page, gets JSON.
 */
export function fail(request: Request, response: Response, status: number, refusal: Refusal): void {
  refuse(response, status)
  const isApi = /^(\/c\/[\w-]+)?\/api(\/|$)/i.test(request.baseUrl + request.path)
  if (!isApi) response.vary('Accept')
  if (isApi || request.accepts(['json', 'html']) !== 'html') return void response.json({ error: refusal })
  response.vary('Accept-Language')
  const { basePath = '', renderer } = request.app.locals as Locals
  const send = (words: Words, language: string) =>
    void response.type('html').send(page(words, language, basePath))
  const [what, ...next] = refusal.message.split('：')
  const chinese = { what: what!, next: next.join('：'), back: '回到检索页' }
  if (!renderer) return void send(chinese, 'zh-CN')
  renderer().then(
    drawing => {
      const language = languageOf(request, drawing)
      send(language === 'zh-CN' ? chinese : drawing.failureWords(refusal, language), language)
    },
    () => send(chinese, 'zh-CN'),
  )
}

/** What the application stores for refusals. */
export interface Locals {
  basePath?: string
  /** Null where the pages are not built. */
  renderer?: (() => Promise<Renderer>) | null
}

/** An expected failure as a body. */
export const refusalOf = ({ code, message, reason, about }: JiansuoError): Refusal => ({
  code,
  message,
  ...(reason && { reason }),
  ...(about.length > 0 && { about: [...about] }),
})

/**
 * Only GET and HEAD, and POST where a question is too long for an address: nothing here can be changed over HTTP.
 *
 * @param posts paths that take a POST and nothing else
 */
export const onlyReading =
  (posts: ReadonlySet<string>): RequestHandler =>
  (request, response, next) => {
    const asks = request.method === 'GET' || request.method === 'HEAD'
    if (posts.has(request.path.replace(/^\/c\/[\w-]+(?=\/)/, ''))) {
      if (request.method === 'POST') return next()
      response.set('Allow', 'POST')
      return fail(request, response, 405, {
        code: 'method-not-allowed',
        message: `这里只接受 POST，不接受 ${request.method}`,
      })
    }
    if (asks) return next()
    response.set('Allow', 'GET, HEAD')
    const message = `这里只接受 GET 与 HEAD，不接受 ${request.method}：请改用 GET`
    fail(request, response, 405, { code: 'method-not-allowed', message })
  }

/**
 * Refuses addresses that are not percent-encoded UTF-8, which would be read as something nobody typed. A portal written
 * in GBK sends people to our pages in its own encoding: they are sent on to the same address in UTF-8.
 */
export const wellEncoded: RequestHandler = (request, response, next) => {
  try {
    decodeURIComponent(request.url)
    return next()
  } catch {}
  const meant = /^(\/c\/[\w-]+)?\/api\//i.test(request.path) ? null : asUtf8(request.url)
  // Relative, so that it holds under whatever path a proxy shows us.
  if (meant !== null) return response.set('Cache-Control', 'no-store').redirect(302, meant)
  const message = '地址中的百分号编码不对：请用 UTF-8 编码（表单请写 accept-charset="utf-8"），% 本身写作 %25'
  fail(request, response, 400, { code: 'bad-query', message, reason: 'bad-encoding' })
}

/** The last route. */
export const notFound: RequestHandler = (request, response) =>
  fail(request, response, 404, { code: 'not-found', message: '没有这个地址：请检查拼写，可用的接口见 /docs' })

/** The last word on anything thrown. What nobody expected goes to `onError` whole, and to the caller not at all. */
export const failures =
  (onError: (error: unknown, request: { method: string; path: string }) => void): ErrorRequestHandler =>
  (error, request, response, next) => {
    const status = statusOf(error)
    if (status === undefined && !isRefusal(error))
      // Without the query: what people look for is nobody's business, and an error's least of all.
      onError(error, { method: request.method, path: request.originalUrl.split('?')[0]! })
    // Half an answer cannot be taken back; Express then drops the connection, which the caller notices.
    if (response.headersSent) return next(error)
    if (error instanceof JiansuoError && status !== undefined)
      return fail(request, response, status, refusalOf(error))
    if (isRefusal(error)) {
      const message = `无法处理这个请求（HTTP ${error.status}）：请检查地址与请求头`
      return fail(request, response, error.status, { code: 'bad-request', message })
    }
    const message = '服务器内部出错，已记入日志：请稍后重试，仍不行请把时间与地址告诉管理员'
    fail(request, response, 500, { code: 'internal', message })
  }

// --- internal ---

const page = ({ what, next, back }: Words, language: string, basePath: string) => `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(what)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="${basePath}/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="${basePath}/docs.css">
<main class="refusal"><h1>${escapeHtml(what)}</h1><p>${escapeHtml(next)}</p><p><a href="${basePath}/">${escapeHtml(back)}</a></p></main></html>
`

/** What Express and `send` throw for requests they refuse themselves, such as an impossible Range. */
const isRefusal = (error: unknown): error is { status: number } => {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500
}
