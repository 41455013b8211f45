// report.ts — the inspection of one report: each part with its sentences, and last year's plans beside it. Not: the table.
import type { Inspection } from '../../src/api/inspection.ts'
import type { Promises } from '../../src/api/promises.ts'
import { reportLabel } from '../../src/report/reference.ts'
import { reportHref } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import type { InspectionWords } from '../words/words.ts'

export function reportNodes(
  { parts }: Inspection,
  promises: Promises,
  backHref: string,
  words: InspectionWords,
): HTMLElement[] {
  const { report } = promises
  return [
    h('p', {}, h('a', { href: backHref }, words.back)),
    h('h1', { lang: 'zh-CN' }, reportLabel(report)),
    h('p', {}, h('a', { href: reportHref(report.id) }, words.read)),
    ...parts.map(({ key, found, evidence, patterns }) =>
      h(
        'section',
        { class: found ? 'part' : 'part unseen' },
        h('h2', {}, words.parts[key], h('small', {}, found ? words.seen : words.notSeen)),
        h(
          'ul',
          {},
          ...evidence.map(({ passageId, text }) =>
            h(
              'li',
              { lang: 'zh-CN' },
              h('a', { href: reportHref(report.id, new URLSearchParams(), passageId) }, text),
            ),
          ),
        ),
        !found &&
          h(
            'details',
            {},
            h('summary', {}, words.patterns),
            h('p', { class: 'patterns', lang: 'zh-CN' }, patterns.join('　')),
          ),
      ),
    ),
    ...promiseNodes(promises, words),
  ]
}

// --- internal ---

function promiseNodes({ report, previous, promises }: Promises, words: InspectionWords): HTMLElement[] {
  const title = h('h2', {}, words.promises)
  if (!previous) return [title, h('p', {}, words.noPrevious)]
  const whose = h(
    'p',
    { class: 'whose' },
    h('a', { href: reportHref(previous.id), lang: 'zh-CN' }, reportLabel(previous)),
  )
  if (promises.length === 0) return [title, h('p', {}, words.noPlans), whose]
  const link = (id: string, passageId: string, text: string) =>
    h('a', { href: reportHref(id, new URLSearchParams(), passageId), lang: 'zh-CN' }, text)
  const rows = promises.map(({ passageId, text, nearest }) =>
    h(
      'tr',
      {},
      h('td', { 'data-head': words.lastYear }, link(previous.id, passageId, text)),
      h(
        'td',
        { 'data-head': words.thisYear },
        ...(nearest.length === 0
          ? [h('span', { class: 'blank' }, words.noNear)]
          : nearest.map(near =>
              h(
                'p',
                {},
                link(report.id, near.passageId, near.text),
                h('small', {}, words.share(near.share)),
                near.clauses.length > 0 && h('small', {}, words.verbatim(near.clauses)),
              ),
            )),
      ),
    ),
  )
  const head = [words.lastYear, words.thisYear].map(name => h('th', { scope: 'col' }, name))
  return [
    title,
    h('p', { class: 'intro' }, words.promisesIntro(promises.length)),
    whose,
    h('table', { class: 'promises' }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows)),
  ]
}
