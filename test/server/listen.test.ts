import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listen } from '../../src/server/listen.ts'
import { serving, servingForThisTest } from '../support/serving.ts'

const nothing = (_request: unknown, response: { end(): void }) => response.end()

/** Nobody is cut off before: a close that waited for it would never come to an end here. */
const WEEKS = 2 ** 31 - 1

describe('listen', () => {
  it('says which port is taken and which to try', async () => {
    const { url } = await servingForThisTest()
    const port = Number(new URL(url).port)
    await expect(listen(nothing, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(new RegExp(`端口 ${port} 已被占用.*--port`)),
    })
  })

  it('says which address is not of this machine', async () => {
    for (const host of ['192.0.2.1', 'nosuch.invalid'])
      await expect(listen(nothing, { host, port: 0 })).rejects.toMatchObject({
        code: 'io',
        message: expect.stringContaining(host),
      })
  })

  it('closes at once when only kept-alive connections are left', async () => {
    const server = await serving()
    const agent = new Agent({ keepAlive: true })
    await new Promise(resolve => get(`${server.url}/health`, { agent }, r => r.resume().on('end', resolve)))
    await expect(server.close(WEEKS)).resolves.toBeUndefined()
    agent.destroy()
  })

  it('keeps unused connections longer than proxies do, who else send on one just closed', async () => {
    const server = await servingForThisTest()
    const agent = new Agent({ keepAlive: true })
    const kept = await new Promise<string | undefined>(resolve =>
      get(`${server.url}/health`, { agent }, r =>
        r.resume().on('end', () => resolve(String(r.headers['keep-alive']))),
      ),
    )
    agent.destroy()
    expect(Number(/timeout=(\d+)/.exec(kept ?? '')?.[1])).toBeGreaterThan(60)
  })

  it('lets a running request end, and takes no new one', async () => {
    const server = await serving()
    let release = () => {}
    server.searcher.pause = new Promise(resolve => {
      release = resolve
    })
    const agent = new Agent({ keepAlive: true })
    const status = new Promise(resolve =>
      get(`${server.url}/api/stats`, { agent }, r => r.resume().on('end', () => resolve(r.statusCode))),
    )
    while (!server.searcher.calls.length) await new Promise(resolve => setTimeout(resolve, 5))
    const closed = server.close(WEEKS)
    await expect(fetch(`${server.url}/health`)).rejects.toThrow()
    release()
    expect(await status).toBe(200)
    await closed
    agent.destroy()
  })

  it('cuts a request that never ends', async () => {
    const server = await serving()
    server.searcher.pause = new Promise(() => {})
    const answer = fetch(`${server.url}/api/stats`).catch(() => 'cut')
    while (!server.searcher.calls.length) await new Promise(resolve => setTimeout(resolve, 5))
    await server.close(100)
    expect(await answer).toBe('cut')
  })

  it.each([
    ['what is not HTTP', 'nonsense', '有效的 HTTP'],
    ['Chinese typed after curl', 'GET /api/search?q=复议 HTTP/1.1', '--data-urlencode'],
  ])('answers %s with a JSON 400 that says how to ask', async (_what, line, remedy) => {
    const { url } = await servingForThisTest()
    const answer = await new Promise<string>(resolve => {
      let text = ''
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(`${line}\r\n\r\n`))
      socket.on('data', data => {
        text += data
      })
      socket.on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    const { code, message } = JSON.parse(answer.split('\r\n\r\n')[1]!).error
    expect(code).toBe('bad-request')
    expect(message).toContain(remedy)
  })
})
