// terminal.ts — a terminal that keeps what it is told. Not: a process.
import { tmpdir } from 'node:os'
import type { Terminal } from '../../src/cli/terminal.ts'

export interface FakeTerminal extends Terminal {
  stdout: string
  stderr: string
}

export const fakeTerminal = (given: Partial<Terminal> = {}): FakeTerminal => ({
  stdout: '',
  stderr: '',
  screen: false,
  colors: false,
  interactive: false,
  environment: {},
  directory: tmpdir(),
  out(text) {
    this.stdout += `${text}\n`
  },
  async write(chunk) {
    this.stdout += Buffer.from(chunk as Uint8Array).toString()
  },
  err(text) {
    this.stderr += `${text}\n`
  },
  status(text) {
    this.stderr += `\r${text}`
  },
  ...given,
})
