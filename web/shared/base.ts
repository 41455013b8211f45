// base.ts — where the server is, seen from this page; so that a base path behind a proxy needs no setting. Scripts are
// served from `<base>assets/`. Not: addresses in files that are taken away (src/export/report-href.ts).
export const BASE = new URL('../', import.meta.url)

/** @example route('api/search', new URLSearchParams({ q: '复议' })).href */
export function route(path: string, parameters?: URLSearchParams): URL {
  const query = parameters?.toString()
  return new URL(query ? `${path}?${query}` : path, BASE)
}

/** The reader's address of a report, or of one of its passages. */
export function reportHref(reportId: string, parameters?: URLSearchParams, passageId?: string): string {
  const url = route(`r/${encodeURIComponent(reportId)}`, parameters)
  if (passageId !== undefined) url.hash = encodeURIComponent(passageId)
  return url.href
}
