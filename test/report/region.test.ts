import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

const prose =
  '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。现将有关情况报告如下。\n一、主要举措\n（一）加强组织领导。全年召开专题会议四次，研究解决重大问题。'

/** Where a report is from: its title, how its first sentence begins, and who signed it. */
async function place(title: string, signed = '', opening = '') {
  const text = `${title}\n${opening}${prose}\n${signed && `${signed}\n2023年1月20日`}`
  const { reports } = await readReports({ file: 'a.txt', bytes: new TextEncoder().encode(text) })
  return reports[0]!.region?.path.join(' ') ?? null
}

const TIANMEN = '天门市人民政府'
const tianmen = '湖北省 天门市'
const NATION = '中华人民共和国'

describe('a national organ', () => {
  test.each([
    '司法部2022年法治政府建设年度报告',
    '国家税务总局2022年法治政府建设情况报告',
    '国务院2022年政府工作报告',
    '国务院关于2022年度国有资产管理情况的综合报告',
    '国务院办公厅2022年政府信息公开工作年度报告',
    '国家发展改革委2022年法治机关建设年度报告',
    '教育部、财政部2022年报告',
    '最高人民法院工作报告',
    '中央文明办2022年工作报告',
    '中共中央 国务院关于新疆工作的意见',
    '中华人民共和国2022年国民经济和社会发展统计公报',
  ])('named whole, as the one who speaks: %s', async title => {
    expect(await place(title)).toBe(NATION)
  })

  test.each([
    ['国家税务总局天门市税务局2022年法治政府建设情况报告', tianmen],
    ['国家税务总局上海市浦东新区税务局2022年法治税务建设情况报告', '上海市 浦东新区'],
    ['国家统计局宁夏调查总队2022年法治政府建设情况的报告', '宁夏回族自治区'],
    ['中国证券监督管理委员会北京监管局2022年法治政府建设情况', '北京市'],
    ['中国人民银行银川中心支行2022年法治央行建设情况', '宁夏回族自治区 银川市'],
    ['中华人民共和国上海海关2022年法治海关建设情况报告', '上海市'],
    ['中华人民共和国黄埔海关2022年情况报告', null],
  ])('has an office in a place: %s', async (title, path) => {
    expect(await place(title)).toBe(path)
  })

  test.each([
    '财政部门2022年法治政府建设情况报告',
    '教育部门2022年依法行政工作报告',
    '司法部门2022年法治政府建设情况报告',
    '商务部门“双随机”监管2022年情况报告',
    '应急管理部门2022年执法情况报告',
    '国家卫生城市创建工作情况报告',
    '国家知识产权示范城市建设工作报告',
    '国家民族团结进步示范区创建工作报告',
    '国家高新区管理委员会2022年法治政府建设情况报告',
    '国务院第九次大督查发现问题整改情况报告',
    '中央生态环境保护督察反馈意见整改落实情况的报告',
    '中央财政衔接推进乡村振兴补助资金2022年使用情况报告',
    '全国人大代表建议和政协提案办理情况的报告',
    '中央商务区管委会2022年法治政府建设情况报告',
  ])('is only begun with, or spoken of: %s', async title => {
    expect(await place(title)).toBe(null)
    expect(await place(title, TIANMEN)).toBe(tianmen)
  })

  test('what the nation gave and a place carried out is that place’s report', async () => {
    const title = '国务院关于加强数字政府建设的指导意见贯彻落实情况的报告'
    expect(await place(title, TIANMEN)).toBe(tianmen)
  })
})

