// bodies.ts — what a POST carries: fields as JSON, or one file. Not: what either means. Nothing is written or logged.
import express, { type RequestHandler } from 'express'
import { MOST_BYTES, MOST_TEXT } from '../api/check.ts'
import type { Contract } from '../api/contract.ts'
import type { Parameters } from '../api/parameter.ts'
import { badValue } from '../api/read-parameters.ts'
import { JiansuoError } from '../errors.ts'
import { fail } from './refusals.ts'

export const NO_FILE = new Uint8Array()

const JSON_TYPE = 'application/json'
const FILE_TYPE = 'application/octet-stream'

/** Reads the body within bounds. The media types are ones that a form of another site cannot send. */
export function bodyOf(takes: NonNullable<Contract['takes']>): RequestHandler[] {
  const type = takes === 'json' ? JSON_TYPE : FILE_TYPE
  const checked: RequestHandler = (request, response, next) => {
    if (request.is(type)) return next()
    fail(request, response, 415, { code: 'bad-request', message: `这里只接受 Content-Type: ${type}` })
  }
  // A character takes three bytes, six where it is written as \\u….
  const read =
    takes === 'json'
      ? express.text({ type, limit: MOST_TEXT * 6 + 1000, defaultCharset: 'utf-8' })
      : express.raw({ type, limit: MOST_BYTES })
  return [checked, read]
}

/**
 * @throws JiansuoError `bad-query` where the body is no object, or a value of it neither a text nor what the parameter takes
 *   as it stands, such as a number
 */
export function fieldsOf(body: unknown, parameters: Parameters): [name: string, value: string][] {
  let object: unknown
  try {
    object = JSON.parse(typeof body === 'string' ? body : '')
  } catch {}
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    throw new JiansuoError('bad-query', '请求的内容不是 JSON 对象：应为 {"text":"…"}', {
      reason: 'bad-body',
    })
  // A list is a value given more than once.
  return Object.entries(object).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => {
      if (typeof one === 'string') return [name, one]
      const text = JSON.stringify(one)
      const known = Object.hasOwn(parameters, name) ? parameters[name]! : null
      if (known && !known.schema.safeParse(one).success) throw badValue(name, text, known.must)
      return [name, text]
    }),
  )
}
