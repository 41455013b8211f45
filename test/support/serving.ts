// serving.ts — an application over the fake searcher on a free port, asked with real HTTP. Not: assertions.
import { request } from 'node:http'
import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import type { AppOptions } from '../../src/server/app-options.ts'
import { type Listening, listen } from '../../src/server/listen.ts'
import { type FakeSearcher, fakeSearcher } from './fake-searcher.ts'

export interface Serving extends Listening {
  searcher: FakeSearcher
  /** What `onError` was told. */
  errors: unknown[]
  /** `path` is percent-encoded by the caller. Follows no redirect. */
  get(path: string, init?: RequestInit): Promise<Response>
  /** Status and parsed body. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers they then assert
  json(path: string, init?: RequestInit): Promise<{ status: number; body: any }>
}

/** Serves until the running test ends, or, outside a test, until `close`. */
export async function serving(options: Partial<AppOptions> = {}): Promise<Serving> {
  const searcher = fakeSearcher()
  const errors: unknown[] = []
  const app = createApp(searcher, {
    webDir: '/nonexistent',
    version: '1.2.3',
    onError: error => errors.push(error),
    ...options,
  })
  const listening = await listen(app, { host: '127.0.0.1', port: 0 })
  const get = (path: string, init?: RequestInit) =>
    fetch(listening.url + path, { redirect: 'manual', ...init })
  return {
    ...listening,
    searcher,
    errors,
    get,
    async json(path, init) {
      const response = await get(path, init)
      return { status: response.status, body: await response.json() }
    },
  }
}

/** As `serving`, closed when the running test ends. */
export async function servingForThisTest(options?: Partial<AppOptions>): Promise<Serving> {
  const server = await serving(options)
  onTestFinished(() => server.close(0))
  return server
}

/** A request whose path is sent byte for byte, which `fetch` would tidy up. */
export function rawGet(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method: 'GET', agent: false, ...options }, response => {
      const parts: Buffer[] = []
      response.on('data', part => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, body: Buffer.concat(parts).toString('utf8') }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** What a server answers to these very bytes, until it says no more for 300 ms. */
export function rawSend(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    const end = setTimeout(() => socket.destroy(), 300)
    socket.on('data', data => {
      text += data
      end.refresh()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}
