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
    [['heading', '三、一鼓作气勇争先，全力推动“十五五”开好局、起好步'], ['plans']],
    [['paragraph', '成绩固然可喜，问题也不容忽视。'], ['shortcomings']],
    [['paragraph', '着力解决好审批环节存在的突出问题。'], []],
    [['paragraph', '当前存在的主要问题是力量不足。'], ['shortcomings']],
    [['heading', '二、2024年目标任务和重点'], ['plans']],
    [['heading', '三、2024年政府工作任务'], ['plans']],
    [['heading', '二、2024年总体要求和主要目标'], ['plans']],
    [['heading', '一、2024年工作任务完成情况'], ['measures']],
    [['heading', '二、问题与短板'], ['shortcomings']],
    [['heading', '（三）开展突出问题专项整治'], []],
    [['heading', '（四）群众反映的突出问题得到解决'], []],
    [
      ['heading', '三、主要问题和下一步打算'],
      ['shortcomings', 'plans'],
    ],
    [['heading', '一、强化政治引领，高位推动法治政府建设'], ['measures']],
    [['heading', '二、法治政府建设取得新进展'], ['measures']],
    [['heading', '三、当前工作中的短板弱项'], ['shortcomings']],
    [['heading', '二、今年经济社会发展目标任务和工作重点'], ['plans']],
    [['heading', '二、2024年主要工作'], ['plans']],
    [['heading', '一、2024年主要工作'], ['measures']],
    [['heading', '一、2021年推进法治政府建设的主要举措和成效'], ['measures']],
    [['heading', '二、2023年重点工作完成情况'], ['measures']],
    [['heading', '二、关于2025年工作'], ['plans']],
    [['heading', '二、2024年工作建议'], ['plans']],
    [['heading', '四、其他需要说明的问题'], ['other']],
    [['paragraph', '基层执法力量仍较薄弱，究其原因，主要是编制少。'], ['shortcomings']],
    [['paragraph', '2022年，主要负责同志将法治建设与业务工作同部署、同推进。'], []],
    [['paragraph', '2025年，我县将继续深入贯彻习近平法治思想。'], ['plans']],
    [['paragraph', '按照《法治政府建设实施纲要（2021-2025年）》要求，坚持依法行政。'], []],
    [['paragraph', '做好今年工作，意义重大。'], ['plans']],
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

  test('what the heads are to do next is not what they did, unless the heading says both', () => {
    const text = '全面落实党政主要负责人履行推进法治建设第一责任人职责。'
    const under = (heading: string) =>
      inspectPassages([{ id: 'p', section: [heading], kind: 'paragraph', text }]).find(
        ({ key }) => key === 'leadership',
      )!.found
    expect(under('二、2024年工作计划')).toBe(false)
    expect(under('一、2023年工作情况')).toBe(true)
    expect(under('三、主要负责人履行第一责任人职责情况和下一步打算')).toBe(true)
  })

  test('a measure under a heading of plans is none that was taken', () => {
    const under = (section: string[]) =>
      inspectPassages([{ id: 'h', section, kind: 'heading', text: '（一）强化行政执法监督' }])[0]!.found
    expect(under(['一、2023年工作'])).toBe(true)
    expect(under(['四、2024年工作安排'])).toBe(false)
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
