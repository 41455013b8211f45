// server-flags.ts — the flags of a server. Not: what they do (config/settings.ts).
import type { Command } from 'commander'
import { collect } from './flags.ts'
import { withIndexFlags, withIndicatorsFlag } from './verb-settings.ts'

export const withServerFlags = (command: Command): Command =>
  withIndicatorsFlag(withIndexFlags(command))
    .option('--related-words <文件>', '相关说法，取代自带的（JIANSUO_RELATED_WORDS）')
    .option('--port <端口>', '端口，默认 3000；0 任取一个（JIANSUO_PORT）')
    .option('--host <地址>', '地址，默认 127.0.0.1 只限本机；0.0.0.0 对所有网卡开放（JIANSUO_HOST）')
    .option('--cache-size <条数>', '缓存的检索结果条数，默认 500；0 不缓存（JIANSUO_CACHE_SIZE）')
    .option('--threads <个数>', '检索用几个线程，默认与处理器同数；0 不另起线程（JIANSUO_THREADS）')
    .option(
      '--memory <大小>',
      '检索至多用多少内存，例如 512M；放不下的索引留在磁盘上，随用随读，默认不限（JIANSUO_MEMORY）',
    )
    .option('--base-path <路径>', '反向代理下的路径，例如 /jiansuo，默认无（JIANSUO_BASE_PATH）')
    .option('--public-url <地址>', '用户访问的完整地址，链接都以它开头（JIANSUO_PUBLIC_URL）')
    .option('--allowed-host <主机名>', '还接受哪些主机名，可重复；* 为不限（JIANSUO_ALLOWED_HOST）', collect)
    .option(
      '--trust-proxy <地址>',
      '相信哪些代理的 X-Forwarded-*，可重复，默认无（JIANSUO_TRUST_PROXY）',
      collect,
    )
    .option('--origins <源>', '允许哪些网站的脚本读取结果，逗号分隔，默认无（JIANSUO_ORIGINS）')
    .option('--frame-ancestors <源>', '允许哪些网站内嵌 /embed/frame，默认无（JIANSUO_FRAME_ANCESTORS）')
    .option('--keys <文件>', '密钥文件，默认索引目录里的 keys.json（JIANSUO_KEYS）')
    .option('--require-key', '没有密钥的请求一律拒绝（JIANSUO_REQUIRE_KEY）')
    .option('--rate-limit <次数>', '每个客户端每秒至多几次请求，默认不限（JIANSUO_RATE_LIMIT）')
    .option('--no-metrics', '不提供 /metrics（JIANSUO_METRICS=false）')
    .option('--no-docs', '不提供 /docs 与 /openapi.json（JIANSUO_DOCS=false）')
    .option('--access-log <文件>', '每个请求记一行 JSON；- 为标准输出，默认不记（JIANSUO_ACCESS_LOG）')
    .option('--log-queries', '访问日志里也记检索词，默认不记（JIANSUO_LOG_QUERIES）')
    .option('--collection <名称=目录>', '另一个索引，在 /c/名称/ 下，可重复（JIANSUO_COLLECTION）', collect)
