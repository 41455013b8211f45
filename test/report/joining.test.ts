import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitLines } from '../../src/report/lines.ts'
import { joinLines } from '../../src/report/structure/joining.ts'

const paragraphsOf = (lines: readonly string[], between = '\n') =>
  joinLines(splitLines(lines.join(between)).lines).blocks.map(({ text }) => text)

const WORDS =
  '加强 完善 推进 落实 全市 各部门 数字 政务 服务 平台 建设 机制 企业 群众 办理 事项 监督 管理 工作 改革 创新 发展 质量 水平 安全 保障 资源 共享 依法 行政 执法 人员 培训 制度 审查 决策 公开 信用 体系 基层 治理 矛盾 化解'.split(
    ' ',
  )

/** Prose of about so many ideographs, its marks anywhere; the same for the same seed. */
function prose(length: number, seed: number): string {
  let state = seed * 7919 + 1
  const random = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
  let text = ''
  while (text.length < length) {
    for (let words = 2 + random(6); words > 0; words--) text += WORDS[random(WORDS.length)]!
    text += random(4) === 0 ? '、' : '，'
  }
  return `${text.slice(0, -1)}。`
}

/** Cut as a page does: no line begins with a mark. */
function wrap(text: string, width: number, first = width): string[] {
  const lines: string[] = []
  let from = 0
  while (from < text.length) {
    let to = from + (from === 0 ? first : width)
    while (to < text.length && '，、。'.includes(text[to]!)) to--
    lines.push(text.slice(from, to))
    from = to
  }
  return lines
}

const seeds = Array.from({ length: 12 }, (_, i) => i + 1)
const HEADINGS = ['一、加强组织领导', '二、健全工作机制', '三、强化监督检查', '四、做好宣传引导']

describe('a stretch that was wrapped', () => {
  const stretch = seeds.slice(0, 4).map(seed => prose(170, seed))
  const wrapped = stretch.flatMap(text => wrap(text, 28))
  // By its lines alone the file is not wrapped: most are whole paragraphs, or rows of a table.
  const around = seeds.map(seed => prose(190, seed + 50))
  const rows = Array.from({ length: 40 }, (_, i) => `第${i}类\u3000企业\u3000${i * 7}户\u3000合格`)

  test.each<[string, string[], string[]]>([
    ['among whole paragraphs', [...around, ...wrapped, ...around], [...around, ...stretch, ...around]],
    ['above a table', [...wrapped, ...rows], [...stretch, ...rows]],
    ['between headings', [...HEADINGS, ...wrapped, ...HEADINGS], [...HEADINGS, ...stretch, ...HEADINGS]],
  ])('%s is joined, and nothing else', (_, lines, paragraphs) => {
    expect(paragraphsOf(lines)).toEqual(paragraphs)
  })

  test('blank lines between all lines tell nothing', () => {
    expect(paragraphsOf([...around, ...wrapped], '\n\n')).toEqual([...around, ...stretch])
  })

  test('lines that stand two in one, as where a line break was lost, do not hide it', () => {
    const lines = wrap(prose(1500, 3), 28)
    const doubled = lines.flatMap((line, i) =>
      i % 9 === 0 ? [line + (lines[i + 1] ?? '')] : i % 9 === 1 ? [] : [line],
    )
    expect(paragraphsOf(doubled)).toEqual([lines.join('')])
  })

  test('a heading at the end of such a line is no part of the text under it', () => {
    const [first, second] = [wrap(prose(400, 4), 28), wrap(prose(400, 5), 28)]
    const end = `${first.at(-1)}（二）数字政务服务平台建设全面提速`
    const lines = [...first.slice(0, -1), end, ...second]
    expect(paragraphsOf(lines)).toEqual([first.join('').replace(first.at(-1)!, end), second.join('')])
  })

  test('captions and sources are lines of their own', () => {
    const lines = wrap(prose(600, 6), 24)
    const own = ['图 26   2023 年各地区居民消费价格月度变动情况表', '数据来源：各省（自治区、直辖市）统计局']
    const cut = lines.slice(0, 10)
    expect(paragraphsOf([...cut, ...own, ...lines])).toEqual([cut.join(''), ...own, lines.join('')])
  })
})

describe('first lines of paragraphs whose white space was lost', () => {
  const texts = seeds.map(seed => prose(60 + seed * 7, seed))
  const wrapped = texts.map(text => wrap(text, 28, 26))

  test.each(['\n', '\n\n'])('are narrower and cut all the same (%j)', between => {
    expect(paragraphsOf(wrapped.flat(), between)).toEqual(texts)
  })

  test('a heading as wide as they are stands alone: what follows it is a first line', () => {
    const heading = '（三）在线政务服务标准化规范化便利化水平稳步提升'
    expect(heading.length).toBeGreaterThanOrEqual(24)
    const lines = [...wrapped.slice(0, 6).flat(), heading, ...wrapped.slice(6).flat()]
    expect(paragraphsOf(lines)).toEqual([...texts.slice(0, 6), heading, ...texts.slice(6)])
  })

  test('without such paragraphs, a line as narrow is no cut one', () => {
    const plain = texts.flatMap(text => wrap(text, 28))
    const heading = '全面提升在线政务服务标准化规范化便利化水平'
    const lines = [...plain, heading, ...plain]
    expect(paragraphsOf(lines)).toEqual([...texts, heading, ...texts])
  })
})

