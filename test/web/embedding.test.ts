import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allows,
  extended,
  FALLBACKS,
  type Load,
  readPolicy,
  sourceAllows,
  writePolicy,
} from '../../web/embed/policy.ts'
import { checks, type Facts, headerLine, isPrivate, WAYS, type Way } from '../../web/embed/portal-ways.ts'
import { filled, REMEDIES } from '../../web/embed/remedies.ts'

const portal = new URL('https://oa.example.cn/home')
const service = new URL('https://search.example.cn/jiansuo/')
const script = new URL('embed/v1/jiansuo-box.js', service)

describe('a source of a policy', () => {
  it.each([
    ['*', true],
    ["'self'", false],
    ["'none'", false],
    ['https:', true],
    ['http:', true],
    ['data:', false],
    ['https://search.example.cn', true],
    ['http://search.example.cn', true],
    ['search.example.cn', true],
    ['SEARCH.example.cn', true],
    ['*.example.cn', true],
    ['*.search.example.cn', false],
    ['https://search.example.cn:443', true],
    ['https://search.example.cn:8443', false],
    ['https://search.example.cn:*', true],
    ['https://search.example.cn/jiansuo/', true],
    ['https://search.example.cn/other/', false],
    ['https://search.example.cn/jiansuo', false],
    ['wss://search.example.cn', false],
    ["'nonce-abc'", false],
    ['evil.cn', false],
  ])('%s: %s', (source, allowed) => {
    expect(sourceAllows(source, script, portal)).toBe(allowed)
  })
  it('is the own scheme where none is named', () => {
    const plain = new URL('http://search.example.cn/')
    expect(sourceAllows('search.example.cn', plain, portal)).toBe(false)
    expect(sourceAllows('search.example.cn', plain, new URL('http://oa.example.cn'))).toBe(true)
  })
})

describe('a policy', () => {
  it('rules by the nearest directive', () => {
    const policy = readPolicy(
      "Content-Security-Policy: default-src 'self'; script-src https:; SCRIPT-SRC 'none'",
    )
    expect(allows(policy, 'script', script, portal)).toBe('yes')
    expect(allows(policy, 'connect', script, portal)).toBe('no')
    expect(allows(readPolicy("img-src 'self'"), 'connect', script, portal)).toBe('yes')
    expect(allows(readPolicy("script-src 'nonce-a' 'strict-dynamic'"), 'script', script, portal)).toBe(
      'nonce',
    )
  })
  it('once extended lets in what was asked for, keeps what it had, and lets nothing else in', () => {
    const source = fc.constantFrom(
      "'self'",
      "'none'",
      'https:',
      'https://cdn.example.cn',
      "'unsafe-inline'",
      '*.gov.cn',
    )
    const name = fc.constantFrom(
      'default-src',
      'script-src',
      'connect-src',
      'frame-src',
      'img-src',
      'style-src',
      'form-action',
    )
    const policies = fc.uniqueArray(fc.tuple(name, fc.array(source, { maxLength: 3 })), {
      selector: ([n]) => n,
    })
    const other = new URL('https://evil.example.com/x.js')
    fc.assert(
      fc.property(policies, entries => {
        const before = new Map(entries)
        const loads = Object.keys(FALLBACKS) as Load[]
        const after = readPolicy(writePolicy(extended(before, loads, script, portal)))
        for (const load of loads) {
          expect(allows(after, load, script, portal)).toBe('yes')
          expect(allows(after, load, other, portal)).toBe(allows(before, load, other, portal))
        }
        for (const [name, sources] of before)
          expect(after.get(name)).toEqual(
            expect.arrayContaining(
              sources.filter(s => s !== "'none'" || !after.get(name)!.includes(service.origin)),
            ),
          )
      }),
    )
  })
})

describe('the check of a portal', () => {
  const find = (facts: Parameters<typeof checks>[0]) =>
    Object.fromEntries(checks(facts).map(({ subject, outcome }) => [subject, outcome]))
  it('finds what blocks, what works and what nobody can know', () => {
    const http = new URL('http://search.example.cn/')
    expect(find({ portal, service: http, scripts: false, frames: true, policy: null })).toEqual({
      mixed: 'no',
      script: 'ask',
      connect: 'ask',
      cors: 'no',
      'frame-src': 'ask',
      ancestors: 'yes',
      form: 'ask',
      charset: 'yes',
    })
    const policy = readPolicy(`default-src 'self'; script-src ${service.origin}`)
    expect(find({ portal, service, scripts: true, frames: false, policy })).toEqual({
      mixed: 'yes',
      script: 'yes',
      connect: 'no',
      cors: 'yes',
      'frame-src': 'no',
      ancestors: 'no',
      form: 'yes',
      charset: 'yes',
    })
  })
  it.each([
    ["default-src 'none'", 'yes'],
    ["form-action 'self'", 'no'],
    ["default-src *; form-action 'none'", 'no'],
    ['form-action', 'no'],
    ['form-action https:', 'yes'],
    [`form-action 'self' ${service.origin}`, 'yes'],
    ['form-action https://search.example.cn/other/', 'no'],
  ])('judges where forms may lead as browsers do: %s', (policy, outcome) => {
    const facts = { portal, service, scripts: true, frames: true, policy: readPolicy(policy) }
    expect(find(facts).form).toBe(outcome)
  })
  it('has a header for each way that is right for it alone, and one for all', () => {
    const policy = "default-src 'self'; form-action 'self'"
    const facts: Facts = { portal, service, scripts: true, frames: true, policy: readPolicy(policy) }
    const { origin } = service
    const header = (...ways: Way[]) => headerLine(facts, ways)
    const start = "Content-Security-Policy: default-src 'self'; form-action 'self'"
    expect(header('box')).toBe(`${start}; script-src 'self' ${origin}; connect-src 'self' ${origin}`)
    expect(header('frame')).toBe(`${start}; frame-src 'self' ${origin}`)
    expect(header('form')).toBe(`${start} ${origin}`)
    const after = { ...facts, policy: readPolicy(header('box', 'frame', 'form')!) }
    expect(Object.values(find(after))).not.toContain('no')
    for (const way of Object.keys(WAYS) as Way[]) expect(headerLine(after, [way])).toBeNull()
    expect(headerLine({ ...facts, policy: null }, ['box'])).toBeNull()
  })
  it('asks for nothing under the same origin', () => {
    const found = find({
      portal: service,
      service,
      scripts: false,
      frames: true,
      policy: readPolicy("default-src 'self'"),
    })
    expect(Object.values(found).every(outcome => outcome === 'yes')).toBe(true)
  })
  it.each([
    ['10.1.2.3', true],
    ['172.20.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['oa', true],
    ['oa.local', true],
    ['[fd00::1]', true],
    ['example.cn', false],
    ['8.8.8.8', false],
  ])('%s is private: %s', (host, expected) => {
    expect(isPrivate(host)).toBe(expected)
  })
})

it('a form leads to where the service is, its path included; a setting names origins', () => {
  expect(filled(REMEDIES['charset stated']!, { portal, service })).toContain(
    'action="https://search.example.cn/jiansuo/"',
  )
  expect(
    filled(REMEDIES['charset stated']!, { portal, service: new URL('http://10.0.0.8:3000/') }),
  ).toContain('action="http://10.0.0.8:3000/"')
  expect(filled('{portal} {service}', { portal, service })).toBe(
    'https://oa.example.cn https://search.example.cn',
  )
})