describe('a short name at the beginning of a title', () => {
  test.each([
    ['宁夏2025年政府工作报告', '宁夏回族自治区'],
    ['宁夏法治政府建设情况报告', '宁夏回族自治区'],
    ['大同2022年政府工作报告', '山西省 大同市'],
    ['湖南省司法厅2022年法治政府建设情况报告', '湖南省'],
    ['合肥高新技术产业开发区2023年度法治政府建设情况报告', '安徽省 合肥市 合肥高新技术产业开发区'],
    ['银川经济技术开发区管委会2022年法治政府建设情况报告', '宁夏回族自治区 银川市'],
    ['海南州人民政府2022年法治政府建设情况报告', '青海省 海南藏族自治州'],
    ['河南县2022年法治政府建设情况报告', '青海省 黄南藏族自治州 河南蒙古族自治县'],
    ['绍兴县人民政府2010年依法行政工作报告', '浙江省 绍兴市 柯桥区'],
    ['桂林市临桂县人民政府2010年依法行政工作报告', '广西壮族自治区 桂林市 临桂区'],
    ['安庆县人民政府2010年依法行政工作报告', null],
    ['四川省重庆市人民政府2010年依法行政工作报告', null],
  ])('is the place where the place speaks: %s', async (title, path) => {
    expect(await place(title)).toBe(path)
  })

  test.each([
    '四川北路街道办事处2022年法治政府建设情况报告',
    '湖南路街道办事处2022年法治政府建设情况报告',
    '南京东路街道2022年法治政府建设情况报告',
    '上海庙镇人民政府2022年法治政府建设情况报告',
    '云南驿镇2022年法治政府建设情况报告',
    '广东街道办事处2022年法治政府建设情况报告',
    '山西镇2022年工作报告',
    '河南乡2022年法治政府建设情况报告',
    '安康工程实施情况的报告',
    '来宾接待与公务活动2022年情况报告',
    '日照时数与农业气象2022年情况报告',
    '阿里巴巴集团平台经济监管情况的报告',
    '海西经济区建设2022年情况报告',
    '三明医改经验推广落实情况的报告',
    '新疆棉花购销2022年情况报告',
    '北京冬奥会服务保障工作2022年情况报告',
    '“南京大屠杀”史料保护2022年情况报告',
    '台湾同胞投资权益保护2022年工作报告',
    '香港和澳门招商活动2022年情况报告',
  ])('is not the place where it is part of another name, or spoken of: %s', async title => {
    expect(await place(title)).toBe(null)
    expect(await place(title, TIANMEN)).toBe(tianmen)
  })

  test('a town is its county’s that signs with its name', async () => {
    const title = '四川北路街道办事处2022年法治政府建设情况报告'
    expect(await place(title, '上海市虹口区四川北路街道办事处')).toBe('上海市 虹口区')
  })
})

describe('a full name in a title', () => {
  const visited = '关于赴浙江省杭州市学习考察情况的报告'
  const studied = '浙江省“枫桥经验”学习推广情况的报告'

  test('yields to who signed, and to who is said to have acted', async () => {
    for (const title of [visited, studied, '湖北省法治政府建设示范创建工作情况的报告']) {
      expect(await place(title, TIANMEN)).toBe(tianmen)
    }
    for (const title of [visited, studied]) expect(await place(title, '', '2022年，天门市')).toBe(tianmen)
  })

  test('that is visited or helped is never the place', async () => {
    expect(await place(visited)).toBe(null)
    expect(await place('关于与广东省佛山市东西部协作情况的报告')).toBe(null)
  })

  test('stays where the place itself speaks: its office below, or a higher one, may sign', async () => {
    expect(await place('湖北省2022年法治政府建设情况报告', TIANMEN)).toBe('湖北省')
    expect(await place('天门市2022年法治政府建设督察情况的报告', '湖北省人民政府')).toBe(tianmen)
    expect(await place('新疆维吾尔自治区人民政府驻北京办事处2022年工作报告')).toBe('新疆维吾尔自治区')
  })
})

test('a first sentence that opens with a year has its subject after it', async () => {
  expect(await place('2023年度法治政府建设年度报告', '', '2023年，兴庆区在银川市委的领导下')).toBe(
    '宁夏回族自治区 银川市 兴庆区',
  )
})

test('a second sentence speaks where the first names no place; so does the one that gives the report', async () => {
  const title = '法治政府建设年度报告'
  expect(await place(title, '', '2022年是实施“十四五”规划的重要一年。天门市')).toBe(tianmen)
  expect(await place(title, '', '2022年，在北京市委的领导下，成效明显。天门市')).toBe(null)
  expect(await place(title, '', '按照要求，现将天门市2023年法治政府建设情况报告如下。')).toBe(tianmen)
  expect(await place('市司法局2023年法治政府建设情况报告', '', '2023年，天门市司法局')).toBe(tianmen)
})

