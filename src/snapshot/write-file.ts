// write-file.ts — writes and flushes bytes to the disk, and says in words why it refused. Not: what they mean.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { JiansuoError } from '../errors.ts'

export function writeFlushed(path: string, pieces: Iterable<Uint8Array>): void {
  const fd = openSync(path, 'w')
  try {
    for (const bytes of pieces) writeAll(fd, bytes)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** The system may take a part at a time. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at)
}

export function flushFolder(path: string): void {
  // A folder cannot be opened for flushing on Windows; there the rename alone has to do.
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Turns a refusal of the disk into a message that says what to do. */
export function diskError(path: string, cause: unknown): unknown {
  if (cause instanceof JiansuoError) return cause
  const { code, syscall } = cause as NodeJS.ErrnoException
  const help: Record<string, string> = {
    ENOSPC: '磁盘已满：请清理空间后重新运行，原有索引未受影响',
    EDQUOT: '磁盘配额已用完：请清理空间后重新运行，原有索引未受影响',
    EROFS: '所在磁盘是只读的：请用 --index 指定可写的目录',
    EACCES: '没有写入权限：请修改目录权限，或用 --index 指定可写的目录',
    EPERM: '没有写入权限：请修改目录权限，或用 --index 指定可写的目录',
    ENOTDIR: '路径中有一段不是目录：请用 --index 指定一个目录',
    EEXIST: '已有同名文件：请用 --index 指定一个目录',
    EMFILE: '打开的文件过多：请提高上限（ulimit -n）后重试，原有索引未受影响',
    ENFILE: '系统打开的文件过多：请稍后重试，原有索引未受影响',
  }
  if (code === undefined || syscall === undefined) return cause // a defect of ours, not the disk's
  const what = help[code] ?? `系统返回 ${code}：请检查磁盘，或用 --index 指定别的目录`
  return new JiansuoError('io', `索引目录 ${path} 无法写入，${what}`, { cause })
}
