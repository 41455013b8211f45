// not-opened.ts — why a file or folder could not be opened, in Chinese, and what to do. Not: what is wrong with its content.

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有读取权限：请检查权限',
  EPERM: '没有读取权限：请检查权限',
  ENOENT: '在读取途中被移走或改名：若仍需要，请放回后重新索引',
  ENOTDIR: '在读取途中被移走或改名：若仍需要，请放回后重新索引',
  EMFILE: '无法打开，本进程打开的文件过多：请提高上限（ulimit -n）后重新索引',
  ENFILE: '无法打开，系统打开的文件过多：请稍后重新索引',
  ENAMETOOLONG: '的路径过长：请缩短目录或文件的名称',
  ELOOP: '的符号链接绕成了圈：请改正链接',
  EIO: '所在的磁盘读取出错：请检查磁盘',
  ENOMEM: '无法打开，内存不足：请关闭其他程序后重新索引',
}

/**
 * To stand behind 文件 or 目录.
 *
 * @example
 * whyNotOpened({ code: 'EACCES' }) // => '没有读取权限：请检查权限'
 */
export function whyNotOpened(error: unknown): string {
  const { code, message } = error as Partial<NodeJS.ErrnoException>
  return REASONS[code ?? ''] ?? `无法打开（${message ?? String(error)}）：请检查文件`
}
