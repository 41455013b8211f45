// serve.mjs — shows the portal under a strict policy: node examples/portal/serve.mjs http://127.0.0.1:3000 [port]
// The search service has to allow the origin of the portal; its /embed/check says how.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
const FILES = ['index.html', 'portal.css', 'portal.js']

/** What the portal lets in: its own files, and of the service its script, its answers and its frame. */
export const policyFor = service =>
  [
    "default-src 'none'",
    `script-src 'self' ${service}`,
    "style-src 'self'",
    `connect-src ${service}`,
    `frame-src ${service}`,
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** @param {string} service origin of the search service, without a slash at the end */
export const portalServer = service =>
  createServer(async (request, response) => {
    const name = new URL(request.url ?? '/', 'http://portal').pathname.slice(1) || 'index.html'
    if (!FILES.includes(name)) return response.writeHead(404).end()
    const text = (await readFile(join(HERE, name), 'utf8')).replaceAll('{service}', service)
    response.writeHead(200, {
      'content-type': `${TYPES[extname(name)]}; charset=utf-8`,
      'content-security-policy': policyFor(service),
    })
    response.end(text)
  })

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [service = 'http://127.0.0.1:3000', port = '3100'] = process.argv.slice(2)
  portalServer(service.replace(/\/$/, '')).listen(Number(port), '127.0.0.1', () => {
    console.error(`门户：http://127.0.0.1:${port}　检索服务：${service}`)
  })
}
