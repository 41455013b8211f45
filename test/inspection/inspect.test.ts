import { describe, expect, test } from 'vitest'
import { inspectPassages } from '../../src/inspection/inspect.ts'

const seen = (...texts: [kind: 'heading' | 'paragraph', text: string][]) =>
  inspectPassages(texts.map(([kind, text], i) => ({ id: String(i), section: [], kind, text })))
    .filter(({ found }) => found)
    .map(({ key }) => key)

describe('the parts of an annual report', () => {
  test.each([
    [['heading', '一、主要举措和成效'], ['measures']],
    [['heading', '二、存在的问题与不足'], ['shortcomings']],
    [['paragraph', '法治政府建设虽取得一定进步，但仍存在一些不足。'], ['shortcomings']],
    [['paragraph', '但离上级要求和群众期盼还存在一定差距。'], ['shortcomings']],
    [['heading', '三、党政主要负责人履行推进法治建设第一责任人职责情况'], ['leadership']],
    [['heading', '四、2024年度法治政府建设工作安排'], ['plans']],
    [['heading', '下步打算'], ['plans']],
    [['heading', '二、2024年目标任务和重点'], ['plans']],
    [['heading', '三、2024年政府工作任务'], ['plans']],
    [['heading', '二、2024年总体要求和主要目标'], ['plans']],
    [['heading', '一、2024年工作任务完成情况'], ['measures']],
    [['heading', '二、问题与短板'], ['shortcomings']],
    [['heading', '（七）着力缩小三大差距'], []],
    [['paragraph', '发展还面临不少困难、问题和挑战。'], ['shortcomings']],
    [['paragraph', '我们也清醒认识到，基层基础比较薄弱。'], ['shortcomings']],
    [['paragraph', '压实企业安全生产第一责任人责任。'], []],
    [['paragraph', '区长切实履行法治建设第一责任人职责。'], ['leadership']],
    [['heading', '五、其他需要报告的事项'], ['other']],
    [['paragraph', '深入推进“放管服”改革，解决群众反映的突出事项。'], []],
  ] as const)('%s', (passage, expected) => {
    expect(seen(passage as ['heading' | 'paragraph', string])).toEqual(expected)
  })

  test('what is found comes with the sentence that shows it', () => {
    const parts = inspectPassages([
      {
        id: 'p',
        section: [],
        kind: 'paragraph',
        text: '成绩来之不易。但仍存在一些不足，主要是队伍薄弱。今后继续努力。',
      },
    ])
    expect(parts.find(({ key }) => key === 'shortcomings')!.evidence).toEqual([
      { passageId: 'p', text: '但仍存在一些不足，主要是队伍薄弱。' },
    ])
    expect(parts.find(({ key }) => key === 'other')).toMatchObject({ found: false, evidence: [] })
  })
})
