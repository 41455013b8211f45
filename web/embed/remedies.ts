// remedies.ts — the lines to add, by subject and finding: settings, the same in every language. Not: finding.

export const REMEDIES: Record<string, string> = {
  'mixed blocked': 'location /jiansuo/ { proxy_pass {service}/; }',
  'cors missing': 'JIANSUO_ORIGINS={portal}',
  'ancestors missing': 'JIANSUO_FRAME_ANCESTORS={portal}',
  'charset stated': '<form action="{service}/" method="get" accept-charset="utf-8">',
}
