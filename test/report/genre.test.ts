// What kind of text a title names: each as a person who files reports would sort it.
import { expect, it } from 'vitest'
import { genreOf } from '../../src/report/genre.ts'

const SORTED: Record<string, string[]> = {
  报告: [
    '天门市人民政府关于2020年法治政府建设情况的报告',
    '2021年法治政府建设年度报告',
    '政府工作报告（摘要）',
    '2003年政府工作报告-2',
    '政府工作报告——在某市第十届人民代表大会第三次会议上',
    '《广西壮族自治区金融运行报告（2024）》摘要',
  ],
  法规: [
    '中华人民共和国行政复议法',
    '上海市数据条例（2021年修订）',
    '关于印发《行政处罚裁量权办法（试行）》的通知',
    '中国人民银行令〔2026〕第1号（反洗钱特别预防措施管理办法）',
  ],
  会议: [
    '国务院常务会议部署推进医疗联合体建设',
    '中国共产党第二十届中央委员会第三次全体会议公报',
    '关于政府工作报告的决议',
    '在企业家座谈会上的讲话',
  ],
  其他: ['“十四五”国家应急体系规划', '关于做好防汛工作的通知', '决胜全面建成小康社会'],
}

it('sorts titles as a person would', () => {
  for (const [genre, titles] of Object.entries(SORTED))
    for (const title of titles) expect(`${title}：${genreOf(title)}`).toBe(`${title}：${genre}`)
  expect(genreOf(null)).toBeNull()
})
