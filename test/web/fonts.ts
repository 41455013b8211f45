// fonts.ts — gives a browser Chinese letters on a machine that has none, from the font package in
// node_modules. Not: the page's fonts (it uses what the reader's system has).
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

/**
 * Unpacks a WOFF 1.0 font to the plain font file inside it. Chromium takes system fonts as TrueType or
 * CFF only, and web packages ship them as WOFF.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + i * 20
    const [offset, packed, plain] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ]
    const stored = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed < plain ? inflateSync(stored) : stored,
    }
  })
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const body: Buffer[] = []
  let offset = head.length
  tables.forEach((table, i) => {
    table.tag.copy(head, 12 + i * 16)
    head.writeUInt32BE(table.checksum, 16 + i * 16)
    head.writeUInt32BE(offset, 20 + i * 16)
    head.writeUInt32BE(table.data.length, 24 + i * 16)
    const padded = Buffer.alloc(Math.ceil(table.data.length / 4) * 4)
    table.data.copy(padded)
    body.push(padded)
    offset += padded.length
  })
  return Buffer.concat([head, ...body])
}

/**
 * A fontconfig file that adds Noto Sans SC to whatever the system has; written once per machine.
 * @returns its path, for `FONTCONFIG_FILE`
 */
export function chineseFonts(): string {
  const root = join(tmpdir(), `jiansuo-test-fonts-${process.getuid?.() ?? 0}`)
  const config = join(root, 'fonts.conf')
  if (existsSync(config)) return config
  const fonts = join(root, 'fonts')
  mkdirSync(fonts, { recursive: true })
  const source = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')),
    'files',
  )
  for (const file of readdirSync(source)) {
    // Each numbered file covers some hundred characters; together they are the whole font.
    if (/-\d+-(400|700)-normal\.woff$/.test(file) || /-latin-(400|700)-normal\.woff$/.test(file))
      writeFileSync(join(fonts, file.replace(/woff$/, 'ttf')), unpackWoff(readFileSync(join(source, file))))
  }
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${join(root, 'cache')}</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>`,
  )
  return config
}
