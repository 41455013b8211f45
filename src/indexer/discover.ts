// discover.ts — paths become the list of files to read. Not: reading them.
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { JiansuoError } from '../errors.ts'

export interface FoundFile {
  /** Where it lies on this machine. */
  path: string
  /** Relative to the folder it was found under, with `/`; the base name of a single file. */
  file: string
  bytes: number
}

export interface Skipped {
  file: string
  /** In Chinese: why, and what to do. */
  reason: string
}

export interface Discovery {
  files: FoundFile[]
  skipped: Skipped[]
}

/**
 * The files below the given paths in a fixed order, so that the same folder gives the same index.
 * Hidden files and folders are passed over. Symbolic links inside a folder are not followed: they may lead out of it,
 * or round in circles. A file whose extension cannot be read is skipped aloud.
 *
 * @throws JiansuoError `bad-report` when a given path does not exist or cannot be opened.
 */
export function discover(paths: string[], isReadable: (file: string) => boolean): Discovery {
  const files: FoundFile[] = []
  const skipped: Skipped[] = []
  const taken = new Set<string>()

  const take = (path: string, file: string) => {
    if (!isReadable(file)) {
      skipped.push({
        file,
        reason: `不支持的文件格式${extname(file) ? ` ${extname(file)}` : ''}：请另存为 .txt 后重试`,
      })
    } else if (taken.has(file)) {
      skipped.push({ file, reason: '与另一个目录里的文件同名：请改名，或把两个目录放进同一个上级目录再索引' })
    } else {
      taken.add(file)
      files.push({ path, file, bytes: statSync(path).size })
    }
  }
  const walk = (folder: string, prefix: string) => {
    let entries: Dirent[]
    try {
      entries = readdirSync(folder, { withFileTypes: true })
    } catch (cause) {
      skipped.push({
        file: prefix || folder,
        reason: `目录无法打开（${(cause as Error).message}）：请检查权限`,
      })
      return
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      const file = prefix + entry.name
      if (entry.isDirectory()) walk(path, `${file}/`)
      else if (entry.isFile()) take(path, file)
      else if (entry.isSymbolicLink())
        skipped.push({ file, reason: '是符号链接，未跟随：请索引它指向的目录或文件' })
      else skipped.push({ file, reason: '不是普通文件' })
    }
  }
  for (const path of paths) {
    const whole = resolve(path)
    const stats = statSync(whole, { throwIfNoEntry: false })
    if (!stats) throw new JiansuoError('bad-report', `路径 ${path} 不存在：请检查拼写`)
    if (stats.isDirectory()) walk(whole, '')
    else take(whole, basename(whole))
  }
  return { files, skipped }
}
