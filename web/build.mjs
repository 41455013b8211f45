// build.mjs — web/ → dist/web: the pages, their hashed assets, and the box as one file. Not: serving.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'

const web = dirname(fileURLToPath(import.meta.url))
const out = join(web, '..', 'dist', 'web')

/** Bytes after gzip; the promises of docs/embedding.md. A build that breaks one fails. */
const LIMITS = { box: 15_360, page: 61_440 }

/** Browsers of the place: Chromium forks of about version 100. The box goes lower, it lives in others' pages. */
const PAGE_TARGET = ['chrome94', 'firefox93', 'safari15.4']
const BOX_TARGET = ['es2019']
const SHEET_TARGET = ['chrome88', 'firefox78', 'safari14']

const cssAsText = {
  name: 'css-as-text',
  setup(it) {
    it.onLoad({ filter: /box\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: SHEET_TARGET,
      })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })

// The box: one classic script with no imports, and its style sheet for browsers without constructed sheets.
await build({
  entryPoints: { 'embed/v1/jiansuo-box': join(web, 'box/define.ts') },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'iife',
  target: BOX_TARGET,
  charset: 'utf8',
  plugins: [cssAsText],
  legalComments: 'none',
})
const sheet = await transform(await readFile(join(web, 'box/box.css'), 'utf8'), {
  loader: 'css',
  minify: true,
  target: SHEET_TARGET,
})
await writeFile(join(out, 'embed/v1/jiansuo-box.css'), sheet.code)

