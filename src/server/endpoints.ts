// endpoints.ts — every contract of the API with what answers it. Not: what it promises (api/), Express, headers, error
// bodies.
//
// The router, /openapi.json and /docs are all made from this table, so they cannot disagree. A new view is one more
// line.
import type { z } from 'zod'
import { checkContract, readContract } from '../api/check.ts'
import { collocatesContract } from '../api/collocates.ts'
import { compareContract } from '../api/compare.ts'
import { concordanceContract } from '../api/concordance.ts'
import type { AnswerShape, Contract } from '../api/contract.ts'
import { coverageContract } from '../api/coverage.ts'
import { explainContract } from '../api/explain.ts'
import { exportContract } from '../api/export.ts'
import { feedContract } from '../api/feed.ts'
import { countsContract, definitionsContract, indicatorsContract } from '../api/indicators.ts'
import { inspectionContract, inspectionsContract } from '../api/inspection.ts'
import { keynessContract, keynessExportContract } from '../api/keyness.ts'
import { missingContract } from '../api/missing.ts'
import type { Parameters, Values } from '../api/parameter.ts'
import { promisesContract } from '../api/promises.ts'
import { qualityContract } from '../api/quality.ts'
import { quoted } from '../api/read-parameters.ts'
import { relatedContract } from '../api/related.ts'
import { reportContract, reportsContract } from '../api/reports.ts'
import { reuseContract } from '../api/reuse.ts'
import { searchContract } from '../api/search.ts'
import { healthContract, readyContract, statsContract } from '../api/service.ts'
import { suggestContract } from '../api/suggest.ts'
import { trendContract, trendExportContract } from '../api/trend.ts'
import { verifyContract } from '../api/verify.ts'
import { readDraft } from '../checking/draft.ts'
import { JiansuoError } from '../errors.ts'
import { atomFeed } from '../export/atom.ts'
import { type Download, download } from '../export/download.ts'
import { keynessFile, trendFile } from '../export/trend-files.ts'
import { REPORT_ID } from '../report/report.ts'
import type { Searcher } from '../search/searcher.ts'
import type { SnapshotWatch } from './snapshot-watch.ts'

export interface Endpoint<P extends Parameters = Parameters, A extends AnswerShape = AnswerShape>
  extends Contract<P, A> {
  /**
   * `id` is the segment of the path, where it has one; `base` is where the caller finds the pages; `watch` is who knows of
   * new snapshots; `file` the bytes of a contract that takes one.
   */
  handle(
    searcher: Searcher,
    values: Values<P>,
    id: string,
    base: string,
    watch: SnapshotWatch | undefined,
    file: Uint8Array,
  ): Promise<A extends z.ZodType ? z.output<A> : Download>
}

// Each entry is checked against its own contract, then the table forgets them.
const endpoint = <P extends Parameters, A extends AnswerShape>(
  contract: Contract<P, A>,
  handle: Endpoint<P, A>['handle'],
) => ({ ...contract, handle }) as unknown as Endpoint

const noSnapshot = () =>
  new JiansuoError('no-snapshot', '还没有可用的索引：请先运行 jiansuo index 文件夹，完成后会自动载入')

/** The id of a report as a path carries it; what cannot be one is not found, and never looked for. */
export function identifier(id: string): string {
  if (REPORT_ID.test(id)) return id
  throw new JiansuoError('not-found', `没有编号为${quoted(id)}的报告：编号见 /api/reports`, {
    reason: 'no-report',
    about: [id],
  })
}

export const endpoints: Endpoint[] = [
  endpoint(searchContract, (searcher, { q, ...options }) => searcher.search(q, options)),
  endpoint(suggestContract, async (searcher, { q, limit }) => ({
    suggestions: await searcher.suggest(q, limit),
  })),
  endpoint(relatedContract, (searcher, { q, ...options }) => searcher.related(q, options)),
  endpoint(compareContract, (searcher, { q, ...options }) => searcher.compare(q, options)),
  endpoint(concordanceContract, (searcher, { q, ...options }) => searcher.concordance(q, options)),
  endpoint(exportContract, (searcher, { q, ...options }, _id, base) => download(searcher, q, options, base)),
  endpoint(feedContract, (searcher, { q, ...options }, _id, base) => atomFeed(searcher, q, options, base)),
  endpoint(collocatesContract, (searcher, { q, ...options }) => searcher.collocates(q, options)),
  endpoint(verifyContract, (searcher, { q, ...options }) => searcher.verify(q, options)),
  endpoint(trendContract, (searcher, { q, ...options }) => searcher.trend(q, options)),
  endpoint(keynessContract, (searcher, options) => searcher.keyness(options)),
  endpoint(trendExportContract, (searcher, { q, ...options }, _id, base) =>
    trendFile(searcher, q, options, base),
  ),
  endpoint(keynessExportContract, (searcher, options, _id, base) => keynessFile(searcher, options, base)),
  endpoint(reportsContract, (searcher, options) => searcher.reports(options)),
  endpoint(reportContract, async (searcher, { q, ...options }, id) =>
    searcher.report(identifier(id), q, options),
  ),
  endpoint(explainContract, async (searcher, { q, ...options }, id) =>
    searcher.explain(q, identifier(id), options),
  ),
  endpoint(indicatorsContract, (searcher, options) => searcher.indicators(options)),
  endpoint(countsContract, (searcher, options) => searcher.indicatorCounts(options)),
  endpoint(definitionsContract, searcher => searcher.indicatorDefinitions()),
  endpoint(inspectionContract, async (searcher, _values, id) => searcher.inspection(identifier(id))),
  endpoint(inspectionsContract, (searcher, options) => searcher.inspections(options)),
  endpoint(promisesContract, async (searcher, _values, id) => searcher.promises(identifier(id))),
  endpoint(reuseContract, async (searcher, options, id) => searcher.reuse(identifier(id), options)),
  endpoint(checkContract, (searcher, { text, ...options }) => searcher.check(text, options)),
  endpoint(readContract, async (_searcher, { file }, _id, _base, _watch, bytes) => ({
    file,
    text: await readDraft(file, bytes),
  })),
  endpoint(statsContract, searcher => searcher.stats()),
  endpoint(coverageContract, (searcher, options) => searcher.coverage(options)),
  endpoint(missingContract, (searcher, { expected, ...options }) => searcher.missing(expected, options)),
  endpoint(qualityContract, (searcher, options) => searcher.quality(options)),
  endpoint(healthContract, async () => ({ status: 'available' as const })),
  endpoint(readyContract, async (searcher, _values, _id, _base, watch) => {
    if (!searcher.ready()) throw noSnapshot()
    const failing = watch?.failing()
    return {
      status: 'ready' as const,
      ...(failing && { failing: { since: failing.since.toISOString(), code: failing.code } }),
    }
  }),
]
