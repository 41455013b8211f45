import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import type { OpenApiDocument } from '../../src/api/openapi.ts'
import { endpoints } from '../../src/server/endpoints.ts'
import { servingForThisTest as serving } from '../support/serving.ts'

describe('/openapi.json', () => {
  it('describes every endpoint with the rules that check it', async () => {
    const server = await serving()
    const body: OpenApiDocument = (await server.json('/openapi.json')).body
    expect(body.openapi).toBe('3.1.0')
    expect(body.info.version).toBe('1.2.3')
    expect(Object.keys(body.paths)).toEqual([
      ...endpoints.map(endpoint => endpoint.path),
      '/api/search-all',
      '/metrics',
      '/embed/check.json',
    ])
    expect(body.info.license).toEqual({ name: 'MIT', identifier: 'MIT' })
    expect(body.security).toEqual([{}, { key: [] }])
    const parameters = new Map(body.paths['/api/search']!.get!.parameters.map(p => [p.name, p]))
    expect(parameters.get('q')).toMatchObject({ in: 'query', required: true, schema: { maxLength: 1000 } })
    expect(parameters.get('limit')).toMatchObject({
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    })
    expect(parameters.get('mode')).toMatchObject({ schema: { enum: ['smart', 'exact'] } })
    expect(parameters.get('region')).toMatchObject({ explode: true, schema: { type: 'array' } })
    expect(body.paths['/api/reports/{id}']!.get!.parameters[0]).toMatchObject({
      name: 'id',
      in: 'path',
      required: true,
    })
  })

  it('is OpenAPI 3.1 without an error, by the schema of OpenAPI itself', async () => {
    const server = await serving()
    const { body } = await server.json('/openapi.json')
    expect(await new Validator().validate(body)).toEqual({ valid: true })
  })

  it('refers only to what it holds, has distinct operation ids, and gives every parameter a description', async () => {
    const server = await serving()
    const body: OpenApiDocument = (await server.json('/openapi.json')).body
    const references = new Set(Array.from(JSON.stringify(body).matchAll(/"\$ref":"([^"]*)"/g), m => m[1]!))
    expect(references.size).toBeGreaterThan(8)
    for (const reference of references)
      expect(body.components.schemas).toHaveProperty([reference.replace('#/components/schemas/', '')])
    const operations = Object.values(body.paths).map(path => (path.get ?? path.post)!)
    expect(new Set(operations.map(o => o.operationId)).size).toBe(operations.length)
    for (const parameter of operations.flatMap(o => o.parameters))
      expect(parameter.description).toMatch(/\p{sc=Han}/u)
  })
})

describe('/docs', () => {
  it('shows every path and parameter, without script, inline style or another origin', async () => {
    const server = await serving()
    const response = await server.get('/docs')
    expect(response.headers.get('content-type')).toContain('text/html')
    const html = await response.text()
    expect(html).toMatch(/<html lang="zh-CN">/)
    for (const { path, parameters } of endpoints)
      for (const text of [path, ...Object.keys(parameters)]) expect(html).toContain(text)
    expect(html).not.toContain('任意')
    expect(html).not.toMatch(/<script|<style| style=| on\w+=|(src|href)="https?:/i)
    for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(`id="${id}"`)
    const style = await server.get('/docs.css')
    expect(style.headers.get('content-type')).toContain('text/css')
  })
})

describe('/metrics', () => {
  it('counts requests by route and status, whatever the addresses', async () => {
    const server = await serving()
    for (const path of ['/health', '/health', '/api/reports/a?x=1', '/nosuch/1', '/nosuch/2'])
      await (await server.get(path)).text()
    const response = await server.get('/metrics')
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const lines = (await response.text()).trimEnd().split('\n')
    expect(lines).toContain('http_requests_total{route="/health",status="200"} 2')
    expect(lines).toContain('http_requests_total{route="/api/reports/{id}",status="400"} 1')
    expect(lines).toContain('http_requests_total{route="other",status="404"} 2')
    expect(lines).toContain('http_request_duration_seconds_count{route="/health"} 2')
    expect(lines).toContain('jiansuo_info{version="1.2.3",index_version="v1"} 1')
    expect(
      lines.filter(line => !/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? \S+)$/.test(line)),
    ).toEqual([])
  })

  it.each(['/METRICS', '/Metrics', '/metrics/'])(
    'is not at %s, past a proxy that keeps it in',
    async path => {
      const server = await serving()
      expect((await server.get(path)).status).toBe(404)
    },
  )

  it('answers before a snapshot is loaded', async () => {
    const server = await serving()
    server.searcher.loaded = false
    expect(await (await server.get('/metrics')).text()).toContain('\njiansuo_ready 0\n')
  })
})
