// related-words.ts — the wordings that mean the same: those of the program, or an administrator's in their place. Not:
// how a query asks for them (query/related.ts).
import { JiansuoError } from '../../errors.ts'
import { RELATED } from '../../package.ts'
import { parseRelated, type Related, relatedBy } from '../../query/related.ts'
import { readTextFile } from '../../report/text-file.ts'

/**
 * @param path null: the program's own, data/related.txt
 * @throws JiansuoError `bad-config`: the file cannot be read, or lines of it are wrong; they are named
 */
export function relatedWords(path: string | null): Related {
  if (path !== null) return read(path)
  own ??= read(RELATED)
  return own
}

// --- internal ---

let own: Related | null = null

/** Wrong lines in one message. */
const TOLD = 10

function read(path: string): Related {
  const { groups, wrong } = parseRelated(readTextFile(path, '相关说法文件'))
  if (wrong.length === 0) return relatedBy(groups)
  const lines = wrong.slice(0, TOLD).map(({ line, reason }) => `\n  第 ${line} 行：${reason}`)
  throw new JiansuoError('bad-config', `相关说法文件 ${path} 有错，请改正后重试：${lines.join('')}`)
}
