// failures.ts — what went wrong → status and JSON body. Not: where a log line goes.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { type ErrorCode, JiansuoError } from '../errors.ts'

// Codes not named here are failures of the installation, not of the request: 500, and their message (it may
// name folders of the server) stays in the log.
const STATUS: Partial<Record<ErrorCode, number>> = { 'bad-query': 400, 'not-found': 404, 'no-snapshot': 503 }

const fail = (response: Response, status: number, code: string, message: string) => {
  if (status === 503) response.set('Retry-After', '5')
  response.status(status).set('Cache-Control', 'no-store').json({ error: { code, message } })
}

/** Only GET and HEAD: nothing here can be changed over HTTP. */
export const onlyReading: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  response.set('Allow', 'GET, HEAD')
  fail(response, 405, 'method-not-allowed', `这里只接受 GET 与 HEAD，不接受 ${request.method}：请改用 GET`)
}

/** Refuses addresses that are not percent-encoded UTF-8, which would be read as something nobody typed. */
export const wellEncoded: RequestHandler = (request, response, next) => {
  try {
    decodeURIComponent(request.url)
    next()
  } catch {
    const message =
      '地址中的百分号编码不对：请用 UTF-8 编码（表单请写 accept-charset="utf-8"），% 本身写作 %25'
    fail(response, 400, 'bad-query', message)
  }
}

const notFoundPage = (basePath: string) => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>没有这个页面 · 检索</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<h1>没有这个页面</h1><p>请检查地址，或<a href="${basePath}/">回到检索页</a>。</p></html>
`

/** The last route. JSON under /api and for whoever asks for it; a small page for people. */
export const notFound =
  (basePath = ''): RequestHandler =>
  (request, response) => {
    if (/^\/api(\/|$)/i.test(request.baseUrl + request.path) || request.accepts(['html', 'json']) !== 'html')
      fail(response, 404, 'not-found', '没有这个地址：可用的接口见 /docs')
    else response.status(404).type('html').send(notFoundPage(basePath))
  }

/** The last word on anything thrown. What nobody expected goes to `onError` whole, and to the caller not at all. */
export const failures =
  (onError: (error: unknown, request: Request) => void): ErrorRequestHandler =>
  (error, request, response, next) => {
    const status = error instanceof JiansuoError ? STATUS[error.code] : undefined
    if (status === undefined && !isRefusal(error)) onError(error, request)
    // Half an answer cannot be taken back; Express then drops the connection, which the caller notices.
    if (response.headersSent) return next(error)
    if (error instanceof JiansuoError && status !== undefined)
      return fail(response, status, error.code, error.message)
    if (isRefusal(error))
      return fail(
        response,
        error.status,
        'bad-request',
        `无法处理这个请求（HTTP ${error.status}）：请检查地址与请求头`,
      )
    fail(response, 500, 'internal', '服务器内部出错，已记入日志：请稍后重试，仍不行请把时间与地址告诉管理员')
  }

/** What Express and `send` throw for requests they refuse themselves, such as an impossible Range. */
const isRefusal = (error: unknown): error is { status: number } => {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500
}
