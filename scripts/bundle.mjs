// bundle.mjs — npm run bundle [-- PLATFORM…]: one archive a platform that needs Node and nothing else, no registry, no
// compiler. Not: Node itself.
//
// nodejieba is compiled on each machine, so it is left out; @node-rs/jieba, which has a prebuilt file for each platform,
// takes its place, and an index says which of them cut it.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const PLATFORMS = ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-arm64']
const CONTENT = [
  'data',
  'dist',
  'seeds',
  'docs',
  'examples',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'scripts',
]
/** Of pdfjs-dist, for drawing pages: we only read them. */
const LEFT_OUT = [
  'node_modules/@napi-rs',
  'node_modules/nodejieba',
  'node_modules/pdfjs-dist/legacy/web',
  'node_modules/pdfjs-dist/web',
]
/** Unpacked by root, files go to whom the archive names: that must be no person of that number. */
const OF_ROOT =
  process.platform === 'linux'
    ? ['--owner=0', '--group=0', '--numeric-owner']
    : ['--uid', '0', '--gid', '0', '--numeric-owner']

const wanted = process.argv.slice(2)
const platforms = wanted.length ? wanted : [`${process.platform}-${process.arch}`]
for (const platform of platforms)
  if (!PLATFORMS.includes(platform)) {
    console.error(`不认识平台 ${platform}：可用的有 ${PLATFORMS.join('、')}`)
    process.exit(2)
  }
if (!existsSync(join(root, 'dist/cli/main.js'))) {
  console.error('还没有构建：请先运行 npm run build')
  process.exit(1)
}
for (const platform of platforms) bundle(platform)

function bundle(platform) {
  const [os, cpu] = platform.split('-')
  const aside = mkdtempSync(join(tmpdir(), 'jiansuo-bundle-'))
  try {
    const folder = join(aside, `jiansuo-${version}`)
    mkdirSync(join(folder, 'bin'), { recursive: true })
    for (const name of CONTENT) cpSync(join(root, name), join(folder, name), { recursive: true })
    mkdirSync(join(folder, 'index'))
    cpSync(join(root, 'index/README.md'), join(folder, 'index/README.md'))
    const flags = [
      '--omit=dev',
      // Links that Windows lets few people make; nobody runs these programs.
      '--no-bin-links',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--loglevel=error',
    ]
    execFileSync(
      'npm',
      ['ci', ...flags, `--os=${os}`, `--cpu=${cpu}`, ...(os === 'linux' ? ['--libc=glibc'] : [])],
      {
        cwd: folder,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      },
    )
    for (const name of LEFT_OUT) rmSync(join(folder, name), { recursive: true, force: true })
    const native = join(
      folder,
      'node_modules/@node-rs',
      `jieba-${platform}${{ linux: '-gnu', win32: '-msvc', darwin: '' }[os]}`,
    )
    if (!existsSync(native))
      throw new Error(`${native} is missing: the registry has no prebuilt segmenter for ${platform}`)
    writeFileSync(
      join(folder, 'bin/jiansuo'),
      '#!/bin/sh\n# Runs jiansuo with the Node of this machine (20 or newer).\n# One heap for all threads: of several, each keeps what others could use.\n[ "$MALLOC_ARENA_MAX" ] || export MALLOC_ARENA_MAX=1\nhere=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)\nexec node "$here/../dist/cli/main.js" "$@"\n',
    )
    chmodSync(join(folder, 'bin/jiansuo'), 0o755)
    writeFileSync(join(folder, 'bin/jiansuo.cmd'), '@node "%~dp0..\\dist\\cli\\main.js" %*\r\n')
    const archive = join(root, `jiansuo-${version}-${platform}.tar.gz`)
    execFileSync('tar', [...OF_ROOT, '-czf', archive, '-C', aside, `jiansuo-${version}`], {
      stdio: 'inherit',
    })
    console.log(`${archive}  ${(statSync(archive).size / 2 ** 20).toFixed(1)} MB`)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}
