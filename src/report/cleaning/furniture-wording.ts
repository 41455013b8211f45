// furniture-wording.ts — the words of the website around a report: login boxes, print buttons, footers. Not: where such
// lines may be removed (cleaning.ts).

const words = (text: string) => new Set(text.split(/\s+/).filter(word => word !== ''))

/** Law: no report has one of these as a line. So one of them shows that a page is there. */
const CONTROLS =
  words(`返回首页 长者模式 关怀版 老年模式 立即注册 立即登录 退出登录 我的主页 忘记密码 还没有账号 欢迎您
  我要纠错 复制链接 打印本页 关闭本页 关闭窗口 关闭页面 我要打印 我要分享 收藏本页 加入收藏 设为首页
  返回顶部 返回列表 TOP 打印本稿 打印文章 打印此页 关闭此页 下载文字版 下载图片版 分享到 分享至 微信扫一扫 字体大小
  相关报道 相关链接 相关阅读 相关新闻 相关文章 相关稿件 友情链接 网站地图 关于我们 关于本站 网站声明 版权声明 隐私声明 法律声明 网站帮助
  没有了 false true null undefined`)

/**
 * Law: pages have these as buttons, reports as a cell or a heading. The page's only beside a control or at the file's
 * edge.
 */
const WORDS = words(`首页 网站首页 无障碍 无障碍阅读 无障碍浏览 手机版 移动版 电脑版 搜索 高级搜索 站内搜索
  登录 用户登录 账号密码登录 手机号登录 短信登录 扫码登录 验证码登录
  下载 打印 全屏 关闭 纠错 返回 字号 字体 QQ空间 人人网 上一篇 下一篇 上一条 下一条`)
/** Those of them with which a file begins or ends only where a page does; no column of a table is headed so. */
const EDGES = words('首页 网站首页 搜索 登录 下载 打印 全屏 关闭 返回')

/** Law: portals name their columns so, but reports their chapters or cells, too. The page's only beside its controls. */
const COLUMNS =
  words(`政府信息公开 政务公开 信息公开 新闻中心 新闻动态 新闻资讯 政务服务 办事服务 互动交流 政民互动 公众参与
  网上办事 走进 要闻动态 政务动态 专题专栏 数据开放 政府数据 解读回应 公开指南 政策文件 通知公告 机构职能 领导之窗 便民服务 投资环境
  适老化 繁体 简体 繁體 English 智能问答 智能搜索 注册 退出 个人中心 统一身份认证 收藏 加大 还原 减小 大 中 小 大中小 放大 缩小 默认
  分享 点赞 微信 微博 新浪微博 腾讯微博 朋友圈 相关文件 相关解读 相关信息 相关附件 联系我们 使用帮助`)

