import { describe, expect, it } from 'vitest'
import { createAdmission } from '../../src/server/access/admission.ts'

const STAYS = new AbortController().signal
/** Work that ends when told. */
function job() {
  let end = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  return { work: () => ended, end }
}
const outcome = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    error => (error.name === 'JiansuoError' ? error.code : error.name),
  )
const settle = () => new Promise(resolve => setTimeout(resolve, 5))

describe('admission', () => {
  it('does as much at once as there are slots, and refuses beyond the line', async () => {
    const admission = createAdmission({ slots: 2, line: 3, patience: 1000 })
    const jobs = Array.from({ length: 7 }, job)
    const outcomes = jobs.map(({ work }) => outcome(admission.run('a', STAYS, work)))
    await settle()
    expect(admission.state()).toEqual({ running: 2, waiting: 3, refused: 2 })
    for (const { end } of jobs) end()
    expect((await Promise.all(outcomes)).sort()).toEqual([
      ...Array(5).fill('done'),
      'overloaded',
      'overloaded',
    ])
    expect(admission.state()).toEqual({ running: 0, waiting: 0, refused: 2 })
  })

  it('serves clients in turn: one who asks much does not hold up the others', async () => {
    const admission = createAdmission({ slots: 1, line: 10, patience: 1000 })
    const order: string[] = []
    const asks = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map(name =>
      admission.run(name[0]!, STAYS, async () => order.push(name)),
    )
    await Promise.all(asks)
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
  })

  it('where the line is full, the last of who waits most gives way', async () => {
    const admission = createAdmission({ slots: 1, line: 3, patience: 1000 })
    const { work, end } = job()
    const greedy = Array.from({ length: 4 }, () => outcome(admission.run('greedy', STAYS, work)))
    const modest = outcome(admission.run('modest', STAYS, work))
    end()
    expect(await Promise.all(greedy)).toEqual(['done', 'done', 'done', 'overloaded'])
    expect(await modest).toBe('done')
  })

  it('drops who leaves, and refuses who waits too long', async () => {
    const admission = createAdmission({ slots: 1, line: 5, patience: 20 })
    const { work, end } = job()
    const first = outcome(admission.run('a', STAYS, work))
    const leaver = new AbortController()
    const left = outcome(admission.run('b', leaver.signal, work))
    const patient = outcome(admission.run('c', STAYS, work))
    leaver.abort()
    expect([await left, await patient]).toEqual(['AbortError', 'overloaded'])
    end()
    expect(await first).toBe('done')
    expect(admission.state()).toEqual({ running: 0, waiting: 0, refused: 1 })
  })

  it('lets what has begun go on in its turn, and never refuses it', async () => {
    const admission = createAdmission({ slots: 1, line: 1, patience: 20 })
    const { work, end } = job()
    const first = outcome(admission.run('a', STAYS, work))
    const order: string[] = []
    const begun = ['a1', 'a2', 'a3', 'b1'].map(name =>
      outcome(admission.goOn(name[0]!, STAYS, async () => order.push(name))),
    )
    // A new one finds room, gives way to nobody who has begun, and waits no longer than the others may.
    const fresh = outcome(admission.run('a', STAYS, async () => order.push('new')))
    const none = outcome(admission.run('a', STAYS, async () => order.push('none')))
    expect(await none).toBe('overloaded')
    expect(await fresh).toBe('overloaded')
    expect(admission.state()).toEqual({ running: 1, waiting: 4, refused: 2 })
    end()
    expect(await Promise.all([first, ...begun])).toEqual(Array(5).fill('done'))
    expect(order).toEqual(['a1', 'b1', 'a2', 'a3'])
    const leaver = new AbortController()
    leaver.abort()
    expect(await outcome(admission.goOn('a', leaver.signal, async () => 1))).toBe('AbortError')
  })

  it('goes on after work that fails', async () => {
    const admission = createAdmission({ slots: 1, line: 5, patience: 1000 })
    const failing = outcome(admission.run('a', STAYS, () => Promise.reject(new TypeError('x'))))
    const next = outcome(admission.run('a', STAYS, async () => 1))
    expect([await failing, await next]).toEqual(['TypeError', 'done'])
  })
})