describe('two columns side by side', () => {
  const [left, right] = [wrap(prose(900, 7), 21), wrap(prose(900, 8), 21)]

  test('lines that hold both are never joined, nor what stands in one column to the other', () => {
    const lines = left.map((line, i) => `${line}          ${right[i] ?? ''}`.trimEnd())
    expect(paragraphsOf(lines)).toEqual(lines)
    const inTurns = left.slice(0, 20).flatMap((line, i) => [line, `${' '.repeat(40)}${right[i]}`])
    const page = [...lines.slice(0, 10), ...inTurns, ...lines.slice(10)]
    expect(paragraphsOf(page)).toEqual(page.map(line => line.trim()))
  })

  test('what the left column goes on with alone is joined', () => {
    const both = left.slice(0, 10).map((line, i) => `${line}          ${right[i]}`)
    const alone = left.slice(10, 30)
    const lines = [...both, ...alone]
    expect(paragraphsOf(lines)).toEqual([...both, alone.join('')])
  })

  test('a wide gap behind a number or a full stop makes no columns', () => {
    const texts = seeds.map((seed, i) => `第${'一二三四五六七八九十'[i % 10]}条      ${prose(150, seed)}`)
    const lines = texts.flatMap(text => wrap(text, 28))
    expect(paragraphsOf(lines)).toEqual(texts)
  })
})

describe('lines of their own beside wrapped text', () => {
  const text = prose(700, 9)
  const wrapped = wrap(text, 22)

  test.each<[string, string[]]>([
    ['names', seeds.map(i => `天门市${WORDS[i]}${WORDS[i + 9]}实业有限责任公司`)],
    ['persons', seeds.map(i => `王${WORDS[i]![0]}${WORDS[i + 3]![0]} 市${WORDS[i + 12]}局党组成员`)],
    ['addresses', seeds.map(i => `天门市竟陵街道${WORDS[i]}路${i * 13}号${WORDS[i + 7]}大厦`)],
    ['headings', seeds.map(i => `（${'一二三四五六七八九十'[i % 10]}）${WORDS[i]}${WORDS[i + 5]}`)],
    ['a signature', ['天门市人民政府', '2024年1月5日']],
  ])('%s', (_, own) => {
    expect(paragraphsOf([...wrapped, ...own])).toEqual([text, ...own])
  })

  test('names as wide as the text', () => {
    const names = seeds.map(i => `天门市${WORDS[i]!.slice(0, 2)}${WORDS[i + 9]!.slice(0, 2)}有限公司`)
    const lines = [...wrapped.slice(0, 12), ...names]
    expect(paragraphsOf(lines).slice(-names.length)).toEqual(names)
  })
})

test('whatever the lines, their text is kept in order, and each joint is told once', () => {
  const line = fc.oneof(
    fc.integer({ min: 1, max: 99 }).map(seed => prose(20 + (seed % 60), seed)),
    fc.integer({ min: 1, max: 99 }).map(seed => wrap(prose(300, seed), 27).join('\n')),
    fc.constantFrom(...HEADINGS, '    续前    页栏', '左栏文字          右栏文字', '图 1  变动', '，', '（'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), parts => {
      const { lines } = splitLines(parts.join('\n'))
      const { blocks, entries } = joinLines(lines)
      const bare = (texts: string[]) => texts.join('').replace(/\s/g, '')
      expect(bare(blocks.map(({ text }) => text))).toBe(bare(lines.map(({ text }) => text)))
      expect(entries.length).toBe(lines.length - blocks.length)
      const begun = new Set([...blocks, ...entries].map(({ line }) => line))
      expect(begun).toEqual(new Set(lines.map(({ number }) => number)))
    }),
  )
})

describe('a subscript on a line of its own', () => {
  const before = '污染防治得到加强，细颗粒物（PM'
  test.each([
    ['before a closing bracket', [before, '2.5', '）浓度继续下降，成效显著。'], 1],
    ['before prose', ['污染防治得到加强，PM', '2.5', '浓度继续下降，成效显著。'], 1],
    ['in a table', ['指标GDP', '2.5', '增长'], 3],
    ['before a heading', [before, '2', '二、重点工作，下一步'], 3],
    ['behind a mark', ['污染防治得到加强，见表A。', '2.5', '浓度继续下降，成效显著。'], 3],
    ['behind ideographs', ['污染防治得到加强，浓度', '2.5', '浓度继续下降，成效显著。'], 3],
    ['with more than a number', [before, '2.5 微克', '浓度继续下降，成效显著。'], 3],
  ])('%s', (_, lines, count) => {
    const paragraphs = paragraphsOf(lines)
    expect(paragraphs).toHaveLength(count)
    expect(paragraphs.join('')).toBe(lines.join(''))
  })

  test('apart by blank lines stays apart', () => {
    expect(paragraphsOf([before, '2.5', '浓度继续下降，成效显著。'], '\n\n')).toHaveLength(3)
  })
})
