// speeches.test.ts — whose work report it is that says 我代表市人民政府 and no name. Not: other reports (region.test.ts).
import { describe, expect, test } from 'vitest'
import { shortName } from '../../src/regions/names.ts'
import { ancestorsOf, findRegions } from '../../src/regions/regions.ts'
import { readReports } from '../../src/report/read.ts'

/** What a speech says around names: its own division's often, those above and beside it now and then. */
function speech(kind: string, own: string, others: readonly string[] = [], times = 6): string {
  const say = [
    `过去的一年，面对困难和挑战，${own}经济社会发展取得新成效，全${kind.at(-1)}生产总值增长6.5%。`,
    `我们坚持把实体经济作为${own}高质量发展的根基，新增规上企业32家，技改投资增长12%。`,
    `加快建设现代化${own}，城市更新有序推进，完成老旧小区改造28个，新增城市绿地20公顷。`,
    `落实惠企政策，为企业减负，创建国家级示范县域商贸体系，消费市场稳步回暖。`,
    `让${own}的山更绿、水更清，空气优良天数比例达到92%，森林覆盖率继续提高。`,
    `持续增进民生福祉，民生支出占比保持在八成以上，平安建设、法治建设一体推进。`,
    `推动${own}产业链向中高端迈进，做强三个百亿级集群，引进项目56个。`,
    `讲好${own}故事，办好文化旅游节，接待游客增长三成，各市和县城来客明显增多。`,
  ]
  const own6 = say.slice(0, times + 2)
  const other = others.map(name => `主动融入${name}都市圈，与${name}共建产业园区，承接项目转移。`)
  return `各位代表：\n现在，我代表${kind}人民政府，向大会报告工作，请予审议，并请政协委员和其他列席人员提出意见。\n一、2023年工作回顾\n${[...own6, ...other].join('\n')}\n二、2024年工作安排\n坚持稳中求进工作总基调，扎实推进各项工作。\n各位代表，让我们携起手来，为开创${own}更加美好的明天努力奋斗！`
}

async function place(text: string, file = 'a.txt') {
  const { reports } = await readReports({ file, bytes: new TextEncoder().encode(text) })
  const { region, provenance } = reports[0]!
  return { path: region?.path.join(' ') ?? null, ...provenance.region }
}

