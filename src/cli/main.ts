#!/usr/bin/env node
// main.ts — the process: its streams, its exit code. Not: verbs.
import { run } from './program.ts'
import { terminalOf } from './terminal.ts'

// `jiansuo search … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2), terminalOf(process))
