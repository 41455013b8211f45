// speaking-division.ts — which division a title or an organ's name speaks for. Not: what else of a report tells its
// region (find.ts).
import { locateRegions, type Mention } from '../../../regions/locate.ts'
import { allRegions, isWithin, levelOf, NATION, type Region, regionByCode } from '../../../regions/regions.ts'

export interface Speaker {
  /** Outermost first, ending in `region`. */
  chain: Region[]
  region: Region
  /** What follows shows that the place speaks, or its organ; else it may be what the text is about. */
  sure: boolean
}

export const nation = regionByCode(NATION)!

/** The cities of the corps, for a pattern; their codes are all of 6590. */
const CORPS_CITIES = `(?:${[...allRegions()]
  .filter(({ code }) => /^6590(?!00)/.test(code))
  .map(({ name }) => name)
  .join('|')})`

const HAN = '[\\u4e00-\\u9fff]'
const RULES =
  /(?:法|条例|规定|办法|细则|规则|规程|标准|目录|决定|决议|命令|章程|准则|解释|方案|纲要|规划|意见|批复|通知)(?:[（(][^（()）]*[)）])*$/

const MINISTRY = `(?:(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理|退役军人事务)部(?![门分])(?:${HAN}{2,8}(?:局|司|办公厅|水利委员会))?|审计署|海关总署|(?:金融监管|市场监管|税务|体育)总局|中国人民银行|中国(?:证监会|银监会|保监会|银保监会)|中国(?:证券|银行|保险|银行业|银行保险|银行业和保险业)监督管理委员会)`
// Nothing that lies in a place (国家高新区管委会) or is striven for (国家卫生城市创建) is the nation's organ.
const OF_STATE = `国家(?:发展|能源|税务|市场|医疗|金融|统计|知识|信访|林业|民族|民委|卫生|铁路|邮政|文物|中医|疾病|移民|矿山|消防|粮食|烟草|互联网|新闻|广播|体育|药品|食品|外汇|档案|保密|工商|质量|安全生产|环境保护|海洋|监察|数据|宗教)(?:(?!区|园|城|创建|示范|基地)${HAN}){0,14}?(?:总局|局|署|委员会|委|办公室)`
const CENTRAL =
  '中央(?:人民政府|军事委员会|军委|办公厅|宣传部|组织部|统战部|政法委(?:员会)?|纪(?:律检查)?委(?:员会)?|网信办|编办|文明办|文明委|机构编制委员会(?:办公室)?|全面依法治国委员会(?:办公室)?)'
