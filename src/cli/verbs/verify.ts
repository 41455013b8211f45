// verify.ts — jiansuo verify [QUERY]: the checksum of every file, and the index held against a full scan. Not: repair.
import type { Command } from 'commander'
import type { MemoryLimit } from '../../engine/open.ts'
import { JiansuoError } from '../../errors.ts'
import { MEND } from '../../snapshot/read-file.ts'
import { Failed } from '../failed.ts'
import { columns, harmless, type Terminal } from '../terminal.ts'
import { memoryOf, settingsOf, storeLocation, withIndexFlags } from '../verb-settings.ts'

export function addVerify(program: Command, terminal: Terminal): void {
  const command = program
    .command('verify')
    .description('核对索引：各文件的校验和；给出检索词时，再与逐字扫描全文的结果比对')
    .argument('[检索词...]', '词、"短语" 等：其中每段文字各自比对')
  withIndexFlags(command)
    .option('--json', '输出 JSON')
    .action(async (words: string[], flags: { json?: true }) => {
      const config = settingsOf(command, terminal)
      const location = storeLocation(config)
      const files = await checkFiles(location)
      // A scan of damaged text would prove nothing.
      const scan =
        files.ok && words.length ? await checkQuery(location, words.join(' '), memoryOf(config)) : undefined
      if (flags.json) terminal.out(JSON.stringify({ ...files.answer, ...scan?.answer }))
      else terminal.out([files.text, ...(scan ? [scan.text] : [])].join('\n\n'))
      if (!files.ok || scan?.ok === false) throw new Failed()
    })
}

type Location = ReturnType<typeof storeLocation>

async function checkFiles(location: Location) {
  const { openStore } = await import('../../engine/open.ts')
  const answer = await openStore(location).verify()
  const { version, files, ok, warnings = [] } = answer
  const rows = files.map(file => [file.ok ? '✓' : '✗', file.name, file.bytes, '字节'])
  const parts = typeof location === 'string' ? '个文件' : '个部分'
  const verdict = ok ? `索引 ${version}：${files.length} ${parts}完好` : `索引 ${version} 已损坏：${MEND}`
  const noted = warnings.map(warning => `注意：${warning}`)
  return { ok, answer, text: [columns(rows), verdict, ...noted].join('\n') }
}

async function checkQuery(location: Location, query: string, memory: MemoryLimit | null) {
  const { verifySlowly } = await import('../../search/answers/verify-slowly.ts')
  // An empty phrase is found nowhere by anybody: agreeing on it proves nothing.
  const texts = (await verifySlowly(location, query, memory)).filter(({ text }) => text !== '')
  if (!texts.length)
    throw new JiansuoError(
      'bad-query',
      `“${harmless(query)}”里没有可以比对的文字：请给出词或短语，例如 行政复议`,
    )
  const ok = texts.every(text => text.equal)
  const rows = texts.flatMap(({ text, index, scan, equal }) => [
    [
      equal ? '✓' : '✗',
      harmless(text),
      '索引',
      index.reports,
      '篇',
      index.passages,
      '段',
      index.occurrences,
      '处',
    ],
    ['', '', '扫描', scan.reports, '篇', scan.passages, '段', scan.occurrences, '处'],
  ])
  const verdict = ok
    ? '与逐字扫描一致'
    : '与逐字扫描不一致：这是程序的缺陷，请连同检索词报告；可先重新运行 jiansuo index 建立索引'
  return { ok, answer: { texts, equal: ok }, text: `${columns(rows)}\n${verdict}` }
}
