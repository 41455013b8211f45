// lock.ts — one indexer at a time for an index folder. Not: readers, who need no lock.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { diskError } from './write.ts'

const LOCK = 'LOCK'

/**
 * Takes the folder for this process; a lock left by a process that is gone is taken over.
 *
 * @returns the function that gives it back
 * @throws JiansuoError `busy` while another indexer holds it, `io` when the folder cannot be written.
 */
export function lockIndex(indexDir: string): () => void {
  const path = join(indexDir, LOCK)
  try {
    mkdirSync(indexDir, { recursive: true })
    if (!take(path)) {
      const holder = Number(readFileSync(path, 'utf8'))
      if (isAlive(holder)) {
        throw new JiansuoError(
          'busy',
          `另一个建索引的进程（${holder}）正在使用 ${indexDir}：请等它结束，或用 --index 指定别的目录`,
        )
      }
      rmSync(path, { force: true })
      if (!take(path)) throw new JiansuoError('busy', `另一个建索引的进程正在使用 ${indexDir}：请稍后重试`)
    }
  } catch (cause) {
    throw diskError(indexDir, cause)
  }
  return () => rmSync(path, { force: true })
}

// --- internal ---

/** Whether the lock file could be made: creating it is the one step that cannot happen twice. */
function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // Somebody else's process answers with EPERM: alive.
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
