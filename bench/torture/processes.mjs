// processes.mjs — the built program as processes: an indexer, a server, what they say, what they hold. Not: what is done to
// them.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const environment = Object.fromEntries(
  // Which segmenter is no matter here, but of processor time: the tests name the one that starts faster.
  Object.entries(process.env).filter(
    ([name]) => name === 'JIANSUO_SEGMENTER' || !name.startsWith('JIANSUO_'),
  ),
)
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * Starts `jiansuo …`.
 *
 * @param files how many files it may have open; default: as many as this process
 * @returns the child, and a promise of how it ended: `{ status, signal, stdout, stderr }`
 */
export function start(args, { files, node = [] } = {}) {
  const command = [process.execPath, ...node, MAIN, ...args]
  const [program, ...rest] = files ? ['sh', '-c', `ulimit -n ${files}; exec "$0" "$@"`, ...command] : command
  const child = spawn(program, rest, { cwd: tmpdir(), env: environment })
  running.add(child)
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', data => (said.stdout += data))
  child.stderr.on('data', data => (said.stderr += data))
  const ended = new Promise(resolve =>
    child.once('close', (status, signal) => {
      running.delete(child)
      resolve({ status, signal, ...said })
    }),
  )
  return { child, ended, said }
}

/** Starts a server on a free port and waits until it answers questions. */
export async function serve(indexDir, args = [], options = {}) {
  const { child, ended, said } = start(['serve', '--index', indexDir, '--port', '0', ...args], options)
  const url = await new Promise((resolve, reject) => {
    child.stderr.on('data', () => {
      const at = /已就绪：(http:\/\/[\d.]+:\d+)/.exec(said.stderr)
      if (at) resolve(at[1])
    })
    void ended.then(({ stderr }) => reject(new Error(`the server ended before it was ready: ${stderr}`)))
  })
  return {
    url,
    said,
    pid: child.pid,
    /** Ends it as a power cut does. */
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    /** Ends it as an administrator does, and says how it ended. */
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Resident memory of a process, bytes; NaN where the system does not say. */
export function residentOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024
  } catch {
    return Number.NaN
  }
}

/** Files and sockets a process has open; NaN where the system does not say. */
export function openOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return Number.NaN
  }
}
