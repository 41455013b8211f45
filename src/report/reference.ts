// reference.ts — how one refers to a report: by its file where it has no title, and as a citation. For exports, command
// line and pages alike, so nothing of Node is used here. Not: what to call it on screen (web/shared/report-name.ts).
import type { Metadata } from './report.ts'

type Referred = Pick<Metadata, 'title' | 'region' | 'year'> & { id: string; file: string }

/**
 * What tells a report without a title apart: its file's name without folder and ending, or its id where the file
 * holds many.
 *
 * @example fileName({ id: 'd1f381dcd2fd', file: '宁夏/005.txt' }) // => '005'
 */
export function fileName({ id, file }: Pick<Referred, 'id' | 'file'>): string {
  if (holdsMany(file)) return id
  const name = file.slice(file.lastIndexOf('/') + 1)
  const ending = name.lastIndexOf('.')
  return ending > 0 ? name.slice(0, ending) : name
}

/**
 * How a passage is cited: 地区，《题名》，年份，章节. What is not known is left out; a report without a title is cited by
 * its file (and its id, where the file holds many).
 *
 * @example citation(report, ['一、主要举措'])   // '湖北省天门市，《关于2020年法治政府建设情况的报告》，2020年，一、主要举措'
 */
export function citation({ id, file, region, title, year }: Referred, section: readonly string[]): string {
  const line = holdsMany(file) ? `，编号“${id}”` : ''
  const parts = [
    region?.path.join(''),
    title ? `《${title}》` : `〔原文无题名，文件“${file}”${line}〕`,
    year === null ? null : `${year}年`,
    section.join(' '),
  ]
  return parts.filter(Boolean).join('，')
}

// --- internal ---

const holdsMany = (file: string) => file.toLowerCase().endsWith('.jsonl')
