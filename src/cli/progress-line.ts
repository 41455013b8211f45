// progress-line.ts — how far an indexing run is: one moving line on a terminal, a line now and then elsewhere. Not: its sum.
import type { IndexProgress } from '../indexer/progress.ts'
import type { Terminal } from './terminal.ts'

/** Where nobody watches, a log wants few lines. */
const QUIET_MS = 5000
const WATCHED_MS = 100
const BAR = 24

/** @returns `report`, to be called as often as one likes, and `end`, which clears the line. */
export function progressOn(terminal: Terminal): { report(progress: IndexProgress): void; end(): void } {
  const started = performance.now()
  let last = started
  return {
    report({ files, totalFiles, passages, bytes, totalBytes }) {
      const now = performance.now()
      if (now - last < (terminal.interactive ? WATCHED_MS : QUIET_MS)) return
      last = now
      const seconds = (now - started) / 1000
      const left = bytes ? (seconds * (totalBytes - bytes)) / bytes : 0
      const pace = `每秒 ${Math.round(passages / seconds)} 段，还需约 ${Math.ceil(left)} 秒`
      const text = `${files}/${totalFiles} 个文件，${passages} 段，${pace}`
      const done = totalFiles ? Math.round((files / totalFiles) * BAR) : 0
      if (terminal.interactive) terminal.status(`${'█'.repeat(done)}${'░'.repeat(BAR - done)} ${text}`)
      else terminal.err(`已读 ${text}`)
    },
    end() {
      if (terminal.interactive) terminal.status('')
    },
  }
}
