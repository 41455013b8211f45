// furniture.ts — what the website around a report says: login boxes, print buttons, footers. Not: where it may stand.

const KNOWN = new Set(
  `首页 网站首页 返回首页 政府信息公开 政务公开 信息公开 新闻中心 新闻动态 新闻资讯 政务服务 办事服务 互动交流 政民互动 公众参与
  网上办事 走进 要闻动态 政务动态 专题专栏 数据开放 政府数据 解读回应 公开指南 政策文件 通知公告 机构职能 领导之窗 便民服务 投资环境
  无障碍 无障碍阅读 无障碍浏览 长者模式 关怀版 老年模式 适老化 繁体 简体 繁體 English 手机版 移动版 电脑版 智能问答 智能搜索 搜索 高级搜索 站内搜索
  登录 注册 用户登录 立即注册 立即登录 退出 退出登录 个人中心 我的主页 忘记密码 还没有账号 账号密码登录 手机号登录 短信登录 扫码登录 验证码登录 统一身份认证 欢迎您
  下载 打印 全屏 收藏 加大 还原 减小 大 中 小 大中小 放大 缩小 默认 关闭 分享 点赞 纠错 我要纠错 复制链接
  打印本页 关闭本页 关闭窗口 关闭页面 我要打印 我要分享 收藏本页 加入收藏 设为首页 返回顶部 返回 返回列表 TOP 打印本稿 打印文章 打印此页 关闭此页 下载文字版 下载图片版
  分享到 分享至 微信 微博 新浪微博 腾讯微博 QQ空间 人人网 微信扫一扫 朋友圈 字号 字体 字体大小
  相关报道 相关文件 相关链接 相关阅读 相关解读 相关新闻 相关文章 相关稿件 相关信息 相关附件 友情链接 联系我们 网站地图 关于我们 关于本站 网站声明 版权声明 隐私声明 法律声明 使用帮助 网站帮助 上一篇 下一篇 上一条 下一条 没有了
  false true null undefined`
    .split(/\s+/)
    .filter(word => word !== ''),
)

/** The part that names a page's frame; a line of it may hold any name or number after that. */
const PATTERNS: readonly RegExp[] = [
  /^扫一扫(?:在|，|,|用|分享|关注|手机|二维码|下载)/,
  /^(?:您|你)?(?:当前|现在|目前)?(?:所在)?(?:的)?位置(?:是|为)?\s?[:：]/,
  /^(?:网站)?首页\s?[>›»→\-－—/|]/,
  /版权所有|网站标识码|ICP备\s?\d|公网安备/,
  /^(?:主办|承办|协办|技术支持|维护|运维|网站管理)(?:单位)?\s?[:：]/,
  /^(?:上|下)一(?:篇|条|页)\s?[:：]/,
  /^[【[]?\s?(?:字体|字号)(?:大小)?\s?[:：]?\s?[【[]?\s?(?:大|中|小|加大|放大|默认)?/,
  /^(?:分享到|分享至|浏览次数|阅读次数)\s?[:：]?/,
  /^(?:Copyright|©)/i,
  /^.{0,30}本报(?:通讯员|记者).{1,12}摄$/,
  /^请使用.{0,12}浏览器/,
  /^【法宝引证码】/,
  /^原文(?:链接|地址)\s?[:：]/,
]

const MARKS = /[\p{P}\p{S}\s]+/gu

/** A line of marks alone: 】, |, >>. */
export function isOnlyMarks(line: string): boolean {
  return line.length <= 12 && line.replace(MARKS, '') === ''
}

/**
 * A line that belongs to the website. Only its wording is judged here; that it stands before or after the report is
 * for cleaning.ts to see.
 *
 * @example
 * isFurniture('我要打印 关闭窗口') // true
 */
export function isFurniture(line: string): boolean {
  if (line.length > 80) return false
  const bare = line.replace(MARKS, '')
  if (KNOWN.has(bare)) return !/[。；，]/.test(line)
  if (PATTERNS.some(pattern => pattern.test(line))) return line.length <= 40 || !/[。；]/.test(line)
  const parts = line.split(/[\s\u3000|]+/).map(part => part.replace(MARKS, ''))
  return parts.length > 1 && parts.length <= 12 && parts.every(part => part === '' || KNOWN.has(part))
}

/** A short label without any mark or number, as menus have: 美丽兴庆. Furniture only in company of known lines. */
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
    line.length <= 24 &&
    /^(?:[—–―－-]+\s?\d{1,4}\s?[—–―－-]+|[—–―－]\s\d{1,4}|\d{1,4}\s[—–―－]+|[—–―－-]*\s?第\s?\d{1,4}\s?页(?:[\s，,/]{0,2}共\s?\d{1,4}\s?页)?\s?[—–―－-]*)$/.test(
      line,
    )
  )
}
