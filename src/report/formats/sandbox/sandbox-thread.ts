// sandbox-thread.ts — the thread that reads one file at a time for pool.ts. Not: deciding what may be read (that is
// before it).
import { parentPort } from 'node:worker_threads'
import { failed, type ReadResult, type SourceFile } from '../../source.ts'
import { type FormatId, readerOf } from '../formats.ts'
import { ownAccount } from './thread-time.ts'

/** What the thread says: where its time is told, once; then a result for each file. */
export type FromSandbox = { account: string | null } | { result: ReadResult }
export interface ToSandbox {
  format: FormatId
  source: SourceFile
}

const port = parentPort!
const post = (message: FromSandbox) => port.postMessage(message)

async function read(format: FormatId, source: SourceFile): Promise<ReadResult> {
  const reader = await readerOf(format)
  try {
    return await reader(source)
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 120) : String(error)
    return failed(source.file, `文件已损坏或结构不合规，无法读取（${detail}）；请重新下载，或另存一份再试`)
  }
}

post({ account: ownAccount() })
port.on('message', async ({ format, source }: ToSandbox) => {
  post({ result: await read(format, source) })
})
