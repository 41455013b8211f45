// terminal.ts — where words go: answers to stdout, everything said about them to stderr. Not: what is said.

export interface Terminal {
  /** A line, or several, of the answer. */
  out(text: string): void
  /** A part of the answer as it is, without a line break; settles when the reader can take more. */
  write(chunk: string | Uint8Array): Promise<void>
  /** A line, or several, about it: progress, messages, errors. */
  err(text: string): void
  /** Whether the answer is read on a screen, rather than from a file or a pipe. */
  screen: boolean
  /** Whether the answer may be coloured. */
  colors: boolean
  /** Whether a line on stderr can be written over; else progress is said now and then. */
  interactive: boolean
  /** Writes over the line before, without ending it. Only when `interactive`. */
  status(text: string): void
  environment: Readonly<Record<string, string | undefined>>
  directory: string
}

/** The terminal of a process, by its streams and variables. */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process
  return {
    out: text => void stdout.write(`${text}\n`),
    write: chunk => new Promise(written => (stdout.write(chunk) ? written() : stdout.once('drain', written))),
    err: text => void stderr.write(`${text}\n`),
    screen: stdout.isTTY === true,
    colors: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    interactive: stderr.isTTY === true && env.TERM !== 'dumb',
    status: text => void stderr.write(`\r\x1b[2K${text}`),
    environment: env,
    directory: process.cwd(),
  }
}

/** How parts of an answer are set off; without colours, not at all. */
export interface Style {
  mark(text: string): string
  strong(text: string): string
  dim(text: string): string
}

export const styleOf = (colors: boolean): Style => {
  const sgr = (on: number, off: number) => (text: string) =>
    colors && text ? `\x1b[${on}m${text}\x1b[${off}m` : text
  // Inverse shows on light and on dark alike.
  return { mark: sgr(7, 27), strong: sgr(1, 22), dim: sgr(2, 22) }
}

/** Text from a report, without what a terminal would obey. */
export const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')

/** Columns that a text takes: Chinese characters take two. */
export const width = (text: string): number =>
  [...text].reduce((n, c) => n + (WIDE.test(c) ? 2 : /\p{M}|\p{Cf}/u.test(c) ? 0 : 1), 0)
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Rows as aligned columns; numbers to the right. */
export function columns(rows: (string | number)[][]): string {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, width(String(cell)))
    })
  return rows
    .map(row =>
      row
        .map((cell, i) => {
          const gap = ' '.repeat(widths[i]! - width(String(cell)))
          return typeof cell === 'number' ? gap + cell : cell + gap
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
