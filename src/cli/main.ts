#!/usr/bin/env node
// main.ts — the process: its streams, its exit code. Not: verbs.
import { terminalOf } from './terminal.ts'
import { tooManyFiles } from './too-many-files.ts'

// `jiansuo search … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const code = await import('./program.ts').then(
  ({ run }) => run(process.argv.slice(2), terminalOf(process)),
  error => {
    const message = tooManyFiles(error)
    if (!message) throw error
    process.stderr.write(`${message}\n`)
    return 1
  },
)

// Left to itself Node takes its signal handlers down first and the index after, which lasts long enough for the
// second signal of a Ctrl+C (npm passes on what the terminal sent already) to kill it: exit once all is written.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
