import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagesNear } from '../../web/page/pager.ts'
import { findRegion, regionTree } from '../../web/page/region-tree.ts'
import {
  AXES,
  apiParameters,
  DEPTHS,
  LISTS,
  MEASURES,
  MOST_BESIDE,
  ORDERS,
  pageParameters,
  parseState,
  ROWS,
  SORTS,
  type State,
  toggled,
  VIEWS,
  WIDTHS,
  YEARS_BY,
} from '../../web/shared/state.ts'

const word = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter(text => text.trim() !== '' && text.isWellFormed())
const state: fc.Arbitrary<State> = fc
  .record({
    q: word.map(text => text.trim()),
    mode: fc.constantFrom('smart' as const, 'exact' as const),
    match: fc.constantFrom('all' as const, 'any' as const, 'strict' as const),
    region: fc.uniqueArray(word, { maxLength: 3 }),
    year: fc.uniqueArray(fc.constantFrom('2020', '2021', '2020..2022'), { maxLength: 3 }),
    genre: fc.uniqueArray(word, { maxLength: 2 }),
    level: fc.uniqueArray(word, { maxLength: 2 }),
    except: fc.uniqueArray(word, { maxLength: 2 }),
    sort: fc.constantFrom(...SORTS),
    list: fc.constantFrom(...LISTS),
    once: fc.boolean(),
    related: fc.boolean(),
    page: fc.integer({ min: 1, max: 500 }),
    view: fc.constantFrom(...VIEWS),
    vs: fc.uniqueArray(
      word.map(text => text.trim()),
      { maxLength: MOST_BESIDE },
    ),
    measure: fc.constantFrom(...MEASURES),
    depth: fc.constantFrom(...DEPTHS),
    by: fc.constantFrom(...YEARS_BY),
    axis: fc.constantFrom(...AXES),
    rows: fc.constantFrom(...ROWS),
    order: fc.constantFrom(...ORDERS),
    width: fc.constantFrom(...WIDTHS),
    one: fc.nat(),
  })
  .map(({ one, ...rest }) => ({ ...rest, of: ['', ...rest.vs][one % (rest.vs.length + 1)]! }))
  .filter(({ q, vs }) => !vs.includes(q))

describe('state', () => {
  it('survives the address', () => {
    fc.assert(
      fc.property(state, state => {
        expect(parseState(pageParameters(state).toString())).toEqual(state)
      }),
    )
  })
  it('leaves out what is the default', () => {
    expect(pageParameters(parseState('?q=复议&mode=smart&match=all&sort=relevance&page=1')).toString()).toBe(
      new URLSearchParams({ q: '复议' }).toString(),
    )
  })
  it('takes what it cannot read as not given', () => {
    expect(parseState('?q=a&page=-3&sort=nope&mode=nope&region=&region=%20')).toEqual(parseState('?q=a'))
  })
  it('asks for the page it shows, and within what the server takes', () => {
    expect(apiParameters(parseState('?q=a&page=3')).get('offset')).toBe('40')
    fc.assert(
      fc.property(fc.integer(), page => {
        const offset = Number(apiParameters(parseState(`?q=a&page=${page}`)).get('offset') ?? 0)
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset).toBeLessThanOrEqual(10_000)
      }),
    )
  })
  it('toggles there and back, and starts over at the first page', () => {
    fc.assert(
      fc.property(state, word, (state, value) => {
        fc.pre(!state.region.includes(value))
        const once = toggled(state, 'region', value)
        expect(once.region).toContain(value)
        expect(toggled(once, 'region', value)).toEqual({ ...state, page: 1 })
      }),
    )
  })
})

describe('regionTree', () => {
  const rows = [
    { code: '150303', name: '海南区', path: ['内蒙古自治区', '乌海市', '海南区'], hits: 2, reports: 1 },
    { code: '152500', name: '锡林郭勒盟', path: ['内蒙古自治区', '锡林郭勒盟'], hits: 3, reports: 1 },
    { code: '429006', name: '天门市', path: ['湖北省', '天门市'], hits: 2, reports: 1 },
    { code: '150000', name: '内蒙古自治区', path: ['内蒙古自治区'], hits: 1, reports: 1 },
  ]
  it('sums upwards and knows the codes of ancestors', () => {
    const [inner, hubei] = regionTree(rows)
    expect([inner?.name, inner?.code, inner?.hits, inner?.reports]).toEqual(['内蒙古自治区', '150000', 6, 3])
    expect(inner?.children.map(node => [node.name, node.code, node.hits])).toEqual([
      ['锡林郭勒盟', '152500', 3],
      ['乌海市', '150300', 2],
    ])
    expect(hubei?.code).toBe('420000')
    expect(findRegion([inner!, hubei!], '150303')?.path.join('/')).toBe('内蒙古自治区/乌海市/海南区')
    expect(findRegion([inner!, hubei!], '天门市')?.code).toBe('429006')
    expect(findRegion([inner!, hubei!], '海南省')).toBeUndefined()
  })
})

describe('pagesNear', () => {
  it('shows the ends, the neighbours and gaps between', () => {
    expect(pagesNear(6, 12)).toEqual([1, null, 4, 5, 6, 7, 8, null, 12])
    expect(pagesNear(1, 2)).toEqual([1, 2])
  })
})