// A folder without a server: a classic script, because a page of file:// may load no module; its skeleton is the server's.
const { simplified } = await import('../dist/analysis/traditional.js')
await build({
  entryPoints: [
    { in: join(web, 'site/main.ts'), out: 'site' },
    { in: join(web, 'style/site.css'), out: 'site' },
  ],
  outdir: join(out, '../site-assets'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: PAGE_TARGET,
  charset: 'utf8',
  legalComments: 'none',
  inject: [join(web, 'site/node.ts')],
  plugins: [
    {
      name: 'characters-without-files',
      setup(it) {
        it.onLoad({ filter: /analysis\/traditional\.ts$/ }, () => ({
          contents: `export const simplified = new Map(${JSON.stringify([...simplified])})`,
          loader: 'js',
        }))
      },
    },
  ],
})

// The same drawing for the server: a document that prints itself, and addresses relative to the page.
await build({
  entryPoints: [join(web, 'render/pages.ts')],
  outfile: join(out, '../render/pages.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  charset: 'utf8',
  inject: [join(web, 'render/document.ts')],
  plugins: [
    {
      name: 'addresses-without-a-browser',
      setup(it) {
        it.onResolve({ filter: /shared\/base\.ts$|^\.\/base\.ts$/ }, () => ({
          path: join(web, 'render/base.ts'),
        }))
      },
    },
  ],
})

// The pages: assets carry a hash of their content in their name, so they may be cached for ever.
const SCRIPTS = {
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: PAGE_TARGET,
  charset: 'utf8',
  metafile: true,
  legalComments: 'none',
}
// What the search page imports when it is needed has files of its own.
const searchPage = await build({
  ...SCRIPTS,
  entryPoints: [{ in: join(web, 'page/main.ts'), out: 'page' }],
  splitting: true,
  chunkNames: '[name]-[hash]',
})
const pages = await build({
  ...SCRIPTS,
  entryPoints: [
    { in: join(web, 'reader/main.ts'), out: 'reader' },
    { in: join(web, 'check/main.ts'), out: 'draft' },
    { in: join(web, 'indicators/main.ts'), out: 'indicators' },
    { in: join(web, 'inspection/main.ts'), out: 'inspection' },
    { in: join(web, 'trends/main.ts'), out: 'trends' },
    { in: join(web, 'embed/frame.ts'), out: 'frame' },
    { in: join(web, 'embed/check.ts'), out: 'check' },
    { in: join(web, 'shared/boot.ts'), out: 'boot' },
    { in: join(web, 'style/page.css'), out: 'page' },
    { in: join(web, 'style/reader.css'), out: 'reader' },
    { in: join(web, 'style/check.css'), out: 'draft' },
    { in: join(web, 'style/indicators.css'), out: 'indicators' },
    { in: join(web, 'style/inspection.css'), out: 'inspection' },
    { in: join(web, 'style/trends.css'), out: 'trends' },
    { in: join(web, 'style/embed.css'), out: 'embed' },
  ],
})
const outputs = { ...searchPage.metafile.outputs, ...pages.metafile.outputs }
const built = Object.keys(outputs).map(file => basename(file))
const hashed = name => {
  const [stem, extension] = name.split('.')
  const found = built.find(file => file.startsWith(`${stem}-`) && file.endsWith(`.${extension}`))
  if (!found) throw new Error(`web/build.mjs: no asset ${name}`)
  return found
}
/** What a script imports at once, as it is named in `assets`; what it imports later is left out. */
const importedBy = script => {
  const [, { imports }] = Object.entries(outputs).find(([file]) => basename(file) === hashed(script))
  return imports.flatMap(({ kind, path }) => (kind === 'import-statement' ? basename(path) : []))
}
const withHashes = html => html.replace(/assets\/([\w.-]+)/g, (_, name) => `assets/${hashed(name)}`)
/** Pages in the common shell, with their assets and how their address leads to the root. */
const IN_SHELL = [
  ['index.html', 'page', './'],
  ['report.html', 'reader', '../'],
  ['check.html', 'draft', './'],
  ['indicators.html', 'indicators', './'],
  ['inspection.html', 'inspection', './'],
  ['trends.html', 'trends', './'],
]
const shell = await readFile(join(web, 'shell.html'), 'utf8')
for (const [page, asset, root] of IN_SHELL) {
  const own = await readFile(join(web, page), 'utf8')
  const [, title, noscript, main] =
    own.match(/^<title>(.*)<\/title>\n<noscript>(.*)<\/noscript>\n(<main[\s\S]*<\/main>)\n$/) ?? []
  if (!main) throw new Error(`web/build.mjs: ${page} is not a title, a noscript and a main`)
  const view = asset === 'page' ? 'home' : 'other'
  // Asked for along with the script, not after it has come.
  const preloads = importedBy(`${asset}.js`)
    .map(file => `<link rel="modulepreload" href="${root}assets/${file}">\n    `)
    .join('')
  const parts = { title, noscript, main: main.replace(/^/gm, '    '), asset, root, view }
  const html = withHashes(shell.replace(/\{(\w+)\}/g, (_, name) => parts[name]))
  await writeFile(join(out, page), html.replace('<script type="module"', `${preloads}$&`))
}
for (const page of ['embed/frame.html', 'embed/check.html'])
  await writeFile(join(out, page), withHashes(await readFile(join(web, page), 'utf8')))
for (const file of ['favicon.svg']) await writeFile(join(out, file), await readFile(join(web, file)))

const gzipped = async file => gzipSync(await readFile(join(out, file))).length
const sizes = { box: await gzipped('embed/v1/jiansuo-box.js') }
for (const script of [
  'page.js',
  'reader.js',
  'draft.js',
  'indicators.js',
  'inspection.js',
  'trends.js',
  'frame.js',
  'check.js',
]) {
  sizes[script] = sizes.box
  for (const file of [hashed(script), ...importedBy(script)]) sizes[script] += await gzipped(`assets/${file}`)
}
for (const [name, size] of Object.entries(sizes)) {
  const limit = name === 'box' ? LIMITS.box : LIMITS.page
  if (size > limit)
    throw new Error(`web/build.mjs: ${name} is ${size} bytes after gzip, the limit is ${limit}`)
}
console.error(
  `dist/web: ${Object.entries(sizes)
    .map(([name, size]) => `${name} ${(size / 1024).toFixed(1)} kB`)
    .join(' · ')} (gzip; pages include the box)`,
)
