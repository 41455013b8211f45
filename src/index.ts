// index.ts — the public door: what another program may build on. Not: code.
//
// import { indexReports, openSearcher, createApp } from 'jiansuo'
// await indexReports({ paths: ['seeds'], indexDir: 'index' })
// const searcher = await openSearcher({ indexDir: 'index' })
// const { totalReports } = await searcher.search('"行政复议"')   // => 4

export { type Analysis, analyze } from './analysis/analyze.ts'
export { openSegmenter } from './analysis/open-segmenter.ts'
export type { Segmenter, SegmenterName } from './analysis/segmenter.ts'
export { type Skeleton, skeleton, skeletonWithOffsets } from './analysis/skeleton.ts'
export type { Engine } from './engine/engine.ts'
export { type ErrorCode, JiansuoError } from './errors.ts'
export { type IndexOptions, type IndexSummary, indexReports } from './indexer/indexer.ts'
export type { IndexProgress } from './indexer/progress.ts'
export { type ParseContext, parseQuery } from './query/parse.ts'
export { printQuery } from './query/print.ts'
export type { Notice, ParsedQuery, Query } from './query/query.ts'
export { type ReadResult, readReports, type SourceFile } from './report/read.ts'
export type { Report } from './report/report.ts'
export type * from './search/answer.ts'
export { type OpenOptions, openSearcher } from './search/open.ts'
export type { Searcher } from './search/searcher.ts'
export { type AppOptions, createApp } from './server/app.ts'
export { type FileCheck, verifySnapshot } from './snapshot/read.ts'
