import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSearchDescription } from '../../src/server/embedding.ts'
import { servingForThisTest as serving } from '../support/serving.ts'

describe('what a portal may', () => {
  it('is what the settings allow, by its origin', async () => {
    const server = await serving({ origins: ['https://oa.example.cn'], frameAncestors: ['http://old.local'] })
    const ask = (portal: string) => server.json(`/embed/check.json?portal=${encodeURIComponent(portal)}`)
    expect((await ask('https://oa.example.cn/a?b')).body).toEqual({
      portal: 'https://oa.example.cn',
      scripts: true,
      frames: false,
    })
    expect((await ask('http://old.local:80/')).body).toMatchObject({ scripts: false, frames: true })
    expect((await ask('http://oa.example.cn')).body).toMatchObject({ scripts: false, frames: false })
  })
  it.each(['', '?portal=oa', '?portal=ftp://oa.example.cn', '?portal=javascript:alert(1)', '?x=1'])(
    'is refused for %s',
    async query => {
      const { status, body } = await (await serving()).json(`/embed/check.json${query}`)
      expect(status).toBe(400)
      expect(body.error.message).toMatch(/portal/)
    },
  )
})

describe('the description for address bars', () => {
  it('leads to where the caller is, also under a path', async () => {
    const server = await serving({ basePath: '/jiansuo' })
    const response = await server.get('/jiansuo/opensearch.xml')
    expect(response.headers.get('content-type')).toContain('application/opensearchdescription+xml')
    expect(await response.text()).toContain(`template="${server.url}/jiansuo/?q={searchTerms}"`)
  })
  it.each(['javascript', 'data', 'https"x'])(
    'does not lead to %s:, whatever a proxy hands on',
    async protocol => {
      const server = await serving({ trustProxy: ['loopback'] })
      const response = await server.get('/opensearch.xml', { headers: { 'x-forwarded-proto': protocol } })
      expect(await response.text()).toContain('template="/?q={searchTerms}"')
    },
  )
  const ENTITIES: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  }
  it('stays XML, whatever the address', () => {
    fc.assert(
      fc.property(fc.string(), base => {
        const text = openSearchDescription(base)
        const template = /template="([^"]*)"/.exec(text)?.[1]
        expect(template).toBeDefined()
        expect(template).not.toMatch(/[<>']|&(?!#39;|amp;|lt;|gt;|quot;)/)
        const back = template!.replace(/&[#\w]+;/g, entity => ENTITIES[entity]!)
        expect(back).toBe(`${base}/?q={searchTerms}`)
      }),
    )
  })
})
