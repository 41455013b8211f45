// neutral.ts — words that may stand between what names an indicator and its number, and change nothing about what is
// counted: 共, 各类, 全市. Not: which words name it (data/indicators.txt), where the others may stand (naming.ts).

/**
 * Whether the words say nothing of their own: nothing but neutral words, or verbs that lead from one to the next.
 *
 * @param allowed `verbs`: 提出, 开展 and the like say nothing either
 * @example isNeutral('全市各类案件共') // true
 * @example isNeutral('涉企') // false
 */
export function isNeutral(text: string, allowed?: 'verbs'): boolean {
  return reachedFromEnd(withoutTimes(text), allowed === 'verbs').has(0)
}

/**
 * Whether what stands before a name leaves it as wide as it is: nothing but neutral words back to the beginning of the
 * clause, to a mark, or to a verb that may have it as its object. 办理各类 does, 办理涉企 does not.
 */
export function leavesWhole(text: string): boolean {
  const words = withoutTimes(text)
  for (const at of reachedFromEnd(words, true))
    if (
      at === 0 ||
      SCOPE.test(words.slice(at)) ||
      ENDS_PHRASE.test(words.slice(0, at)) ||
      endsInVerb(words, at)
    )
      return true
  return false
}

/** 调解 and 调处 are acts as well as names; 纠纷 is a name. */
export const isAct = (word: string): boolean => VERBS.has(word)

/** Whether a clause is about one field alone: 自然资源领域受理行政复议案件. */
export const isOfField = (clause: string): boolean => FIELD.test(clause)

/**
 * Whether the words before an act leave open nobody but the whole that reports: 今年以来全市共 does, 武汉市, 志愿律师共 and
 * 通过微博 do not.
 */
