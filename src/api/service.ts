// service.ts — how the service itself is: alive, ready, what it holds. Not: numbers over time
// (/metrics).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count } from './hit.ts'

export const stats = z
  .object({
    indexVersion: z.string(),
    builtAt: z.string().meta({ description: 'ISO 8601' }),
    reports: count,
    passages: count,
    paragraphs: count,
    /** UTF-16 code units of all passages. */
    characters: count.meta({ description: '字数之和，与对比中每万字的分母同一计法' }),
    regions: count,
    years: z.array(z.object({ year: z.int().nullable(), reports: count })),
    /** What cut the index: name, version, dictionary hash, skeleton version; a user dictionary where there was one. */
    analysis: z
      .object({
        segmenter: z.string(),
        dictionary: z.string(),
        skeleton: z.string(),
        userDictionary: z
          .object({ file: z.string(), words: count.meta({ description: '词数' }) })
          .exactOptional()
          .meta({ description: '所用的自定义词典；没有用时不出现' }),
      })
      .meta({ description: '分词器、词典与逐字比对规则的版本' }),
    /** Files that could not be read, with the reason. */
    skipped: z
      .array(z.object({ file: z.string(), reason: z.string() }))
      .meta({ description: '未能读取的文件' }),
  })
  .meta({ id: 'Stats', description: '当前索引的概况' })
export type Stats = z.infer<typeof stats>

export const statsContract = contract({
  path: '/api/stats',
  summary: '索引概况',
  parameters: {},
  answer: stats,
  failures: [503],
})

export const available = z.object({ status: z.literal('available') }).meta({ id: 'Available' })

export const healthContract = contract({
  path: '/health',
  summary: '服务是否在运行',
  parameters: {},
  answer: available,
})

export const readiness = z
  .object({
    status: z.literal('ready'),
    /** A newer snapshot is there and cannot be loaded; the one before goes on being served. */
    failing: z
      .object({
        since: z.string().meta({ description: 'ISO 8601' }),
        code: z.string().meta({ description: '原因，同错误的 code' }),
      })
      .exactOptional()
      .meta({ description: '有更新的索引而不能载入，或目录里的索引不见了，仍用原有的；没有这回事时不出现' }),
  })
  .meta({ id: 'Readiness' })

export const readyContract = contract({
  path: '/ready',
  summary: '索引是否已载入',
  parameters: {},
  answer: readiness,
  failures: [503],
})
