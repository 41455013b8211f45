// docs-page.ts — an OpenAPI document → one static page that needs no script and no network. Not: what the API does.
import type { OpenApiDocument, OpenApiOperation, OpenApiParameter } from '../api/openapi.ts'
import { escapeHtml } from '../escape-html.ts'

type Schema = OpenApiParameter['schema']

const html = (value: unknown) => escapeHtml(String(value))

/** The page at /docs. Its style is /docs.css: the security policy allows none inside. */
export const docsPage = (document: OpenApiDocument): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>接口说明 · ${html(document.info.title)}</title>
<link rel="stylesheet" href="docs.css">
</head>
<body>
<main>
<h1>接口说明 <small>${html(document.info.version)}</small></h1>
<p>${html(document.info.description)}</p>
<p>机器可读的 OpenAPI 3.1 文档：<a href="openapi.json">openapi.json</a>；运行指标（Prometheus）：<a href="metrics">metrics</a>。</p>
<p>出错时状态码为 4xx 或 5xx，回答为 <code>{"error":{"code":"…","message":"…"}}</code>，message 用中文说明哪里不对、怎样改。</p>
<nav><ul>
${operations(document)
  .map(
    ({ path, asked }) =>
      `<li><a href="#${asked.operationId}"><code>${html(path)}</code></a> ${html(asked.summary)}</li>`,
  )
  .join('\n')}
</ul></nav>
${operations(document).map(operation).join('\n')}
<h2>回答中的对象</h2>
${Object.entries(document.components.schemas)
  .map(([name, schema]) => component(name, schema))
  .join('\n')}
</main>
</body>
</html>
`

interface Operation {
  path: string
  method: 'GET' | 'POST'
  asked: OpenApiOperation
}

const operations = ({ paths }: OpenApiDocument): Operation[] =>
  Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get ? [{ path, method: 'GET' as const, asked: get }] : []),
    ...(post ? [{ path, method: 'POST' as const, asked: post }] : []),
  ])

const operation = ({ path, method, asked }: Operation) => {
  const { operationId, summary, parameters, requestBody, responses } = asked
  return `
<section id="${operationId}">
<h2><code>${method} ${html(path)}</code> ${html(summary)}</h2>
${method === 'GET' ? example(path, parameters) : ''}
${parameters.length ? table(['参数', '', '取值', '说明'], parameters.map(row)) : requestBody ? '' : '<p>没有参数。</p>'}
${requestBody ? body(requestBody) : ''}
${table(
  ['状态', '回答'],
  Object.entries(responses).map(([status, { description, content }]) => [
    `${status} ${html(description)}`,
    Object.entries(content)
      .map(([type, { schema }]) =>
        type === 'application/json' ? typeOf(schema) : `<code>${html(type)}</code>`,
      )
      .join(' 或 '),
  ]),
)}
</section>`
}

/** What a POST carries, by its media type. */
const body = ({ content }: NonNullable<OpenApiOperation['requestBody']>) =>
  Object.entries(content)
    .map(([type, { schema }]) =>
      schema.properties
        ? `<p>请求内容 <code>${html(type)}</code>：</p>${table(
            ['字段', '', '取值', '说明'],
            Object.entries(schema.properties).map(([name, of]) => [
              `<code>${html(name)}</code>`,
              schema.required?.includes(name) ? '必填' : '',
              typeOf(of as Schema),
              html((of as Schema).description ?? ''),
            ]),
          )}`
        : `<p>请求内容：文件本身，<code>${html(type)}</code>。</p>`,
    )
    .join('')

/** A link to try, where the path asks for nothing we cannot know. */
const example = (path: string, parameters: OpenApiParameter[]) => {
  if (path.includes('{')) return ''
  const query = parameters
    .filter(p => p.required && p.example !== undefined)
    .map((p): [string, string] => [p.name, p.example!])
  const address = `${path.slice(1)}${query.length ? `?${new URLSearchParams(query)}` : ''}`
  return `<p>试一试：<a href="${html(address)}"><code>/${html(decodeURIComponent(address))}</code></a></p>`
}

const row = ({ name, required, description, schema, explode }: OpenApiParameter) => [
  `<code>${html(name)}</code>`,
  required ? '必填' : explode ? '可重复' : '',
  typeOf(explode && typeof schema.items === 'object' ? (schema.items as Schema) : schema),
  html(description),
]

const component = (name: string, schema: Schema) => `
<section id="schema-${html(name)}">
<h3>${html(name)}</h3>
${schema.description ? `<p>${html(schema.description)}</p>` : ''}
${table(
  ['字段', '类型', '说明'],
  Object.entries(schema.properties ?? {}).map(([field, of]) => [
    `<code>${html(field)}</code>`,
    typeOf(of as Schema),
    html((of as Schema).description ?? ''),
  ]),
)}
</section>`

const table = (head: string[], rows: string[][]) => `<table>
<thead><tr>${head.map(cell => `<th>${cell}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>`

/** A schema in a few words, as HTML. */
const typeOf = (schema: Schema): string => {
  if (schema.$ref) {
    const name = html(schema.$ref.split('/').at(-1))
    return `<a href="#schema-${name}">${name}</a>`
  }
  if (schema.const !== undefined) return `<code>${html(JSON.stringify(schema.const))}</code>`
  if (schema.enum) return schema.enum.map(value => `<code>${html(value)}</code>`).join(' ')
  if (schema.anyOf) return schema.anyOf.map(of => typeOf(of as Schema)).join(' 或 ')
  if (schema.type === 'array') return `${typeOf((schema.items ?? {}) as Schema)} 的数组`
  if (schema.type === 'object' && schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([name, of]) => `<code>${html(name)}</code> ${typeOf(of as Schema)}`)
      .join('，')} }`
  if (schema.pattern) return `<code>${html(schema.pattern)}</code>`
  if (schema.maxLength) return `至多 ${schema.maxLength} 字`
  if (schema.maximum !== undefined) return `${schema.minimum}–${schema.maximum}`
  if (Array.isArray(schema.type)) return schema.type.map(type => typeOf({ ...schema, type })).join(' 或 ')
  const names: Record<string, string> = {
    string: '文字',
    integer: '整数',
    number: '数',
    boolean: '是否',
    null: 'null',
    object: '对象',
  }
  return names[String(schema.type)] ?? '任意'
}

export const DOCS_STYLE = `:root { color-scheme: light dark; --line: #8884; --paper: #faf8f4; --ink: #24272c; --accent: #24527a; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #e3e0d9; --accent: #92bde2; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
a { color: var(--accent); text-underline-offset: .25em; }
input, button { font: inherit; padding: .4rem .7rem; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
main.refusal { padding-top: 18vh; max-width: 42rem; }
.refusal h1 { font-size: 1.5rem; line-height: 1.4; margin: 0 0 .5rem; }
h1 small { font-size: 1rem; font-weight: normal; opacity: .7; }
h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; font-size: 1.25rem; }
h3 { margin-top: 2rem; }
code { font: .9em ui-monospace, "SFMono-Regular", Consolas, monospace; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
:target { scroll-margin-top: 1rem; }
`
