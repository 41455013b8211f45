// key.ts — jiansuo key create | list | revoke: who may ask a server that wants keys. Not: checking a key.
import type { Command } from 'commander'
import { originList } from '../../config/values.ts'
import { JiansuoError } from '../../errors.ts'
import { localTime } from '../../local-time.ts'
import { createKey, keyFileOf, readKeys, revokeKey } from '../../server/access/key-file.ts'
import { collect } from '../flags.ts'
import { handOver } from '../hand-over.ts'
import { columns, type Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags } from '../verb-settings.ts'

export function addKey(program: Command, terminal: Terminal): void {
  const key = program.command('key').description('发放、列出、收回密钥：serve --require-key 时要用')
  const verb = (name: string, description: string) =>
    withIndexFlags(key.command(name).description(description))
      .option('--keys <文件>', '密钥文件，默认索引目录里的 keys.json（JIANSUO_KEYS）')
      .option('--json', '输出 JSON')

  const create = verb('create', '发放一个密钥；只显示这一次').argument('<名称>', '给谁、作什么用')
  create
    .option('--origin <源>', '只许这个网站的脚本使用，例如 https://oa.example.cn；可重复', collect)
    .option('--rate <次数>', '每秒至多几次请求，默认同 serve 的 --rate-limit')
    .action((name: string, flags: { origin?: string[]; rate?: string; json?: true }) => {
      const file = keyFileOf(settingsOf(create, terminal))
      const made = createKey(file, { name, origins: origins(flags.origin), rate: rate(flags.rate) })
      handOver(file)
      if (flags.json) return terminal.out(JSON.stringify({ name, key: made }))
      terminal.out(made)
      terminal.err(`密钥 ${name} 已记入 ${file}（只存校验值）：请现在保存，以后不再显示`)
    })

  const list = verb('list', '列出已发放的密钥（不含密钥本身）')
  list.action((flags: { json?: true }) => {
    const keys = readKeys(keyFileOf(settingsOf(list, terminal))).map(({ hash: _, ...shown }) => shown)
    if (flags.json) return terminal.out(JSON.stringify(keys))
    if (keys.length === 0) return terminal.err('还没有密钥：jiansuo key create 名称')
    const rows = keys.map(({ name, createdAt, origins, rate }) => [
      name,
      localTime(new Date(createdAt)).slice(0, 10),
      origins.join(' ') || '不限网站',
      rate === null ? '' : `每秒 ${rate} 次`,
    ])
    terminal.out(columns(rows))
  })

  const revoke = verb('revoke', '收回一个密钥；运行中的服务随即不再接受').argument('<名称>', '发放时的名称')
  revoke.action((name: string, flags: { json?: true }) => {
    const file = keyFileOf(settingsOf(revoke, terminal))
    revokeKey(file, name)
    handOver(file)
    if (flags.json) terminal.out(JSON.stringify({ name, revoked: true }))
    else terminal.err(`密钥 ${name} 已收回`)
  })
}

// --- internal ---

function origins(given: string[] = []): string[] {
  const read = originList(given)
  if (read) return [...read]
  throw new JiansuoError(
    'bad-config',
    `--origin 的值“${given.join('、')}”不对：应为完整的源，没有路径，例如 https://oa.example.cn`,
  )
}

function rate(given: string | undefined): number | null {
  if (given === undefined) return null
  const read = /^\d{1,6}(\.\d{1,3})?$/.test(given) ? Number(given) : 0
  if (read > 0) return read
  throw new JiansuoError('bad-config', `--rate 的值“${given}”不对：应为每秒的请求数，例如 5`)
}
