// remedies.ts — the lines to add, by subject and finding: settings, the same in every language. Not: finding.

export const REMEDIES: Record<string, string> = {
  'mixed blocked': 'location /jiansuo/ { proxy_pass {base}/; }',
  'cors missing': 'JIANSUO_ORIGINS={portal}',
  'ancestors missing': 'JIANSUO_FRAME_ANCESTORS={portal}',
  'charset stated': '<form action="{base}/" method="get" accept-charset="utf-8">',
}

/**
 * A text with `{portal}` and `{service}`, the origins as policies name them, and `{base}`, where the service is, filled in.
 *
 * @example filled('{base}/', { portal, service: new URL('https://oa.example.cn/jiansuo/') }) // 'https://oa.example.cn/jiansuo/'
 */
export const filled = (text: string, { portal, service }: { portal: URL; service: URL }): string =>
  text
    .replaceAll('{portal}', portal.origin)
    .replaceAll('{service}', service.origin)
    .replaceAll('{base}', new URL('.', service).href.replace(/\/$/, ''))
