// wording.ts — who is speaking in a line, by its wording alone: the report, a person, an organ, or perhaps the page.
// Not: words that are certainly the page's (furniture-wording.ts), nor where a line stands.
import { locateRegions } from '../../regions/locate.ts'
import { regionsNamed, regionsShortNamed } from '../../regions/regions.ts'
import { arabicDates } from '../language/dates.ts'
import { numberingOf } from '../language/numbering.ts'
import { hasTitleEnding, isDocumentNumber } from '../language/titles.ts'
import type { Line } from '../lines.ts'

/** No line longer than this is doubted. UTF-16 units, as everywhere here. */
const LONGEST = 40
/** A longer line with the words of a button is a title: 二维码跨境互联互通. Marks not counted. */
const LONGEST_BUTTON = 16
/** Endings of whoever issues or signs a report: an organ, an office, a division. */
const ORGAN =
  /(?:政府|[委办局厅部院署处科股室会站所队团校社]|中心|公司|机关|单位|企业|[省市区县旗州盟镇乡村]|街道)$/
/** Always the report's: its unnumbered parts (目录), whom it addresses (各位), how it closes (谢谢), who speaks or signs. */
const PART_OF_REPORT =
  /^(?:目录|前言|序言?|引言|导言|摘要|提要|正文|结语|结束语|后记|编者按|注释?|说明|总则|主席|主任|各位|尊敬的|同志们|此致|敬礼|特此|以上)|^附|报告完毕|谢谢|感谢|[（(]完[)）]|(?:代表|报告|签发|发言|联系|负责|起草|承办|汇报|审批|审核|校对|打印|印发|抄送|主送|抄报)人?$|[省市区县州盟旗镇乡局厅部院会处科署]长|主席|主任|书记|委员|秘书|检察|总理/
/** Always the report's: what kind of publication it appeared in, or that it is a draft. */
const MASTHEAD = /(?:简报|专报|快报|公报|通报|参考|文件|专刊|年鉴|汇编|白皮书|机密|秘密|内部|草案|稿)$/
/** Endings of the names of websites; nets and networks that are none (管网, 物联网) are excluded. */
const SITE =
  /(?:(?<![管电路水铁渔天骨干联张信一安防护服监测警]|互联|物联)网|网站|门户|平台|频道|公众号|在线|之窗|信息港)$/
/** Where else a portal can be read. */
const CHANNEL = /微信|微博|客户端|公众号/
/**
 * A button is a line made of nothing but what one does on a page (`ACT`, at least once) and to what, where or with what
 * (`OBJECT`). No report has such a line. A word that can open a line of a report stands only with what rules that out:
 * 收藏本页, but not 收藏文物.
 */
const ACT =
  '打印|关闭|返回|回到|(?:加入)?收藏(?=本|[网此])|分享[到至]|我要分享|复制(?=链接|地址)|下载|搜索|纠错|订阅|登录|(?:用户|立即|快速)注册|语音(?:播报|朗读)|听全文|扫一扫|扫码|点击|首页|更多'
const OBJECT =
  '我要|请|您|点此|这里|此处|在|用|到|至|把|的|当前|此|本|网?页面?|窗口|稿|全?文章?|顶部|列表|上一[页级]|链接|地址|二维码|手机|电脑|微信|微博|朋友圈|好友|客户端|APP|公众号|浏览器|网站|阅读|查看|打开|关注|进入|播放'
// Bounded: a line is asked only where it is short.
const BUTTON = new RegExp(`^(?=.*(?:${ACT}))(?:${ACT}|${OBJECT})+$`, 'i')
/** An app, by its name: 掌上兴庆客户端. */
const APP = /^(?:掌上|下载).{2,8}客户端$/
/** First characters of surnames, the common ones and those that names of minorities are transcribed with. */
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保蔺阿扎巴次旦索尼达多欧司诸',
)

const unmarked = (text: string) => text.replace(/[\s\p{P}]/gu, '')
const isShort = (text: string) => unmarked(text).length <= LONGEST_BUTTON

/** May be the name of a website: 云上兴庆网, 政务服务平台. Only where something else shows that a page is there. */
export const isSite = (text: string): boolean => isShort(text) && SITE.test(unmarked(text))

/** May be a channel of a portal, 兴庆政务微博矩阵, but a report may have a part of that name. */
export const isChannel = (text: string): boolean => isShort(text) && CHANNEL.test(unmarked(text))

/** A button: 回到首页, 扫码关注公众号, 兴庆语音播报, but not 关闭落后产能 or 二维码门牌. */
export function isButton(text: string): boolean {
  if (!isShort(text)) return false
  const bare = unmarked(text)
  if (BUTTON.test(bare) || APP.test(bare)) return true
  // 兴庆语音播报: the division whose page it is, and what the page offers.
  const name = bare.replace(/语音(?:播报|朗读)$/, '')
  return name !== bare && regionsNamed(name).length + regionsShortNamed(name).length > 0
}

/** A date, an organ or a document number alone: such lines open and close reports. */
export function isFormal(text: string): boolean {
  const dated = arabicDates(text)
  if (/\d\s?[年月日]|\d{4}[-./]\d/.test(dated)) return true
  return isDocumentNumber(text) || (text.length <= 30 && ORGAN.test(text.replace(/[\s\u3000]/g, '')))
}

/**
 * Whether neighbouring lines or other files can prove that a line is furniture. False for what reports say of themselves,
 * which stays theirs whatever stands beside it.
 */
export function isCandidate({ text, depth, whole }: Line): boolean {
  if (text.length > LONGEST || depth !== undefined || whole) return false
  if (/[。；！？，、：:;!?…《》]/.test(text) || /^[（(].*[)）]$/.test(text)) return false
  if (/第[^第]{1,8}[号期届次]/.test(text) || numberingOf(text) !== null || text.startsWith('关于'))
    return false
  const bare = unmarked(text)
  const isTitled = hasTitleEnding(text) || hasTitleEnding(bare)
  if (isSite(text) || isButton(text)) return !isTitled
  if (isFormal(text) || PART_OF_REPORT.test(bare) || MASTHEAD.test(bare) || isTitled) return false
  return !locateRegions(bare).some(mention => mention.full)
}

/** May be the name of a person who gave or signed a report: 李明, 欧阳海. */
export function isName(text: string): boolean {
  const bare = unmarked(text)
  return /^[\u4e00-\u9fff]{2,4}$/.test(bare) && SURNAMES.has(bare[0]!) && !isButton(text) && !isSite(text)
}

/** The date that closes a signature. */
export function isSignatureDate(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= 20 &&
    /^\d{4}年\s?\d{1,2}月\s?\d{1,2}日$/.test(arabicDates(line.text))
  )
}
