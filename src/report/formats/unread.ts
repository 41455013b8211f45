// unread.ts — formats that are not read, by content and by extension, with advice about each. Not: those that are read
// (formats.ts).
import type { Refusal } from './extracted.ts'
import type { FileStart } from './signature.ts'

interface Unread {
  /** What the file is, in Chinese. */
  name: string
  /** Its first bytes say it better: PNG 图片. */
  isNamedByMagic?: true
  extensions: readonly string[]
  isOne?: (start: FileStart) => boolean
  /** It shows text that can be recognised. */
  isScan?: true
  /** What to do, in Chinese. */
  remedy: string
}

const READABLE = 'docx、pdf 或 UTF-8 文本'

/** The first that fits counts. */
const TABLE: readonly Unread[] = [
  {
    name: '已加密的 Office 文档（设有打开密码）',
    extensions: [],
    isOne: ({ streams }) => streams?.has('encryptedpackage') ?? false,
    remedy: '请用 Word 打开，去掉密码后另存',
  },
  {
    name: 'Excel 二进制工作簿（xlsb）',
    extensions: ['.xlsb'],
    isOne: ({ entries }) => hasFolder(entries, 'xl/'),
    remedy: '请用 Excel 或 WPS 另存为 xlsx',
  },
  {
    name: 'PowerPoint 演示文稿',
    extensions: ['.ppt', '.pptx', '.pptm', '.pps', '.ppsx', '.dps', '.odp'],
    isOne: ({ entries, streams }) =>
      hasFolder(entries, 'ppt/') || (streams?.has('powerpoint document') ?? false),
    remedy: `请另存为 ${READABLE}`,
  },
  {
    name: '旧版 Office 文件，但其中没有 Word 正文',
    extensions: [],
    isOne: ({ streams }) => streams !== null,
    remedy: `请另存为 ${READABLE}`,
  },
  {
    name: '加密的压缩包',
    extensions: [],
    isOne: ({ isEncrypted }) => isEncrypted,
    remedy: '请用密码解压后再索引',
  },
  {
    name: '压缩包',
    extensions: ['.zip', '.rar', '.7z', '.gz', '.tar', '.tgz', '.bz2', '.xz'],
    isOne: ({ entries, magic }) => entries !== null || magic === 'archive',
    remedy: '不是文档，请解压后再索引',
  },
  {
    name: '图片',
    isNamedByMagic: true,
    isScan: true,
    extensions: ['.png', '.jpg', '.jpeg', '.gif', '.bmp', '.tif', '.tiff', '.webp'],
    isOne: ({ magic }) => magic === 'picture',
    remedy: '没有可读的文字，请用文字识别（OCR）转成文本',
  },
  {
    name: '音频或视频',
    isNamedByMagic: true,
    extensions: ['.mp3', '.wav', '.m4a', '.mp4', '.avi', '.mov', '.wmv', '.flv', '.mkv'],
    isOne: ({ magic }) => magic === 'media',
    remedy: '没有可读的文字，请转写成文本，或移走此文件',
  },
  {
    name: '书生、方正等公司自己的版式文件',
    extensions: ['.gd', '.gw', '.sep', '.ceb', '.cebx', '.caj'],
    remedy: '请用它的阅读器打开后打印为 pdf',
  },
  {
    name: '程序或系统文件',
    extensions: ['.exe', '.dll', '.msi', '.bat', '.ini', '.db', '.lnk', '.tmp'],
    remedy: '不是报告，请移走此文件',
  },
]

const hasFolder = (entries: ReadonlySet<string> | null, folder: string) =>
  [...(entries ?? [])].some(name => name.startsWith(folder))

/** Why a file that begins like this is not read; null where nothing here knows it. */
export function unreadContent(start: FileStart): Refusal | null {
  const found = TABLE.find(({ isOne }) => isOne?.(start))
  if (!found) return null
  const name = found.isNamedByMagic ? start.name : found.name
  const failure = `内容是${/^[\w]/.test(name) ? ' ' : ''}${name}；${found.remedy}`
  return found.isScan ? { failure, isScan: true } : { failure }
}

/** Whether files of this extension are pictures that may show text. */
export const isPicture = (extension: string): boolean =>
  TABLE.some(({ extensions, isScan }) => isScan && extensions.includes(extension))

/**
 * What to do with a file of this extension, in Chinese.
 *
 * @example
 * adviceFor('.zip') // => '不是文档，请解压后再索引'
 */
export function adviceFor(extension: string): string {
  return (
    TABLE.find(({ extensions }) => extensions.includes(extension))?.remedy ??
    '请另存为 docx、pdf 或 UTF-8 文本'
  )
}