describe('a name that several divisions share', () => {
  const title = '朝阳区2023年法治政府建设年度情况报告'
  const chaoyang = '北京市 朝阳区'
  test('is settled by whose orders are carried out, or who signed it', async () => {
    expect(await place(title, '', '2023年，朝阳区落实部署。按照北京市委、市政府要求，')).toBe(chaoyang)
    expect(await place(title, '长春市司法局')).toBe('吉林省 长春市 朝阳区')
  })

  test('stays open where nothing tells, or two places do', async () => {
    expect(await place(title)).toBe(null)
    expect(await place(title, '', '赴北京市学习考察后，')).toBe(null)
    expect(await place(title, '', '按照北京市委要求，与长春市政府协作。')).toBe(null)
  })

  test('is settled by the folders, the innermost first', async () => {
    const bytes = new TextEncoder().encode(`鼓楼区人民政府2023年度报告\n${prose}`)
    const { reports } = await readReports({ file: '江苏/徐州/a.txt', bytes })
    expect(reports[0]!.region?.path).toEqual(['江苏省', '徐州市', '鼓楼区'])
  })
})

test.each([
  ['国务院_2004_政府工作.txt', NATION],
  ['中共中央/2016.txt', NATION],
  ['中共中央_2015_听取上海市重庆市汇报.txt', NATION],
  ['中国共产党_天门市_2021.txt', tianmen],
  ['国务院督查_2021.txt', null],
])('%s: an organ of the nation in the name of a file or folder', async (file, expected) => {
  const { reports } = await readReports({ file, bytes: new TextEncoder().encode(prose) })
  expect(reports[0]!.region?.path.join(' ') ?? null).toBe(expected)
})

test('a city speaks through its zones, but not through a university of its name', async () => {
  expect(await place('襄阳高新区2023年法治政府建设情况报告')).toBe('湖北省 襄阳市')
  expect(await place('昆明经开区管委会2023年法治政府建设情况报告')).toBe('云南省 昆明市')
  expect(await place('中山大学2023年法治工作报告')).toBe(null)
})

test.each([
  ['沙洋县高阳镇2023年法治政府建设工作报告', '乡'],
  ['东莞市长安镇2023年法治政府建设情况报告', '乡'],
  ['沙洋县新型城镇2023年建设报告', '县'],
  ['沙洋县城乡法治政府建设情况报告', '县'],
])('%s is of level %s', async (title, level) => {
  const bytes = new TextEncoder().encode(`${title}\n${prose}`)
  expect((await readReports({ file: 'a.txt', bytes })).reports[0]!.level).toBe(level)
})

test('who reports, in a line above the address, tells for which place', async () => {
  const text = `市人民政府关于2020年度法治政府建设情况的报告\n枣阳市司法局局长　李明\n主任、各位副主任、各位委员：\n坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。`
  const { reports } = await readReports({ file: 'a.txt', bytes: new TextEncoder().encode(text) })
  expect(reports[0]!.region?.path.join(' ')).toBe('湖北省 襄阳市 枣阳市')
})

test('a report without title, opening and signature is of the place of its kind that it writes out', async () => {
  const said = '全县各级各部门狠抓落实，我县法治政府建设取得新成效，在全县推行了一批改革举措。\n'
  const own =
    '制定了《岳阳县法治政府建设实施方案》，印发《岳阳县人民政府常务会议学法制度》，建成岳阳县公共法律服务中心。\n'
  const place = async (text: string) => {
    const { reports } = await readReports({ file: 'a.txt', bytes: new TextEncoder().encode(text) })
    return reports[0]!.region?.path.join(' ') ?? null
  }
  const first = '根据有关规定，现将县人民政府2022年法治政府建设工作情况报告如下。\n'
  expect(await place(first + said + own)).toBe('湖南省 岳阳市 岳阳县')
  // Of two that are named, neither.
  expect(await place(first + said + own + own.replaceAll('岳阳', '平江'))).toBe(null)
  expect(await place(first + own)).toBe(null)
})