/** Law: a line that matches is of a page's frame, whatever name or number follows. Shows that a page is there. */
const FRAMES: readonly RegExp[] = [
  /^扫一扫(?:在|，|,|用|分享|关注|手机|二维码|下载)/,
  /^(?:您|你|当前|现在|目前|所在){1,3}(?:的)?位置(?:是|为)?\s?[:：]/,
  /^位置\s?[:：].*(?:首页|[>›»→])/,
  /^(?:网站)?首页\s?[>›»→\-－—/|]/,
  /^(?:上|下)一(?:篇|条|页)\s?[:：]\s?(?:没有了|无|暂无)?$/,
  /^(?:[【[]\s?(?:字体|字号)(?:大小)?|(?:字体|字号)(?:大小)?\s?[:：[【])\s?(?:[:：】\]]\s?)?(?:$|[【[]?\s?(?:大|中|小|加大|放大|默认)(?:$|[\s\p{P}]|中小))/u,
  /^(?:字体|字号)(?:大小)?\s?(?:大|加大|放大|默认)(?:$|[\s\p{P}]|中小)/u,
  /^(?:分享到|分享至)\s?[:：]?(?:微信|(?:新浪|腾讯)?微博|朋友圈|QQ(?:空间|好友)?|人人网|更多|[\s|、])*$/,
  /^(?:浏览次数|阅读次数)\s?(?:$|[:：\d])/,
  /^(?:Copyright|©)/i,
  /^请使用.{0,12}浏览器/,
  /^(?:今天|现在|今日)(?:是|时间)?\s?[:：]?\s?\d{4}\s?年.{0,30}$/,
  /^(?:主办|承办)(?:单位)?\s?[:：].*(?:运行维护|运维|技术支持|网站管理)/,
]
/** Law: footers have such lines, and reports as rows or imprints: as `WORDS`. */
const IMPRINTS: readonly RegExp[] = [
  /版权所有|网站标识码|ICP备\s?\d|公网安备/,
  /^(?:技术支持|维护|运维|网站管理)(?:单位)?\s?[:：]/,
  /^(?:上|下)一(?:篇|条|页)\s?[:：]/,
  /^(?:分享到|分享至)\s?[:：]/,
]
/** Law: only a footer opens so: its licence, without the label that a table sets before it. */
const LICENCE = /^[\u4e00-\u9fff]?ICP备\s?\d|^[\u4e00-\u9fff]?公网安备|^(?:政府)?网站标识码\s?[:：]/
/** Law: a line that matches was added by whoever published the report. Says nothing of the lines beside it. */
const TRACES: readonly RegExp[] = [
  /^.{0,30}本报(?:通讯员|记者).{1,12}摄$/,
  /^【法宝引证码】/,
  /^原文(?:链接|地址)\s?[:：]/,
]
/** In a footer this says who runs the site, in a report who held an event: as `COLUMNS`, not as `FRAMES`. */
const HOSTS = /^(?:主办|承办|协办)(?:单位)?\s?[:：]/

const MARKS = /[\p{P}\p{S}\s]+/gu

/** A line of marks alone: 】, |, >>. */
export function isOnlyMarks(line: string): boolean {
  return line.length <= 12 && line.replace(MARKS, '') === ''
}

const isFramed = (line: string, patterns: readonly RegExp[]) =>
  line.length <= 80 &&
  patterns.some(pattern => pattern.test(line)) &&
  (line.length <= 40 || !/[。；]/.test(line))

const isWord = (text: string) => CONTROLS.has(text) || WORDS.has(text)

/** Entries of a menu in one line; one entry is a line of its own. */
function entriesOf(line: string): string[] {
  if (line.length > 80 || /[。；，]/.test(line)) return []
  const isEntry = (text: string) => isWord(text) || COLUMNS.has(text)
  const whole = line.replace(MARKS, '')
  if (isEntry(whole)) return [whole]
  // 【打印本页】【关闭窗口】, 大·中·小, but also 账号+密码登录.
  const parts = line.split(/[\s|]+/).flatMap(part => {
    const entry = part.replace(MARKS, '')
    return isEntry(entry) ? [entry] : part.split(MARKS)
  })
  return parts.length <= 24 ? parts.filter(part => part !== '') : []
}

/**
 * A line that pages have as a control. Only its wording is judged here: reports may say it, too, unless it `isSure`; the
 * lines beside it tell (page-stretches.ts).
 *
 * @example
 * isControl('我要打印 关闭窗口') // => true
 * isControl('无障碍') // => true
 * isControl('政务公开') // => false: reports have chapters of that name
 */
export function isControl(line: string): boolean {
  if (isFramed(line, FRAMES) || isFramed(line, IMPRINTS)) return true
  const entries = entriesOf(line)
  return entries.some(isWord) && entries.every(entry => isWord(entry) || COLUMNS.has(entry))
}

/**
 * A control that no report has as a line, so that it shows that a page is there: 关闭窗口, or several in one line, as
 * 登录 注册 and 打印 关闭.
 */
export function isSure(line: string): boolean {
  if (isFramed(line, FRAMES)) return true
  if (isFramed(line, IMPRINTS))
    return /版权所有.{0,80}(?:ICP备\s?\d|公网安备)|主办.{0,80}ICP备\s?\d/.test(line)
  const entries = entriesOf(line)
  return isControl(line) && (entries.length > 1 || entries.some(entry => CONTROLS.has(entry)))
}

/** A control with which a file begins or ends only where a page does: 首页, 打印. */
export function isEdgeWord(line: string): boolean {
  return EDGES.has(line.replace(MARKS, ''))
}

/** The first entry of a site's menu. */
export const isHome = (line: string): boolean => /^(?:网站)?首页$/.test(line.replace(MARKS, ''))

/** The licence of a site: 鄂ICP备12007890号. In a table its label stands before it. */
export const isLicence = (line: string): boolean => line.length <= 80 && LICENCE.test(line)

/** Whose site it is, as footers say beside its licence: 版权所有：…, 主办：…. */
export const isImprint = (line: string): boolean => isFramed(line, [...IMPRINTS.slice(0, 2), HOSTS])

/** |-----|-----|: between the head of a table and its rows. */
const isRule = (line: string) => line.length <= 80 && /[\s|]/.test(line) && /^[\s|:+=-]+$/.test(line)

/** A line that is not the report's, wherever it stands around it, but says nothing of the lines beside it. */
export const isTrace = (line: string): boolean => isFramed(line, TRACES) || isRule(line)

/** A line that menus and footers have, and reports too: the lines beside it tell whose it is. */
export function isColumn(line: string): boolean {
  if (isFramed(line, [HOSTS])) return true
  const entries = entriesOf(line)
  return entries.length > 0 && entries.every(entry => COLUMNS.has(entry))
}

/** A short label without marks or digits, as menus have: 美丽兴庆. Furniture only in a run of lines known to be a menu. */
export function isMenuLike(line: string): boolean {
  return (
    line.length <= 8 &&
    /^[\u4e00-\u9fff]+$/.test(line) &&
    !/(?:府|局|厅|部|委|会|院|办|室|署|区|县|市|省|告|定|见|法|例|则|案|划|要|结|长|席|理)$/.test(line)
  )
}

/** A number at the foot of a page: — 23 —, 第 3 页 共 12 页. */
export function isPageNumber(line: string): boolean {
  return (
    // Bounded, by this.
    line.length <= 24 &&
    /^(?:[—–―－-]+\s?\d{1,4}\s?[—–―－-]+|[—–―－]\s\d{1,4}|\d{1,4}\s[—–―－]+|[—–―－-]*\s?第\s?\d{1,4}\s?页(?:[\s，,/]{0,2}共\s?\d{1,4}\s?页)?\s?[—–―－-]*)$/.test(
      line,
    )
  )
}