export function isOfWhole(text: string): boolean {
  const words = withoutTimes(text.replace(BY_ALL_MEANS, ''))
  const reached = reachedFromEnd(words, true)
  return [...reached].some(
    at => at === 0 || SCOPE.test(words.slice(at)) || /[（(“，。；：]$/.test(words.slice(0, at)),
  )
}
const BY_ALL_MEANS =
  /(?:通过|利用|依托|运用)[^，]{0,60}等[多各种类]{0,4}(?:平台|渠道|载体|形式|方式|途径|媒体)/

/** Whether it was done for some alone: 为农民工提供, 针对企业开展. */
export function isForSome(text: string): boolean {
  const word = FOR.find(word => text.includes(word))
  const whom = word === undefined ? '' : text.slice(text.lastIndexOf(word) + word.length)
  return whom.length > 1 && !whom.startsWith('性') && !isNeutral(whom, 'verbs')
}
const FOR = ['面向', '针对', '为']

/** Whether the words end in one body of many, who did it: 武侯区共, 市场监管局累计. Not: 向公安局, which names to whom. */
export function isOfBody(text: string): boolean {
  const words = withoutTimes(text)
  if (BODIES.test(words)) return true
  const reached = reachedFromEnd(words, false)
  if (reached.has(0)) return false
  return [...reached].some(at => BODY.test(words.slice(0, at)) && !TO_WHOM.test(words.slice(0, at)))
}

// --- internal ---

const BODY = /[一-龥]{2}(?:区|县|镇|乡|街道|街道办|局|厅|支队|大队|所)$/
/** The bodies below the one that reports; 各部门 are all of them. */
const BODIES = /(?<![全各])(?:(?:区县|县区|县市区|乡镇|镇街|街道)(?:人民)?政府|委办局)/
const TO_WHOM = /[向给与同合对为在于]/

const words = (...lists: string[]): Set<string> => new Set(lists.flatMap(list => list.split(' ')))

const NEUTRAL = words(
  '该县 该市 该区 该省 该州 该镇 该局 该院 该所 范围 困难群众 受援群众 最大规模 大规模 靶向 精准 特色 社会 广大 成功 国省 盟委 行署 大型 系列 教育 宣传教育 最终 确认 拟以 名义 经济损失 系统 政府系统 市政府系统 公益 会议 大会 合法性 基层 全流程 发展 发展到 以上 以下 可 实现 主题 各平台 出 或 依申请 现行有效 现行 知识 法律知识 公共 一公开 律师 专家 法律专家 团 团队 库 发案量 收案量 申请量',
  // Of whom: the whole of the division that reports.
  '全国 全省 全市 全县 全区 全州 全旗 全盟 全镇 全乡 全自治区 全自治州 全街道 全系统 我国 我省 我市 我县 我区 我州 我旗 我镇 我乡 我局 我厅 我院 本省 本市 本县 本区 本级 本机关 本单位 本局 省 市 县 区 州 旗 镇 乡 村 社区 乡镇 省级 市级 县级 区级 州级 镇级 村级 自治区 各级 各地 各省 各市 各县 各区 各部门 各单位 各乡镇 各镇 各方面 上级 本地 全域 辖区内 辖区 两级 三级 四级 各辖市区 各县市区 各执法部门',
  '政府 人民政府 省政府 市政府 县政府 区政府 办公室 行政机关 行政复议 复议 机关 机构 部门 单位 组织 中心 委员会 人民法院 法院 两级法院 两级 市本级 本级 市县 司法行政机关 司法行政系统 系统 调解组织 复议机关 复议机构 行政复议机关 行政复议机构 行政复议办公室 复议办公室 仲裁机构 仲裁委 法律援助 法律援助机构 法律援助中心 人民调解 政府网站 网站 人民政府网站 调委会 调解委员会 人民调解委员会 局领导 领导 分管领导 主要领导 分管负责人 单位负责人 常务会议 政府常务会议 12348 栏目 公安机关 司法机关 检察机关 上级机关 法律顾问 总共需 需 还需 共需 新受理 里 出台 市政府 县政府 区政府 省政府 司法局 司法厅 司法所 公证处 公证机构 行政执法机关 行政执法单位 执法人员 行政执法 行政 人民 法律 负责人 主要负责人 行政机关负责人 人大 人大常委会 常委会 人大会议 政协 群众 人民群众 当事人 受援人 公民 代表 委员 县人大常委会 市人大常委会 自治区人大常委会 各类调解组织 人民调解组织 服务 热线 服务热线 公共法律服务 公共法律服务中心 法律援助中心 法律援助机构 政务服务 政务服务事项 行政许可事项 申请人 来电来访 来电 来访 来人 来信 网上 门户网站 平台 渠道 作为 援助 田间地头 入户 院坝 集市',
  // How many, how sure, when.
  '共 总共 一共 共计 合计 总计 累计 计 总 总量 总数 总量为 数 数量 量 分别 均 全部 全 都 已 已经 现 现有 目前 共有 有 为 是 达 达到 达成 至 到 至少 约 近 超 超过 逾 高达 实现 保持 稳定 连续 余 多 只 仅 就 又 还 再 先后 陆续 截至 截止 全年 今年 今年以来 本年 本年度 年度 当年 年内 上半年 下半年 一季度 前三季度 至今 期间 报告期内 报告期 一年来 年初以来 年底 年末 以来',
  '依法 依规 依职权 按期 按时 及时 积极 认真 扎实 主动 严格 深入 持续 统一 集中 规范 有效 高效 妥善 稳妥 圆满 切实 高质量 高标准 全面 广泛 随机 决定 经 经审查 经审理 经调解 予以 直接 正式 新 新增 新收 累积 组织 开展 通过 实际 实质 实质性 大力 充分 免费 义务 共同 联合 现场 线上 线下 在线 常态化',
  // Of what kind: all of them, or kinds that every report counts in.
  '各类 各种 各项 各 类 种 各类型 不同类型 有关 相关 其他 一般 一般程序 简易程序 普通程序 一审 二审 新式 新版 常年 专题 综合 专项 集体 国内 涉外 重要 统一样式 党政 党政机关 招商引资 经营主体 全国 国家级 继续有效 农村 部门联合 跨部门 联合 行业性 专业性 行业性专业性 乡镇街道 街道 事务 村居 民事 刑事',
  '案件 案 申请 事项 草案 文件 决定 决定书 书 清单 文本 议案 建议 意见 批评 提案 信息 件 数据 材料 工作 业务 活动 任务 服务 人员 人 员 工作人员 对象 结果 情况 方式 结案 审结 办结 处 机制 制度 制 体系 内容 协议 合同 证 证件 率 出声率 及时率 规范率 满意率 办结率 结案率 审结率 合格率 一次办结率 按时办结率 承诺提速率 综合',
  '的 了 和 及 与 或 以及 等 并 对 将 把 就 向 为 从 由 在 于 以 中 内 其中 、 “ ” 《 》 （ ） ( ) " · 后 前 出 处 含 包括',
)

const LONGEST = Math.max(...[...NEUTRAL].map(({ length }) => length))

/** 2025年, 1至6月, 截至12月底 say when; the year that is meant is looked at elsewhere (periods.ts). */
const withoutTimes = (text: string): string =>
  text
    .replace(/20\d\d年?[至到—~-]+(?=20\d\d年)/g, '')
    .replace(
      /(?:截[至止])?(?:到)?(?:20\d\d年(?:度)?)?(?:\d{1,2}(?:月份?)?[至到—-])?\d{1,2}月(?:份|底|末|\d{1,2}日)?|(?:截[至止]到?)?20\d\d年?(?:度|底|末)?/g,
      '',
    )
    .replace(/第?[一二三四五六七八九十]{1,3}[届次]|[\s\u3000]/g, '')

/** The places of a text from which neutral words lead to its end. */
function reachedFromEnd(text: string, withVerbs: boolean): Set<number> {
  const reached = new Set([text.length])
  for (let end = text.length; end > 0; end--) {
    if (!reached.has(end)) continue
    for (let length = 1; length <= Math.min(LONGEST, end); length++) {
      const word = text.slice(end - length, end)
      if (NEUTRAL.has(word) || (withVerbs && VERBS.has(word))) reached.add(end - length)
    }
  }
  return reached
}

const VERBS = words(
  '办理 受理 收办 发生 收到 接收 接受 承办 代理 审理 审查 审核 审议 提请 提交 报请 报送 报备 备案 开展 组织 举办 举行 召开 提供 接待 解答 接听 完成 办结 办复 答复 答结 交办 承接 实施 作出 做出 下达 下发 发出 制发 印发 制定 出台 颁布 公布 发布 公开 出具 提出 清理 废止 宣布 修改 修订 制修订 评估 取消 保留 编制 创建 遴选 建成 建有 设有 建立 设立 成立 命名 被命名 评选 获评 入选 荣获 培育 培养 培训 配备 聘请 聘任 选聘 组建 查处 立案 处理 化解 调解 调处 排查 发现 抽查 检查 评查 抽取 移送 参与 参加 列席 通过 领取 申领 补办 换发 新办 发放 核发 认领 梳理 挽回 避免 帮助 实行 推行 推进 落实 推动 加强 加大 深化 健全 完善 规范 促进 纳入 涉及 发挥 做好 强化 坚持 提升 提高 使用 持有 进行 抓好 围绕 建设 打造 履行 保障 解除 登记 核查 免费提供 接诉 公示 审批 指派 领办 督办 主办 力争 确保 争取 开庭 在册 在矫 在管 投入 完善 参考 报名 答疑 调查 会办 转办 接访 走访 召集 宣讲 普及 制作 建议 征集 聚焦 运用 配合 协调 协助 支持 引导 吸纳 整合 覆盖 汇总 统计 监督 指导 督促 责令 归集 录入 共享 接入 上线 运行 推出 增加 减少 压减 精简 优化 调整 动态调整 承诺 延伸 拓展 选派 选任 评选 表彰 争创 创成 争创 创成 整顿 交由 选拔 选育 推选 招募',
)
const endsInVerb = (text: string, at: number): boolean =>
  [2, 3].some(length => at >= length && VERBS.has(text.slice(at - length, at)))
const ENDS_PHRASE = /[（(“，。；：、了\n]$/

/** Says of whom, and so ends whatever stands before it: 整顿后全市现有. */
const SCOPE = /^(?:全[国省市县区州旗盟镇乡]|[我本该][省市县区州旗镇乡局]|各级|各类)/

/** What is said of one field is no value of the whole. */
const FIELD = /领域|板块|条线/
