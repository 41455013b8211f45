// A caller who takes nothing of the file is let go, and what was made of it is given up.
import { connect } from 'node:net'
import express from 'express'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/server/listen.ts'
import { sendPieces } from '../../src/server/send-download.ts'

it('ends the making of a file that nobody takes', async () => {
  let state = 'not begun'
  async function* chunks() {
    state = 'being made'
    try {
      for (;;) yield 'x'.repeat(1 << 20)
    } finally {
      state = 'ended'
    }
  }
  const app = express()
  app.get('/', (_request, response) => sendPieces(response, chunks(), 200))
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close(0))
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  socket.pause()
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await expect.poll(() => state, { timeout: 10_000 }).toBe('being made')
  await expect.poll(() => state, { timeout: 20_000 }).toBe('ended')
})
