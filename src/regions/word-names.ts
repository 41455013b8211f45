// word-names.ts — names of divisions that running text has as words, or as parts of words. Not: where they count all the
// same (locate.ts).

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

/**
 * Full names that are also what any city calls a part of itself: 加快新城区建设. They name a division right behind the
 * one that it lies in, or where it is the one that acts.
 */
export const COMMON_NAMES = words('郊区 城区 矿区 东区 西区 新城区 老城区 古城区 新市区 解放区 港口区')

/** Counties of two characters whose first one ends words, so that 示范县 and 模范县 are not 范县. */
export const COMMON_COUNTIES = words(
  `和县 范县 康县 单县 达县 成县 兴县 应县 代县 高县 开县 安县 任县 道县 环县 宁县 费县 丰县 文县 户县 横县 忠县 礼县 景县
  威县 易县 献县 吉县 华县 雄县 温县 息县 盘县 徽县 洋县 夏县 叶县 唐县 通县 陵县 眉县 房县`,
)

/**
 * Short names of counties that most texts have as words (平安建设, 公安机关) or across two words (提|高密|度). Alone they
 * name nothing; 平安人民 does.
 */
export const COMMON_SHORT_NAMES = words(
  `共和 资源 会同 公安 合作 新建 通道 延长 河南 和政 港口 平和 定安 解放 新和 民和 互助 振兴 新兴 市中 和平 定结 友好
  新平 惠民 大安 前进 平安 天桥 运河 平原 扬中 复兴 政和 资兴 城中 金安 新城 大新 大城 合水 富裕 安定 定海 河口 古城
  富民 青山 滨海 新安 金山 建水 兴业 路桥 高安 工农 民权 安居 资中 沿河 新华 临河 康保 上城 大兴 兴国 中方 定日 明水
  响水 河北 同心 海南 东至 上高 建安 乐业 大方 同仁 迁安 海港 成安 交城 安宁 双城 大关 小金 大理 南和 新民 内乡 新乡
  达日 新市 宏伟 西湖 大通 光明 江海 南部 太平 津市 融安 惠农 开平 开原 方正 太湖 中原 上林 田林 东方 清河 文水 南山
  高要 水城 清水 温泉 兴和 三门 泰山 红旗 通城 安新 中山 钱塘 平湖 故城 道外 友谊 黄浦 滨江 临海 高青 东营 洞口 江口
  白河 爱民 永定 江南 石棉 利通 灯塔 建平 龙江 三江 会理 同德 河东 河西 立山 清原 和龙 大同 山城 凤凰 合浦 得荣 从江
  白银 沙河 站前 龙山 同安 惠安 牡丹 龙门 大化 修文 金沙 长安 路南 路北 和顺 台安 通河 金水 通许 台前 威信 比如 周至
  平利 杂多 阳高 龙潭 江源 三元 修水 湖口 高密 江岸 新化 天河 白云 合山 独山 城东 城西 城南 城北 民丰 新河 定兴 兴隆
  二道 磐石 东风 同江 连云 界首 南城 源汇 金平 防城 合江 嘉陵 通海 太白 南开 东山 阳明 江宁 天台 广信 内黄 方城 商城
  安乡 龙湖 南海 江城 文昌 通江 九龙 定边 康乐 大名 宽城 固安 三河 小店 平城 阳城 大东 荣昌 朝天 长寿 长乐 永安 清新
  清流 湖滨 高明 民乐 民勤 光泽 和静 平顺 乐安 泰和 太和 高台 名山 崇义 信丰 铁西 铁东 桥东 桥西 富顺 永福 永顺 宁安
  丰都 双桥 东安 南关 利州 临江 仁和 东明 西和 合阳 工业 经济开发 经济技术开发 高新技术开发 城乡一体化示范`,
)

/** What makes even such a short name a place: 平安人民, 兴国儿女. */
export const OF_PLACE = /^(?:人民(?!政府|法院|检察院|币|解放军|公园|警察|武装)|儿女|大地|县城|籍)/