const PARTY = `(?:中共中央(?:${HAN}{1,10}?(?:部|委员会|办公厅))?|中国共产党(?:中央委员会|第${HAN}{1,3}届中央${HAN}{2,8}?委员会|中央${HAN}{2,8}?委员会)?)`
const COUNCIL = `国务院(?:${HAN}{2,16}?(?:委员会|办公室|领导小组|总局|局|署|研究室)|办公厅|国资委|扶贫办|法制办|港澳办|侨办)?`
const CONGRESS = `(?:全国人民代表大会|全国人大)(?:常务委员会|常委会)?(?:${HAN}{2,10}?(?:委员会|工委))?`
const COURT = '最高人民(?:法院|检察院)'
// Bounded: nothing must follow the repetition, so that it is never taken back.
const NATIONAL_ORGAN = new RegExp(
  `^(?:中华人民共和国)?(?:(?:${MINISTRY}|${OF_STATE}|${CENTRAL}|${PARTY}|${COUNCIL}|${CONGRESS}|${COURT})(?:办公厅|办公室)?[、，,]?)+|^中华人民共和国`,
)
/** An office by which a national organ sits in a place: 北京监管局, 宁夏调查总队, 银川中心支行. */
const LOCAL_OFFICE = new RegExp(
  `^${HAN}{0,8}?(?:税务局|调查总?队|监管局|监管分局|证监局|海关|海事局|总队|支队|管理局|监察局|监督管理局|通信管理局|邮政局|统计局|专员办|特派员|办事处|支行|分行|分局|分院|分部|监管办|能监办|气象局)`,
)
/** What an organ says next: it speaks of something, in a year, gives its report or its order. */
const SPEAKS_ON =
  /^(?:$|[（(《〈]|[零〇一二三四五六七八九]{4}年|关于|对|的|令|公告|公报|通告|通知|第\d|(?:19|20)\d\d|年度|政府工作|工作报告|工作总结|法治|依法|部门(?:预算|决算)|政府信息|权责|批转|批准|转发|印发|发布|公布|组织法|议事规则|建议稿|提出)/

/** What a city, by its short name alone, has of its own: 襄阳高新区. A university or a company of that name is its own. */
const ZONE =
  '(?:高新(?:技术产业开发)?区|经开区|(?:经济|旅游|经济技术|高新技术)开发区|开发区|新区|综保区|自贸区)(?:管委会|管理委员会|党工委)?'
const ORGAN_END =
  '(?:省委|市委|区委|县委|州委|盟委|党委|纪委|监委|政协|人大(?!代表)|人大常委会|委员会|管委会|公署|法院|检察院|办公室|办公厅|[局厅](?!势|部)|总队|支队|海关|中心|公司|集团|大学|学院|医院|开发区|高新区|产业区|示范区|试验区|实验区|工业园区?|保税区|港区|合作区|管理区|风景区|生态城|新城|林区|农垦|总工会|联合会)'
/** What shows, after a short name, that it is the place or an organ of it that speaks. */
// Bounded: asked of what stands behind a name in a title.
const SHORT_SPEAKS = new RegExp(
  `^(?:$|省|市|盟|地区|特别行政区|自治[区州县]|全[省市区州盟]|[（(〔[]?(?:19|20)\\d\\d|[一二][零〇○一二三四五六七八九]{3}年|年度|第[一二三四五六七八九十\\d]+届|人民政府|政府|行署|行政公署|党委|政协|人大(?!代表)|人民代表大会|(?:高级|中级)?人民(?:法院|检察院)|法院|检察院|法治|依法(?:行政|治[省市区州])|工作报告|工作总结|国民经济|经济(?:社会|运行|和社会)|经济特区|财政|预算|决算|统计|年鉴|\\)?自由贸易|自贸|(?!工程|会战)${HAN}{1,12}?${ORGAN_END}(?:$|关于|[（(]?(?:19|20)\\d\\d|年|法治|依法|工作|政府|信息|部门|行政|履行|条例|管理|规定|办法)|${ZONE}(?:$|关于|[（(]?(?:19|20)\\d\\d|年|法治|依法))`,
)
/** What shows, after a full name, that the place is not what is studied or striven for. */
// Bounded: as SHORT_SPEAKS.
const FULL_SPEAKS = new RegExp(
  `^(?!法治政府建设示范)(?:${SHORT_SPEAKS.source.slice(1)}|[各乡镇村]|${HAN}{1,20}?(?:政府|街道|镇|乡|苏木|办事处|${ORGAN_END}))`,
)

/** Mentions that follow each other directly and each lie in the one before: 湖南省常德市西洞庭管理区, outermost first. */
export function chainFrom(
  mentions: readonly Mention[],
  at: number,
): { chain: Region[]; region: Region; end: number; full: boolean } | null {
  const chain: Region[] = []
  let end = at
  let full = false
  for (const mention of mentions) {
    if (mention.start < end) continue
    if (mention.start > end) break
    const above = chain.at(-1)
    const candidates = above ? mention.regions.filter(r => isWithin(r.code, above.code)) : preferred(mention)
    // 四川省重庆市 of old: neither is to be believed.
    if (above && candidates.length === 0 && mention.full && above.code !== NATION) return null
    if (candidates.length !== 1) break
    chain.push(candidates[0]!)
    end = mention.start + mention.length
    full = mention.full
  }
  const region = chain.at(-1)
  return region ? { chain, region, end, full } : null
}

/** 吉林 and 海南 alone are the province: a prefecture of that name is written out. */
export function preferred(mention: Mention): readonly Region[] {
  if (mention.regions.length <= 1 || mention.full) return mention.regions
  const provinces = mention.regions.filter(region => levelOf(region) === '省')
  return provinces.length === 1 ? provinces : mention.regions
}

/**
 * The division of the office that a national organ has in a place, else the nation where the organ itself speaks.
 * Null where the organ is only spoken of (国务院第九次大督查), undefined where none is named.
 */
function ofNationalOrgan(text: string): Speaker | null | undefined {
  const organ = NATIONAL_ORGAN.exec(text)?.[0]
  if (organ === undefined) return undefined
  const rest = text.slice(organ.length)
  const isRule = RULES.test(text)
  const local = chainFrom(locateRegions(rest), 0)
  if (local && !isRule && (local.full || LOCAL_OFFICE.test(rest.slice(local.end))))
    return { ...local, sure: true }
  const speaks = isRule || SPEAKS_ON.test(rest)
  return speaks && !/^(?:代表|第.{1,3}次大?督查)/.test(rest)
    ? { chain: [nation], region: nation, sure: true }
    : null
}

/** Whether it is the name of one of the nation's organs and nothing but: 国务院, 中共中央. */
export const isNationalOrgan = (text: string): boolean => NATIONAL_ORGAN.exec(text)?.[0] === text

/** A division of the corps is one with its city: 新疆生产建设兵团第八师石河子市. */
const OF_CORPS = new RegExp(`^(?:新疆生产建设)?(?:兵团)?第[一二三四五六七八九十]{1,3}师(?=${CORPS_CITIES})`)

/** The division that a title or an organ begins with, after those it lies in; null where none does. */
export function leading(text: string): Speaker | null {
  const flat = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[^\u4e00-\u9fff\d“"]+/, '')
  const stripped = flat
    .replace(/^(?:关于(?:印发|公布|发布|批准|转发)?)?[《〈"“]?(?:关于)?(?:印发|公布)?[《〈]?/, '')
    .replace(/^(?:(?:19|20)\d\d年?(?:度)?[-—至]?)*/, '')
    .replace(/^(?:中共|中国共产党)(?!中央|第)/, '')
    .replace(/^中国\(/, '')
    .replace(OF_CORPS, '')
  const national = ofNationalOrgan(stripped)
  if (national !== undefined) return national
  const local = chainFrom(locateRegions(stripped), 0)
  if (!local) return null
  const rest = stripped.slice(local.end)
  // “南京大屠杀”史料: a word in quotation marks is spoken of.
  const isQuoted = /^[“"]/.test(flat) && !/[”"]$/.test(flat)
  if (!local.full) {
    if (isQuoted || !(SHORT_SPEAKS.test(rest) || RULES.test(stripped))) return null
    return { ...local, sure: true }
  }
  return { ...local, sure: !isQuoted && (FULL_SPEAKS.test(rest) || RULES.test(stripped)) }
}
