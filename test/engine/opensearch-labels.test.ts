import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  carriedLabels,
  freshLabels,
  LABELS_END,
  type Labels,
  reportsByLabel,
} from '../../src/engine/opensearch/labels.ts'

const sizes = fc.array(fc.nat({ max: 50 }), { maxLength: 30 })
/** What becomes of the last snapshot: of each place in it whether it stays, and how many new ones come before it. */
const changes = fc.array(
  fc.record({ stays: fc.boolean(), before: fc.array(fc.nat({ max: 50 }), { maxLength: 3 }) }),
  {
    maxLength: 31,
  },
)

function expectSound({ starts, reports }: Labels, sizes: readonly number[]) {
  let end = 0
  starts.forEach((start, i) => {
    expect(start).toBeGreaterThanOrEqual(end)
    end = start + sizes[i]!
  })
  expect(end).toBeLessThanOrEqual(LABELS_END)
  expect(new Set(reports).size).toBe(reports.length)
  const numberOf = reportsByLabel({ starts, reports })
  reports.forEach((label, i) => {
    expect(numberOf(label)).toBe(i)
  })
}

describe('labels', () => {
  test('rise through the snapshot, and no two passages or reports share one', () => {
    fc.assert(fc.property(sizes, sizes => expectSound(freshLabels(sizes), sizes)))
  })

  test('stay with what stays, however often something changes', () => {
    fc.assert(
      fc.property(sizes, fc.array(changes, { maxLength: 4 }), (first, rounds) => {
        let now = { sizes: first, labels: freshLabels(first) }
        for (const round of rounds) {
          const order: (number | null)[] = []
          const next: number[] = []
          for (let i = 0; i <= now.sizes.length; i++) {
            const { stays = true, before = [] } = round[i] ?? {}
            for (const size of before) {
              order.push(null)
              next.push(size)
            }
            if (!stays || i === now.sizes.length) continue
            order.push(i)
            next.push(now.sizes[i]!)
          }
          const labels = carriedLabels(order, next, now.labels)
          // So little never fills the room there is.
          expect(labels).not.toBeNull()
          expectSound(labels!, next)
          order.forEach((known, i) => {
            if (known === null) return
            expect(labels!.starts[i]).toBe(now.labels.starts[known])
            expect(labels!.reports[i]).toBe(now.labels.reports[known])
          })
          now = { sizes: next, labels: labels! }
        }
      }),
    )
  })

  test('are given anew where there is no room, in another order, and where most stand for nothing', () => {
    const tight: Labels = { starts: Uint32Array.of(5, 10), reports: Uint32Array.of(0, 1) }
    expect(carriedLabels([0, null, 1], [5, 1, 5], tight)).toBeNull()
    expect(carriedLabels([1, 0], [5, 5], tight)).toBeNull()
    expect(carriedLabels([0, null], [5, 1], { ...tight, reports: Uint32Array.of(0, 5000) })).toBeNull()
    expect(carriedLabels([0, null, 1], [4, 1, 5], tight)).not.toBeNull()
  })
})
