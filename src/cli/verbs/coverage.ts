// coverage.ts — jiansuo coverage: what the library holds of each division and year, and what of an expected list it lacks.
// Not: counting it.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { coverageParameters } from '../../api/coverage.ts'
import { JiansuoError } from '../../errors.ts'
import { isKeptBy } from '../../regions/regions.ts'
import { type Expected, readExpected } from '../../report/metadata/expected.ts'
import { readFilters } from '../../search/filters.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { missingOf } from '../missing.ts'
import { coverageText, missingText } from '../print-coverage.ts'
import { asking, settingsOf, withIndexFlags } from '../settings.ts'
import { harmless, type Terminal } from '../terminal.ts'

export function addCoverage(program: Command, terminal: Terminal): void {
  const command = program.command('coverage').description('收录情况：各地区各年份有多少篇，还缺哪些')
  withFlagsOf(withIndexFlags(command), coverageParameters)
    .option('--expected <文件>', '应有哪些的 CSV：一列“地区”，可以另有一列“年份”；列出缺的')
    .option('--json', '输出与 GET /api/coverage 相同的 JSON；有 --expected 时另有 missing')
    .action(async (flags: Record<string, unknown>) => {
      const options = readQuestion(coverageParameters, [], flags)
      const { regions, years } = readFilters(options).filters
      // Who asks for 2023 alone expects it, though the library has nothing of that year; a range only narrows.
      const singleYears = years.flatMap(({ from, to }) => (from === to ? [from] : []))
      const file = flags.expected === undefined ? null : String(flags.expected)
      const expected = file === null ? null : await expectedIn(file, terminal)
      const held = await asking(settingsOf(command, terminal), searcher => searcher.coverage(options))
      const missing =
        expected &&
        missingOf(
          expected,
          { rows: held.rows, years: [...held.years, ...singleYears] },
          ({ code }, year) =>
            (regions.length === 0 || regions.some(filter => isKeptBy(filter, code))) &&
            (years.length === 0 || years.some(({ from, to }) => from <= year && year <= to)),
        )
      if (flags.json) terminal.out(JSON.stringify(missing ? { ...held, missing } : held))
      else terminal.out(missing ? missingText(missing) : coverageText(held))
    })
}

// --- internal ---

/** What is wrong in the file is told, line by line; what is right counts. */
async function expectedIn(file: string, terminal: Terminal): Promise<Expected> {
  const bytes = await readFile(resolve(terminal.directory, file)).catch(cause => {
    throw new JiansuoError('bad-report', `打不开文件 ${file}：请检查路径与权限`, { cause })
  })
  const expected = readExpected({ bytes })
  const told = expected.failures.map(({ line, reason }) => `${file}:${line}：${harmless(reason)}`)
  if (expected.rows.length === 0)
    throw new JiansuoError(
      'bad-report',
      told.join('\n') || `文件 ${file} 里没有一个地区：请在列名之下每行写一个`,
    )
  for (const one of told) terminal.err(`${one}；这一行未采用`)
  return expected
}
