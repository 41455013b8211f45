import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { readJsonLines } from '../../../src/report/formats/jsonl/jsonl.ts'
import { isHeavy } from '../../../src/report/formats/sandbox/heavy.ts'
import { ownAccount, threadTime } from '../../../src/report/formats/sandbox/thread-time.ts'
import { readText } from '../../../src/report/formats/text/text.ts'
import { readReports } from '../../../src/report/read.ts'

const prose = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'

describe.runIf(ownAccount() !== null)('processor time of a thread', () => {
  test('grows by what it does itself, and not while it waits for others to do', async () => {
    const wait = new Worker(
      `const { readlinkSync } = require('node:fs')
       const { parentPort } = require('node:worker_threads')
       parentPort.postMessage('/proc/' + readlinkSync('/proc/thread-self') + '/stat')
       parentPort.once('message', lock => Atomics.wait(lock, 0, 0))`,
      { eval: true },
    )
    const account = await new Promise<string>(resolve => wait.once('message', resolve))
    const lock = new Int32Array(new SharedArrayBuffer(4))
    wait.postMessage(lock)
    const own = ownAccount()
    const before = [threadTime(account, 1), threadTime(own, 1)] as const
    while (threadTime(own, 1) - before[1] < 200) Math.sqrt(2)
    const waited = threadTime(account, 1) - before[0]
    Atomics.store(lock, 0, 1)
    Atomics.notify(lock, 0)
    await wait.terminate()
    expect(waited).toBeLessThan(100)
  })
})

test('without an account, time is that of the process, shared out', () => {
  const { user, system } = process.cpuUsage()
  expect(threadTime(null, 2)).toBeGreaterThanOrEqual((user + system) / 2000)
})

describe('text that may make much work', () => {
  const long = prose.repeat(800)
  test('is told by the squares of its lines', () => {
    expect(isHeavy(Buffer.from(`${prose}\n`.repeat(800)))).toBe(false)
    expect(isHeavy(Buffer.from(long))).toBe(true)
    expect(isHeavy(Buffer.from(`${long.slice(0, 5000)}\n`.repeat(100)))).toBe(true)
    expect(isHeavy(new Uint8Array())).toBe(false)
  })
  test('is read in the sandbox as it is here', async () => {
    const source = { file: 'a.txt', bytes: Buffer.from(`天门市2020年报告\n${long}`) }
    expect(await readReports(source)).toEqual(readText(source))
  })
  test('a line of .jsonl too, and its neighbours here', async () => {
    const rows = [
      { id: 'a', text: prose },
      { id: 'b', text: long },
      { id: 'b', text: prose },
      { id: 'c', text: long },
    ]
    const source = { file: 'a.jsonl', bytes: Buffer.from(rows.map(row => JSON.stringify(row)).join('\n')) }
    const apart = await readReports(source)
    expect(apart).toEqual(await readJsonLines(source))
    expect(apart.reports.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(apart.failures.map(({ line }) => line)).toEqual([3])
  })
  test('what a bound stopped is told and read again at the next run', async () => {
    const bytes = Buffer.from(JSON.stringify({ id: 'b', text: long }))
    const stopped = { file: 'a.jsonl', reason: '读取超过 30 秒；请' }
    const readApart = async () => ({ reports: [], failures: [stopped], isUnsettled: true as const })
    expect(await readJsonLines({ file: 'a.jsonl', bytes, readApart })).toEqual({
      reports: [],
      failures: [{ ...stopped, line: 1 }],
      isUnsettled: true,
    })
  })
})
