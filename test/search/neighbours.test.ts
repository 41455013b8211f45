// neighbours.test.ts — what stands next to an occurrence, counted by words.
import { expect, it } from 'vitest'
import { skeletonWithOffsets } from '../../src/analysis/skeleton.ts'
import { countNeighbours } from '../../src/search/marks/neighbours.ts'

it('does not cut a number from its sign: 5%左右 is no %左右', async () => {
  const before = countNeighbours('before', 4, text => text.match(/\d+|左右|./gu) ?? [])
  for (const text of ['增长15%左右的', '增长25%左右的', '增长15%的', '增长25%的', '比重35%的']) {
    const folded = skeletonWithOffsets(text)
    before.add(folded, folded.text.length - 1, folded.text.length)
  }
  const listed = (await before.top(9)).map(({ text }) => text)
  expect(listed).toContain('左右')
  expect(listed.filter(text => text.startsWith('%'))).toEqual([])
})
