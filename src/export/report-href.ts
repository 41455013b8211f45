// report-href.ts — the address of a report or a passage, for files and answers. Not: for links on a page, which are
// relative to it (web/shared/base.ts).

/**
 * @param base where the pages are: `http://10.0.0.8:3000`; empty gives an address like `/r/…`
 * @param parameters the question whose matches are marked there
 * @example reportHref('', 'a1', new URLSearchParams({ q: 'x' }), 'a1-7') // => '/r/a1?q=x#a1-7'
 * @example reportHref('http://10.0.0.8:3000', 'a1') // => 'http://10.0.0.8:3000/r/a1'
 */
export function reportHref(
  base: string,
  reportId: string,
  parameters?: URLSearchParams,
  passageId?: string,
): string {
  const query = parameters ? `?${parameters}` : ''
  const place = passageId === undefined ? '' : `#${encodeURIComponent(passageId)}`
  return `${base}/r/${encodeURIComponent(reportId)}${query}${place}`
}
