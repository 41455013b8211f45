// base.ts — addresses relative to the page that is being made: takes the place of shared/base.ts where there is no
// browser. Not: in files that are taken away (src/export/report-href.ts).

let toBase = './'

/** @param path from the page that is made next to the base of the pages: `./`, or `../` from a report */
export function setBase(path: string): void {
  toBase = path
}

export function route(path: string, parameters?: URLSearchParams): { href: string } {
  const query = parameters?.toString()
  return { href: `${toBase}${path}${query ? `?${query}` : ''}` }
}

export function reportHref(reportId: string, parameters?: URLSearchParams, passageId?: string): string {
  const { href } = route(`r/${encodeURIComponent(reportId)}`, parameters)
  return passageId === undefined ? href : `${href}#${encodeURIComponent(passageId)}`
}
