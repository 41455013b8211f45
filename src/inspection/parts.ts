// parts.ts — the five parts that an annual report on 法治政府建设 owes, and the words each is known by. Not: looking for
// them (inspect.ts).
//
// Source: 法治政府建设与责任落实督察工作规定 (2019), article 25: measures and results, shortcomings and causes, how the
// heads performed as first responsible persons, plans for the next year, and what else must be reported.
import type { PART_KEYS } from '../api/inspection.ts'

export interface Part {
  key: (typeof PART_KEYS)[number]
  /** In Chinese, as shown. */
  name: string
  /** Any of them in a heading is the part. */
  headings: readonly RegExp[]
  /**
   * Its headings may not stand under one of these: they are of something else there. Nor may its sentences, unless that is
   * a heading of the part as well.
   */
  notUnder?: readonly RegExp[]
  /** Any of them in a sentence is the part, where no heading is. */
  sentences: readonly RegExp[]
}

/** What is to be done next, in a heading. */
const PLANNED: readonly RegExp[] = [
  /下一?步|下一?年(?:度)?|下一?阶段|明年|来年|今后/,
  // 2023年工作任务完成情况, 2021年主要举措和成效 look back.
  /20\d\d年度?[^，。；]{0,14}(?:安排|打算|计划|思路|设想|重点|举措|建议|任务|目标|总体要求|政策取向)(?![^，。；]{0,10}(?:成效|完成|落实|进展|情况|回顾))/,
  // 二、2024年主要工作 stands behind what looks back; 一、2024年主要工作 looks back itself.
  /^[二三四五六七八]、(?:关于)?20\d\d年(?:的)?(?:主要|重点|政府)?工作$/,
  /今年[^，。；]{0,12}(?:工作(?:任务|要求|部署|的建议|重点)|目标任务)/,
  /(?:工作(?:安排|打算|计划|思路|建议)|(?:主要|预期)目标|目标任务)(?![^，。；]{0,10}(?:完成|落实|情况|回顾))/,
  /努力方向/,
  // 全力推动“十五五”开好局、起好步
  /(?:推动|实现|确保)[^，。；]{0,10}开好局/,
]

export const PARTS: readonly Part[] = [
  {
    key: 'measures',
    name: '举措和成效',
    headings: [
      /(?:主要|重点)?(?:举措|措施|做法)(?:和|及|与)?(?:成效)?/,
      /成效|成绩|工作(?:任务)?(?:开展|进展|落实|完成)?情况|工作回顾|(?<!^[二三四五六七八]、20\d\d年)主要工作|建设情况/,
      // A report may be told by its measures alone: 一、强化政治引领，高位推动法治政府建设.
      /^[^，。；]{0,6}(?:推进|推动|加强|强化|深化|健全|完善|规范|优化|聚焦|坚持|提升)/,
      /取得[^，。；]{0,8}(?:进展|成果|突破)|成果丰硕|持续提升/,
    ],
    notUnder: PLANNED,
    sentences: [/(?:取得|收到|得到)[^，。；]{0,12}(?:成效|进展|成果|成绩)/, /成效(?:显著|明显)/],
  },
  {
    key: 'shortcomings',
    name: '不足和原因',
    headings: [
      /不足|存在(?:的)?(?:主要|突出)?(?:问题|困难|差距|短板)|(?<!(?:解决|整治|聚焦|针对|破解|化解|围绕|治理|处置|反映)[^，。；]{0,10})(?:主要|突出|面临的)(?:问题|困难)(?![^，。；]{0,8}(?:整治|整改|治理|解决|化解|排查|清理))|问题(?:和|与|及)(?:困难|短板|差距)|薄弱环节|短板弱项|困难和挑战|(?<!(?:缩小|三大).{0,4})差距/,
    ],
    sentences: [
      /(?:仍|还|也|尚|依然|依旧)[^，。；]{0,6}(?:存在|有|面临)[^。；]{0,24}(?:不足|问题|差距|短板|薄弱|困难|弱项)/,
      /(?:仍|还|尚|依然|依旧)[^，。；]{0,6}(?:薄弱|不足|不够|不到位|不强|滞后|欠缺)/,
      /清醒地?(?:看到|认识到)[^。；]{0,60}(?:不足|问题|差距|短板|薄弱|困难|弱项)/,
      // 重点解决…存在的突出问题 tells what is done about them.
      /(?<!(?:解决|整治|聚焦|针对|破解|化解|围绕|治理|处置|反映|纠正)[^，。；]{0,20})存在的(?:主要|突出)问题|问题[也亦]?不容忽视/,
      /存在(?:着|的)?(?:一些|一定|不少|以下|如下)?(?:的)?(?:不足|差距|短板|薄弱环节)/,
      /(?:与|离|距)[^。；]{2,30}(?:还|仍|尚)?[^，。；]{0,4}(?:有|存在)[^，。；]{0,8}差距/,
    ],
  },
  {
    key: 'leadership',
    name: '第一责任人履职',
    headings: [
      /(?:法治|依法|履[职行]|主要负责)[^，。；]{0,24}第一责任人|第一责任人[^，。；]{0,12}(?:职责|履[职行]|作用)/,
    ],
    notUnder: PLANNED,
    // Of safety and of fires there are first responsible persons too.
    sentences: [
      /(?:法治|依法|党政主要负责|主要负责(?:人|同志))[^。；]{0,40}第一责任人/,
      /第一责任人[^。；]{0,20}(?:法治|依法)/,
    ],
  },
  {
    key: 'plans',
    name: '下一年安排',
    headings: PLANNED,
    sentences: [
      /下一?步[，,]?[^。；]{0,20}(?:将|要|工作|继续|进一步|我)/,
      // 将法治建设与业务工作同部署 tells nothing of what is next.
      // 《实施纲要（2021-2025年）》要求 tells of what was asked for.
      /(?:明年|来年|(?<![-—~至])20\d\d年)[，,]?[^，。；》]{0,16}(?:将(?:继续|进一步|深入|持续|全面|坚持|围绕|着力|以)|(?<![主重需])要(?![求点])|继续)[^。；]{0,30}(?:推进|加强|深化|完善|坚持|提升|贯彻)/,
      /做好(?:今年|明年|20\d\d年)[^，。；]{0,8}工作/,
    ],
  },
  {
    key: 'other',
    name: '其他需要报告的情况',
    headings: [
      /其他(?:需要|应当|须)?(?:报告|说明)?的?(?:情况|事项|问题)|需要(?:报告|说明)的(?:其他)?(?:情况|事项|问题)/,
    ],
    sentences: [
      /其他(?:需要|应当|须)(?:报告|说明)的?(?:情况|事项)/,
      /(?:没有|无)其他(?:需要|应当)?(?:报告|说明)/,
    ],
  },
]
