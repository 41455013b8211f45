// lock.ts — one indexer at a time for an index folder, on one machine. Not: readers, who need no lock.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { diskError } from './write-file.ts'

const LOCK = 'LOCK'
/** Held for the moment in which a dead holder's lock is replaced, so that two cannot both replace it. */
const TAKEOVER = 'LOCK.takeover'
/** A lock without a holder's number is one about to get it. Older than this, its maker died. Milliseconds. */
const NAMELESS_FOR = 10_000

/** Folders held by this very process: its number cannot tell it from itself. */
const ours = new Set<string>()

/**
 * Takes the folder for this process; a lock left by a process that is gone is taken over.
 *
 * @returns the function that gives it back
 * @throws JiansuoError `busy` while another indexer holds it, `io` when the folder cannot be written.
 */
export function lockIndex(indexDir: string): () => void {
  const folder = resolve(indexDir)
  try {
    mkdirSync(folder, { recursive: true })
    if (!take(join(folder, LOCK))) takeOver(folder, indexDir)
  } catch (cause) {
    throw diskError(indexDir, cause)
  }
  ours.add(folder)
  return () => {
    ours.delete(folder)
    rmSync(join(folder, LOCK), { force: true })
  }
}

// --- internal ---

function takeOver(folder: string, indexDir: string): void {
  const [path, guard] = [join(folder, LOCK), join(folder, TAKEOVER)]
  const busy = (holder?: number) =>
    new JiansuoError(
      'busy',
      `另一个建索引的进程${holder ? `（${holder}）` : ''}正在使用 ${indexDir}：请等它结束，或用 --index 指定别的目录`,
    )
  const before = holderOf(path)
  if (ours.has(folder) || isHeld(before)) throw busy(before?.pid)
  if (!take(guard)) {
    if (isHeld(holderOf(guard))) throw busy()
    rmSync(guard, { force: true })
    if (!take(guard)) throw busy()
  }
  try {
    // Looked at again under the guard: another may have taken it over in between.
    const holder = holderOf(path)
    if (isHeld(holder)) throw busy(holder?.pid)
    rmSync(path, { force: true })
    if (!take(path)) throw busy()
  } finally {
    rmSync(guard, { force: true })
  }
}

interface Holder {
  /** 0: not written yet. */
  pid: number
  started: string
  /** Milliseconds since it was taken. */
  age: number
}

/** Whether the lock file could be made: creating it is the one step that cannot happen twice. */
function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' })
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    rmSync(path, { force: true }) // made, but not written: the disk is full
    throw cause
  }
}

function holderOf(path: string): Holder | null {
  try {
    const { mtimeMs } = statSync(path)
    const [pid, started = ''] = readFileSync(path, 'utf8').split(' ')
    return { pid: Number(pid) || 0, started, age: Date.now() - mtimeMs }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null // given back just now
    throw cause
  }
}

function isHeld(holder: Holder | null): boolean {
  if (!holder) return false
  const { pid, started, age } = holder
  if (!Number.isInteger(pid) || pid <= 0) return age < NAMELESS_FOR
  // A container's processes have the same few numbers at every start; when they started tells them apart.
  if (pid === process.pid && started === startOf(pid)) return ours.size > 0
  try {
    process.kill(pid, 0)
  } catch (cause) {
    // Somebody else's process answers with EPERM: alive.
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startOf(pid)
  return started === '' || now === '' || now === started
}

/** When a process started, in ticks since the machine did; '' where the system does not tell. */
function startOf(pid: number): string {
  try {
    // The name in parentheses may hold anything; the 20th field after it is the start.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
