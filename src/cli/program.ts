// program.ts — the verbs, their usage in Chinese, and exit codes. Not: what a verb does.
import { Command, CommanderError, Help } from 'commander'
import { JiansuoError } from '../errors.ts'
import { VERSION } from '../package.ts'
import { Failed } from './failed.ts'
import { type Terminal, width } from './terminal.ts'
import { tooManyFiles } from './too-many-files.ts'
import { addAnalyze } from './verbs/analyze.ts'
import { addCheck } from './verbs/check.ts'
import { addCompare } from './verbs/compare.ts'
import { addCoverage } from './verbs/coverage.ts'
import { addDoctor } from './verbs/doctor.ts'
import { addExplain } from './verbs/explain.ts'
import { addExport } from './verbs/export.ts'
import { addIndex } from './verbs/index.ts'
import { addIndicators } from './verbs/indicators.ts'
import { addInspect } from './verbs/inspect.ts'
import { addKey } from './verbs/key.ts'
import { addKwic } from './verbs/kwic.ts'
import { addMcp } from './verbs/mcp.ts'
import { addReuse } from './verbs/reuse.ts'

import { addSearch } from './verbs/search.ts'
import { addServe } from './verbs/serve.ts'
import { addShow } from './verbs/show.ts'
import { addSite } from './verbs/site.ts'
import { addRollback, addSnapshots } from './verbs/snapshots.ts'
import { addStart } from './verbs/start.ts'
import { addStats } from './verbs/stats.ts'
import { addKeyness, addTrend } from './verbs/trend.ts'
import { addVerify } from './verbs/verify.ts'

/**
 * Runs one command line.
 *
 * @param args without the interpreter and the script
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = createProgram(terminal)
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    return exitCode(error, terminal)
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command('jiansuo')
    .description('政府报告全文检索：索引、检索、服务\nFull-text search for government reports')
    .version(VERSION, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureHelp({
      styleTitle: title => TITLES[title] ?? title,
      displayWidth: width,
      commandUsage: command => inChinese(standard.commandUsage(command)),
      subcommandTerm: command => standard.subcommandTerm(command).replace(' [options]', ''),
    })
    .configureOutput({
      writeOut: text => terminal.out(text.trimEnd()),
      writeErr: text => terminal.err(text.trimEnd()),
      // Commander's own sentences are English; `exitCode` says them in Chinese.
      outputError: () => {},
    })
    .addHelpText(
      'after',
      '\n退出码：0 完成，1 失败，2 用法不对。设置也可写在环境变量（JIANSUO_PORT …）或 jiansuo.config.json 中。',
    )
    .exitOverride()
  const verbs = [
    addIndex,
    addServe,
    addKey,
    addSearch,
    addKwic,
    addCompare,
    addTrend,
    addKeyness,
    addExport,
    addExplain,
    addShow,
    addIndicators,
    addInspect,
    addReuse,
    addCheck,
    addMcp,
    addSite,
    addStats,
    addCoverage,
    addDoctor,
    addVerify,
    addSnapshots,
    addRollback,
    addAnalyze,
    addStart,
  ]
  for (const add of verbs) add(program, terminal)
  return program
}

const standard = new Help()
const inChinese = (usage: string) => usage.replace('[options]', '[选项]').replace('[command]', '命令')

const TITLES: Record<string, string> = {
  'Usage:': '用法 Usage：',
  'Options:': '选项 Options：',
  'Arguments:': '参数 Arguments：',
  'Commands:': '命令 Commands：',
}

function exitCode(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    if (error.code !== 'commander.help') terminal.err(usageMessage(error))
    return 2
  }
  if (error instanceof Failed) return 1
  if (error instanceof JiansuoError) {
    terminal.err(`错误：${error.message}`)
    return error.code === 'bad-query' || error.code === 'bad-config' ? 2 : 1
  }
  const crowded = tooManyFiles(error)
  terminal.err(
    crowded ??
      `程序内部出错，请连同以下内容一并报告：\n${error instanceof Error ? error.stack : String(error)}`,
  )
  return 1
}

/** What commander found wrong, in Chinese, with the next step. */
function usageMessage({ code, message }: CommanderError): string {
  const what = /'([^']*)'/.exec(message)?.[1] ?? ''
  // Bounded: the message is commander's, a line long.
  const hint = /Did you mean (?:one of )?(.*)\?/.exec(message)?.[1]
  const said: Record<string, string> = {
    'commander.unknownCommand': `没有 ${what} 这个命令`,
    'commander.unknownOption': `不认识选项 ${what}（检索词以 - 开头时，请在它前面加 --）`,
    'commander.missingArgument': `缺少 ${what}`,
    'commander.optionMissingArgument': `选项 ${what} 缺少值`,
    'commander.excessArguments': '给的参数太多：含空格的文字请用引号括起来',
  }
  return `错误：${said[code] ?? message}${hint ? `，是不是 ${hint}？` : ''}\n用法见 jiansuo --help 或 jiansuo 命令 --help`
}
