// formats.ts — the formats that are read outside of this thread. Not: how (one file each).

/** Formats whose libraries may loop or swell on a damaged or hostile file. */
export type Format = 'html' | 'docx' | 'pdf' | 'doc'

export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  html: '网页（HTML）',
  docx: 'Word 文档（docx）',
  pdf: 'PDF',
  doc: '旧版 Word 文档（doc）',
}
