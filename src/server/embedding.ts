// embedding.ts — what portals and browsers ask before they embed this server: whether a portal is allowed to, and how to
// search from an address bar (OpenSearch). Not: the permissions themselves (origins.ts, security.ts).

import { z } from 'zod'
import { contract } from '../api/contract.ts'
import { parameter } from '../api/parameter.ts'
import { escapeHtml } from '../escape-html.ts'

const embeddingCheck = z
  .object({
    portal: z.string().meta({ description: '浏览器所写的源，例如 https://oa.example.cn' }),
    scripts: z.boolean().meta({ description: '门户的脚本可以读取结果（跨源许可）' }),
    frames: z.boolean().meta({ description: '门户可以内嵌 /embed/frame' }),
  })
  .meta({ id: 'EmbeddingCheck', description: '本服务对一个门户的许可' })
export type EmbeddingCheck = z.infer<typeof embeddingCheck>

export const embedCheckContract = contract({
  path: '/embed/check.json',
  summary: '一个门户能不能嵌入',
  parameters: {
    portal: parameter({
      schema: z
        .string()
        .max(300)
        .refine(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
      description: '门户网页的地址',
      must: '应为 http:// 或 https:// 开头的地址，例如 https://oa.example.cn',
      example: 'https://oa.example.cn',
    }),
  },
  answer: embeddingCheck,
})

/** @param portal any address of the portal */
export function checkEmbedding(
  portal: string,
  origins: readonly string[],
  frameAncestors: readonly string[],
): EmbeddingCheck {
  const { origin } = new URL(portal)
  const frames = frameAncestors.some(source => source === '*' || source.replace(/\/$/, '') === origin)
  return { portal: origin, scripts: origins.includes(origin), frames }
}

/**
 * An OpenSearch description: browsers that have seen it can search from their address bar.
 *
 * @param base where the caller sees the pages, without a slash at the end
 */
export function openSearchDescription(base: string): string {
  const at = escapeHtml(base)
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>检索</ShortName>
  <Description>政府报告全文检索</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>zh-CN</Language>
  <Image width="16" height="16" type="image/svg+xml">${at}/favicon.svg</Image>
  <Url type="text/html" method="get" template="${at}/?q={searchTerms}"/>
</OpenSearchDescription>
`
}
