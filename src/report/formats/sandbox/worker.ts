// worker.ts — the thread that reads one file at a time for pool.ts. Not: deciding what may be read (that is before it).
import { parentPort } from 'node:worker_threads'
import type { Extracted, Extractor } from '../extracted.ts'
import type { Format } from '../formats.ts'

/** Loaded when first asked for: a folder of web pages needs no PDF library. */
const EXTRACTORS: Readonly<Record<Format, () => Promise<Extractor>>> = {
  html: async () => (await import('../html/html.ts')).extractHtml,
  docx: async () => (await import('../docx/docx.ts')).extractDocx,
  pdf: async () => (await import('../pdf/pdf.ts')).extractPdf,
  doc: async () => (await import('../doc/doc.ts')).extractDoc,
}

async function extract(format: Format, bytes: Uint8Array): Promise<Extracted> {
  const extractor = await EXTRACTORS[format]()
  try {
    return await extractor(bytes)
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 120) : String(error)
    return { failure: `文件已损坏或结构不合规，无法读取（${detail}）；请重新下载，或另存一份再试` }
  }
}

parentPort?.on('message', async ({ format, bytes }: { format: Format; bytes: Uint8Array }) => {
  parentPort!.postMessage(await extract(format, bytes))
})
