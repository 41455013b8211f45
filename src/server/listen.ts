// listen.ts — an application on a port, and off it again. Not: signals, exit codes.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { JiansuoError } from '../errors.ts'

export interface Listening {
  /** Where it can be reached, with the real port: `http://127.0.0.1:3000`. */
  url: string
  /**
   * Takes no new connections, lets running requests end, then cuts what is left.
   *
   * @param graceMs how long to wait for running requests, in milliseconds. Default: 10,000. 0 cuts at once.
   */
  close(graceMs?: number): Promise<void>
}

/**
 * Longer than the 16 KiB of Node: a query of 1,000 Chinese characters is 9 kB percent-encoded, and the cookies of
 * an intranet's portal come along.
 */
const MAX_HEADER_BYTES = 64 * 1024

/**
 * Milliseconds an unused connection stays open; Node's 5 s are shorter than what proxies keep theirs (nginx: 60 s), and
 * whoever sends on a connection just being closed gets an error. So does everybody after a question of 5 s.
 */
const KEEP_ALIVE = 75_000

/**
 * Serves an application.
 *
 * @param at `port` 0 takes any free one
 * @throws JiansuoError `busy` the port is taken; `io` the port or the address is refused
 * @example (await listen(createApp(…), { host: '127.0.0.1', port: 0 })).url   // 'http://127.0.0.1:40123'
 */
export async function listen(app: RequestListener, at: { host: string; port: number }): Promise<Listening> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE }, app)
  answerBrokenRequests(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(refusal(error, at)))
    server.listen(at.port, at.host, resolve)
  })
  const { address, port, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: graceMs => close(server, graceMs),
  }
}

async function close(server: Server, graceMs = 10_000): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  // A kept-alive connection that was busy when the server closed becomes idle later; nobody else ends it then.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const end = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(idle)
  clearTimeout(end)
}

const BROKEN: Record<string, [status: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    '地址或请求头太长：请缩短检索词，或减少筛选条件',
  ],
  HPE_INVALID_URL: [
    '400 Bad Request',
    '地址中的汉字与空格须写成 UTF-8 百分号编码，例如 curl -G --data-urlencode q=行政复议 地址',
  ],
}

/** Requests too broken to reach the application get the same kind of answer as the others. */
function answerBrokenRequests(server: Server) {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return void socket.destroy()
    const [status, message] = BROKEN[error.code ?? ''] ?? [
      '400 Bad Request',
      '不是有效的 HTTP 请求：请检查地址与代理设置',
    ]
    const body = JSON.stringify({ error: { code: 'bad-request', message } })
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    )
  })
}

function refusal(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  const next = port < 65_535 ? `，例如 --port ${port < 1024 ? port + 8000 : port + 1}` : ''
  switch (error.code) {
    case 'EADDRINUSE':
      return new JiansuoError('busy', `端口 ${port} 已被占用：请停掉占用它的程序，或换一个端口${next}`, {
        cause: error,
      })
    case 'EACCES':
      return new JiansuoError('io', `没有权限使用端口 ${port}：请换一个 1024 以上的端口${next}`, {
        cause: error,
      })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new JiansuoError(
        'io',
        `本机没有地址“${host}”：请用 127.0.0.1（只限本机）、0.0.0.0（所有网卡）或本机的地址，例如 --host 0.0.0.0`,
        { cause: error },
      )
    default:
      return error
  }
}
