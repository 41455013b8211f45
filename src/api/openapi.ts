// openapi.ts — contracts → an OpenAPI 3.1 document. Not: how it is shown.
import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import type { Contract } from './contract.ts'
import { failure } from './failure.ts'
import type { Parameter, Parameters } from './parameter.ts'

type Schema = z.core.JSONSchema.BaseSchema

export interface OpenApiParameter {
  name: string
  in: 'query' | 'path'
  required: boolean
  description: string
  schema: Schema
  example?: string
  style?: 'form'
  explode?: boolean
}
export interface OpenApiOperation {
  operationId: string
  summary: string
  parameters: OpenApiParameter[]
  requestBody?: { required: true; content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>
}
export interface OpenApiDocument {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  paths: Record<string, { get?: OpenApiOperation; post?: OpenApiOperation }>
  /** A key, or nothing where the server asks for none. */
  security: Record<string, string[]>[]
  components: {
    schemas: Record<string, Schema>
    securitySchemes: Record<string, { type: 'http'; scheme: 'bearer'; description: string }>
  }
}

/**
 * Describes contracts, from the very schemas that check requests.
 *
 * @param basePath where a reverse proxy shows them: `/jiansuo`
 */
export function openApi(contracts: readonly Contract[], version: string, basePath = ''): OpenApiDocument {
  const paths = contracts.map(contract => [
    contract.path,
    { [contract.takes ? 'post' : 'get']: operation(contract) },
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: '检索 jiansuo',
      version,
      description:
        '政府报告全文检索接口。除核对文稿外一律 GET，UTF-8，除导出外都是 JSON；位置以 UTF-16 码元计；不认识的参数一律拒绝，空的可选参数视为没有给出。',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: basePath || '/' }],
    paths: Object.fromEntries(paths),
    security: [{}, { key: [] }],
    components: {
      schemas: components(),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: '密钥；服务器要求时才需要（--require-key）' },
      },
    },
  }
}

const operation = ({
  path,
  summary,
  takes,
  parameters,
  answer,
  failures = [],
}: Contract): OpenApiOperation => ({
  operationId: path.replace(/^\/(api\/)?/, '').replace(/\/\{(\w+)\}/g, '-by-$1'),
  summary,
  parameters: [
    ...Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => inPath(name!)),
    ...Object.entries(takes === 'json' ? {} : parameters).map(([name, parameter]) =>
      inQuery(name, parameter),
    ),
  ],
  ...(takes && { requestBody: bodyOf(takes, parameters) }),
  responses: Object.fromEntries([
    ['200', Array.isArray(answer) ? fileOf(answer) : answerOf('OK', answer as z.ZodType)],
    ...[400, ...failures].map(status => [String(status), answerOf(STATUS_CODES[status]!, failure)]),
  ]),
})

const bodyOf = (takes: NonNullable<Contract['takes']>, parameters: Parameters) => ({
  required: true as const,
  content:
    takes === 'file'
      ? { 'application/octet-stream': { schema: {} } }
      : { 'application/json': { schema: objectOf(parameters) } },
})

/** The fields as an object, each described as it would be in an address. */
const objectOf = (parameters: Parameters): Schema => {
  const fields = Object.entries(parameters).map(([name, parameter]) => inQuery(name, parameter))
  return {
    type: 'object',
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      fields.map(({ name, description, schema }) => [name, { ...schema, description }]),
    ),
  }
}

const answerOf = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema: reference(schema) } },
})

/** The bytes of a file need no schema (OpenAPI 3.1). */
const fileOf = (mediaTypes: readonly string[]) => ({
  description: 'OK',
  content: Object.fromEntries(mediaTypes.map(type => [type.split(';')[0]!, { schema: {} }])),
})

const inPath = (name: string): OpenApiParameter => ({
  name,
  in: 'path',
  required: true,
  description: '报告编号',
  schema: { type: 'string' },
})

const inQuery = (
  name: string,
  { schema, description, repeatable, example }: Parameter,
): OpenApiParameter => ({
  name,
  in: 'query',
  required: !z.object({ [name]: schema }).safeParse({}).success,
  description,
  schema: plain(z.toJSONSchema(schema, { io: 'output' })),
  ...(example === undefined ? {} : { example }),
  ...(repeatable ? { style: 'form', explode: true } : {}),
})

const uri = (id: string) => `#/components/schemas/${id}`

const reference = (schema: z.ZodType): Schema => {
  const id = z.globalRegistry.get(schema)?.id
  if (id === undefined) throw new Error('an answer schema needs an id')
  return { $ref: uri(id) }
}

const components = (): Record<string, Schema> => {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri })
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, schema]) => [id, plain(schema)]),
  )
}

/** Leaves out what says nothing to a reader, and what would forbid a later version to add a field. */
const plain = (schema: Schema): Schema =>
  JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === '$schema' ||
      key === '$id' ||
      (key === 'additionalProperties' && value === false) ||
      (key === 'maximum' && value === Number.MAX_SAFE_INTEGER)
        ? undefined
        : value,
    ),
  )