/** Divisions of every kind, by the name they speak of themselves. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  市: [
    ...[
      '昆山市',
      '义乌市',
      '仙桃市',
      '济源市',
      '晋江市',
      '慈溪市',
      '常熟市',
      '瑞丽市',
      '石河子市',
      '天门市',
      '潜江市',
    ],
    ...[
      '张家港市',
      '诸暨市',
      '余姚市',
      '石狮市',
      '寿光市',
      '荥阳市',
      '醴陵市',
      '仁怀市',
      '都匀市',
      '敦煌市',
      '五家渠市',
    ],
    ...[
      '可克达拉市',
      '库尔勒市',
      '喀什市',
      '霍尔果斯市',
      '德令哈市',
      '满洲里市',
      '霍林郭勒市',
      '珲春市',
      '绥芬河市',
      '瓦房店市',
    ],
    ...['迁西县', '无锡市', '赣州市', '曲靖市', '中卫市', '儋州市', '嘉峪关市', '东莞市', '那曲市'].filter(
      n => n.endsWith('市'),
    ),
  ],
  县: [
    '沭阳县',
    '长兴县',
    '泗县',
    '紫阳县',
    '凤阳县',
    '嘉善县',
    '浚县',
    '黟县',
    '墨脱县',
    '神池县',
    '建宁县',
    '镇雄县',
  ],
  自治县: ['恭城瑶族自治县', '秀山土家族苗族自治县', '木里藏族自治县', '伊通满族自治县'],
  区: [
    '浑南区',
    '崆峒区',
    '麒麟区',
    '鄞州区',
    '吴兴区',
    '涪城区',
    '曹妃甸区',
    '兴庆区',
    '花溪区',
    '神农架林区',
  ],
  旗: ['准格尔旗', '乌审旗', '达拉特旗', '鄂托克前旗'],
  州: ['凉山彝族自治州', '红河哈尼族彝族自治州', '延边朝鲜族自治州', '伊犁哈萨克自治州'],
  自治区: ['宁夏回族自治区', '西藏自治区'],
  省: ['贵州省', '青海省'],
}
const own = Object.entries(OWN).flatMap(([kind, names]) => names.map(name => [name, kind] as const))

test('the divisions are many, and of every kind', () => {
  expect(own.length).toBeGreaterThan(60)
})

describe('the division that a speech names most', () => {
  test.each(own)('%s', async (name, kind) => {
    const region = findRegions(name)[0]!
    const above = ancestorsOf(region.code).map(({ name }) => shortName(name))
    const short = shortName(name)
    const text = speech(kind, short, above)
    const found = await place(text)
    expect(found.path).toBe(region.path.join(' '))
    // The evidence quotes a name as it stands in the text.
    expect(text).toContain(/“(.+)”/.exec(found.evidence!)![1]!)
  })

  test('none, where two are named as often, or none often enough', async () => {
    expect((await place(speech('市', '昆山', ['苏州', '苏州', '苏州', '苏州', '苏州']))).path).toBe(null)
    expect((await place(speech('市', '全市'))).path).toBe(null)
    expect((await place(speech('县', '全县'))).path).toBe(null)
    expect((await place(speech('区', '平安'))).path).toBe(null)
  })

  test('what the speaker is called rules out those of another kind', async () => {
    const text = speech('市', '昆山', ['江苏', '花桥', '上海', '浦东新区'])
    expect((await place(text)).path).toBe('江苏省 苏州市 昆山市')
    expect((await place(text.replace('代表市人民政府', '代表县人民政府'))).path).toBe(null)
    const prefecture = speech('地区', '阿里').replace('代表地区人民政府', '代表行署')
    expect((await place(prefecture)).path).toBe('西藏自治区 阿里地区')
    const army = speech('市', '石河子').replace('代表市人民政府', '代表师市')
    expect((await place(army)).path).toBe('新疆维吾尔自治区 石河子市')
  })
})

describe('a speech whose opening is lost', () => {
  const lost = (kind: string, own: string, others: readonly string[] = []) =>
    speech(kind, own, others)
      .replace(/^.*\n.*\n/, '')
      .replaceAll('经济社会发展', `经济社会发展，${own}财政收入、就业、教育等工作`)
      .repeat(2)

  test.each([
    ['昆山', '市', '江苏省 苏州市 昆山市'],
    ['阿坝', '州', '四川省 阿坝藏族羌族自治州'],
    ['准格尔', '旗', '内蒙古自治区 鄂尔多斯市 准格尔旗'],
  ])('is that of the place it names most, of the kind it calls itself: %s', async (own, kind, path) => {
    const text = `${lost(kind, own)}全${kind}上下团结奋斗，我${kind}发展前景广阔，全${kind}人民信心更足。\n`
    expect((await place(text)).path).toBe(path)
    // 全省前列 is said by what lies in the province.
    expect((await place(`${text}${'主要指标增幅居全省前列。\n'.repeat(30)}`)).path).toBe(path)
    expect((await place(text.replace(/[全我][市州旗]/g, '各地'))).path).toBe(null)
  })

  test('is nobody’s where another place is named as often', async () => {
    expect((await place(lost('市', '昆山', Array(12).fill('苏州')))).path).toBe(null)
  })
})

test('of two that are named about as often, it is the one whose parts are named', async () => {
  const rivals = `${speech('市', '鄂州', ['武汉', '武汉'])}\n学习武汉经验，补齐自身短板。`
  expect((await place(rivals)).path).toBe(null)
  const parts = '鄂城区突出新城建设，华容区突出先进制造，梁子湖区突出生态保护。\n'
  expect((await place(`${rivals}\n${parts}`)).path).toBe('湖北省 鄂州市')
})

describe('a name that is a word, or a province’s, counts where it is written out', () => {
  test.each([
    ['县', '兴国', '兴国县', '赣州', '江西省 赣州市 兴国县'],
    ['县', '太和', '太和县', '阜阳', '安徽省 阜阳市 太和县'],
    ['区', '平安', '平安区', '海东', '青海省 海东市 平安区'],
    ['市', '吉林', '吉林市', '吉林省', '吉林省 吉林市'],
    ['区', '滨海', '滨海新区', '天津', '天津市 滨海新区'],
  ])('%s: %s', async (kind, short, full, above, path) => {
    const text = speech(kind, short)
    const twice = `按照${above}的部署，\n印发《${full}优化营商环境办法》，发布${full}重大决策目录。`
    expect((await place(text)).path).toBe(null)
    expect((await place(`${text}\n${twice}`)).path).toBe(path)
    // 对口支援平安区 tells of another place.
    expect((await place(`${text}\n${twice.replaceAll(full, `对口支援${full}`)}`)).path).toBe(null)
  })

  test('吉林 is the province to a city of it', async () => {
    const text = speech('市', '长春', ['吉林', '吉林', '吉林省'])
    expect((await place(text)).path).toBe('吉林省 长春市')
    expect((await place(speech('省', '吉林', ['长春', '吉林市']))).path).toBe('吉林省')
  })
})

test('the address is no part of who speaks: 各位代表：本届政府 …我代表国务院', async () => {
  const text = speech('市', '昆山').replace(
    '现在，我代表市人民政府',
    '本届政府履行职责已经一年。现在，我代表国务院',
  )
  expect((await place(text)).path).toBe('中华人民共和国')
})

describe('the name of the file or a folder', () => {
  const text = speech('市', '昆山', ['苏州', '苏州', '苏州', '苏州', '苏州'])
  test.each([
    ['昆山市_2024_政府工作报告.txt', 'file-name'],
    ['2024年昆山政府工作报告.txt', 'file-name'],
    ['江苏/苏州/昆山/2024.txt', 'folder'],
    ['江苏省/昆山市2024.txt', 'file-name'],
  ])('%s outranks what the text names', async (file, source) => {
    expect(await place(text, file)).toMatchObject({ path: '江苏省 苏州市 昆山市', source })
  })

  test('counts for nothing beside a text that never speaks of it', async () => {
    expect((await place(speech('市', '义乌'), '昆山市.txt')).path).toBe('浙江省 金华市 义乌市')
  })

  test('settles names that are words, and names that several bear', async () => {
    expect((await place(speech('区', '平安区'), '平安区.txt')).path).toBe('青海省 海东市 平安区')
    expect((await place(speech('区', '鼓楼区', ['徐州']))).path).toBe('江苏省 徐州市 鼓楼区')
  })
})

describe('what only looks like a name', () => {
  test.each([
    '创建全国电子商务示范县，示范县建设通过验收',
    '新增城市道路30公里，新增城市公园5个',
    '统筹城市和县域，各市和县（市、区）一体推进',
    '城市和县城同步发展，马鞍山市和县城之间通了公交',
    '加快新城区建设，老城区改造全面提速',
    '提高邮政服务水平，推广信用贷款，三元催化器定期更换',
  ])('%s', async sentence => {
    const text = `政府工作报告\n各位代表：\n一、2023年工作回顾\n${`${sentence}，成效明显，群众满意度进一步提高。\n`.repeat(5)}`
    expect((await place(text)).path).toBe(null)
  })

  test.each([
    ['和县2023年法治政府建设年度报告', '安徽省 马鞍山市 和县'],
    ['马鞍山市和县人民政府2023年法治政府建设年度报告', '安徽省 马鞍山市 和县'],
    ['范县人民政府2023年法治政府建设情况报告', '河南省 濮阳市 范县'],
    ['洛阳市老城区2023年法治政府建设年度报告', '河南省 洛阳市 老城区'],
    ['阳泉市矿区2023年法治政府建设年度报告', '山西省 阳泉市 矿区'],
  ])('%s has one', async (title, path) => {
    expect(
      (await place(`${title}\n坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。`)).path,
    ).toBe(path)
  })
})

test('the corps and its divisions are the city that each is one with', async () => {
  const said = (title: string) =>
    place(`${title}\n坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。`)
  const year = '2023年法治政府建设年度报告'
  expect((await said(`新疆生产建设兵团第一师阿拉尔市${year}`)).path).toBe('新疆维吾尔自治区 阿拉尔市')
  expect((await said(`第八师石河子市${year}`)).path).toBe('新疆维吾尔自治区 石河子市')
  expect((await said(`新疆生产建设兵团${year}`)).path).toBe('新疆生产建设兵团')
})

test('who says 我国 again and again, and never 我市, speaks for the nation', async () => {
  const said = '一年来，我国各族人民团结奋斗，我国国民经济持续发展，我国同各国的友好关系不断加强。\n'
  const text = `各位代表：\n${said.repeat(5)}`
  expect((await place(text)).path).toBe('中华人民共和国')
  expect((await place(`${text}我市也不例外，各项事业都取得了新的进展。`)).path).toBe(null)
})

test.each([
  ['在喀什地区人大工作委员会第三次会议上', '受行政公署委托，我向大会报告工作。', '新疆维吾尔自治区 喀什地区'],
  ['在锡林郭勒盟第九届人民代表大会第三次会议上', '受行署委托，我向大会报告工作。', '内蒙古自治区 锡林郭勒盟'],
  [
    '在昆山市第十八届人民代表大会第三次会议上',
    '现在，我代表市人民政府，向大会报告工作。',
    '江苏省 苏州市 昆山市',
  ],
])('the line above the address tells before whom it is given: %s', async (assembly, opening, path) => {
  const text = `政府工作报告\n${assembly}\n各位代表：\n${opening}\n坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。`
  expect((await place(text)).path).toBe(path)
})

test('a district whose name others share is the one in the city that the folder names', async () => {
  const text = speech('西湖区', '我区')
  expect((await place(text)).path).toBe(null)
  expect((await place(text, '杭州市/西湖区2024年政府工作报告.txt')).path).toBe('浙江省 杭州市 西湖区')
  expect((await place(text, '江西/南昌市/2024/西湖区政府工作报告.txt')).path).toBe('江西省 南昌市 西湖区')
})
