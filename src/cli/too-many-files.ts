// too-many-files.ts — the system lets us open no further file, which can stop the program at any place, even before its own
// code is read. Not: files that cannot be opened for reasons of their own.

/** The message, where that is what went wrong; else undefined. */
export function tooManyFiles(error: unknown): string | undefined {
  const { code } = error as Partial<NodeJS.ErrnoException>
  return code === 'EMFILE' || code === 'ENFILE'
    ? '错误：系统允许打开的文件太少，程序无法运行：请提高上限（ulimit -n 1024）后重试'
    : undefined
}
