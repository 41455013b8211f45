// discover.ts — paths become the list of files to read. Not: reading them.
import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { adviceFor } from '../report/read.ts'
import { whyNotOpened } from './not-opened.ts'

export interface FoundFile {
  /** Where it lies on this machine. */
  path: string
  /** Relative to the folder it was found under, with `/`; the base name of a single file. */
  file: string
  bytes: number
  /** Size, times of change and number of the file on its disk: while all are the same, so is the content. */
  stamp: string
  /** When it, or its name, was changed last. Milliseconds since 1970. */
  changed: number
}

export interface Skipped {
  file: string
  /** In Chinese: why, and what to do. */
  reason: string
}

export interface Discovery {
  files: FoundFile[]
  /** Files beside the reports that speak of them: `reports.csv`, and `NAME.json` where a NAME.txt or its like is. */
  sidecars: FoundFile[]
  skipped: Skipped[]
}

/** The table of a folder. */
const SIDECAR_TABLE = 'reports.csv'

/**
 * The files below the given paths in a fixed order, so that the same folder gives the same index.
 * Hidden files and folders are passed over. Symbolic links inside a folder are not followed: they may lead out of it, or
 * in circles. A file with an extension that is not read is skipped and reported.
 *
 * @throws JiansuoError `bad-report` when a given path does not exist or cannot be opened.
 */
export function discover(paths: string[], isReadable: (file: string) => boolean): Discovery {
  const files: FoundFile[] = []
  const sidecars: FoundFile[] = []
  const skipped: Skipped[] = []
  const taken = new Set<string>()

  const take = (path: string, file: string, isSidecar: boolean) => {
    if (!isSidecar && !isReadable(file)) {
      skipped.push({
        file,
        reason: `不支持的文件格式${extname(file) ? ` ${extname(file)}` : ''}：${adviceFor(extname(file).toLowerCase())}`,
      })
    } else if (taken.has(file)) {
      skipped.push({ file, reason: '与另一个目录里的文件同名：请改名，或把两个目录放进同一个上级目录再索引' })
    } else {
      let stats: Stats | undefined
      try {
        stats = statSync(path, { throwIfNoEntry: false })
      } catch (cause) {
        skipped.push({ file, reason: `文件${whyNotOpened(cause)}` })
        return
      }
      if (!stats) {
        // Else deleted since its folder was listed: as if it had gone before.
        if (isGarbled(file)) skipped.push({ file, reason: GARBLED })
        return
      }
      taken.add(file)
      const found = { path, file, bytes: stats.size, stamp: stampOf(stats), changed: changedAt(stats) }
      if (isSidecar) sidecars.push(found)
      else files.push(found)
    }
  }
  const walk = (folder: string, prefix: string) => {
    let entries: Dirent[]
    try {
      entries = readdirSync(folder, { withFileTypes: true })
    } catch (cause) {
      skipped.push({
        file: prefix || folder,
        reason: isGarbled(prefix) ? GARBLED : `目录${whyNotOpened(cause)}`,
      })
      return
    }
    const described = new Set(
      entries
        .map(({ name }) => name)
        .filter(isReadable)
        .map(stem),
    )
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      const file = prefix + entry.name
      const isSidecar =
        entry.name === SIDECAR_TABLE || (isJson(entry.name) && described.has(stem(entry.name)))
      if (entry.isDirectory()) walk(path, `${file}/`)
      else if (entry.isFile()) take(path, file, isSidecar)
      else if (entry.isSymbolicLink())
        skipped.push({ file, reason: '是符号链接，未跟随：请索引它指向的目录或文件' })
      else skipped.push({ file, reason: '不是普通文件（是管道、设备或套接字）：请移走，或换成文件' })
    }
  }
  for (const path of paths) {
    const whole = resolve(path)
    const stats = statOf(whole, path)
    if (!stats) throw new JiansuoError('bad-report', `路径 ${path} 不存在：请检查拼写`)
    if (stats.isDirectory()) walk(whole, '')
    else take(whole, basename(whole), false)
  }
  return { files, sidecars, skipped }
}

/** A file's name without its extension. */
export const stem = (file: string): string => file.slice(0, file.length - extname(file).length)

// --- internal ---

/**
 * Linux keeps names as bytes: those that an old archive left in GBK become replacement characters here, and no path.
 */
const isGarbled = (name: string) => name.includes('\ufffd')
const GARBLED =
  '名称不是 UTF-8 编码（多为 GBK，常见于旧压缩包），无法打开：请改名，例如用 convmv -f gbk -t utf8 --notest'

/** Of a path that was given: without it there is nothing to do. */
function statOf(whole: string, path: string): Stats | undefined {
  try {
    return statSync(whole, { throwIfNoEntry: false })
  } catch (cause) {
    throw new JiansuoError('bad-report', `路径 ${path} ${whyNotOpened(cause)}`, { cause })
  }
}

const isJson = (name: string) => extname(name).toLowerCase() === '.json'

const changedAt = ({ mtimeMs, ctimeMs }: Stats) => Math.max(mtimeMs, ctimeMs)

const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats) => [size, mtimeMs, ctimeMs, ino].join(' ')
