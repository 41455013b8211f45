// names.ts — the short form of a division's name: 内蒙古, 锡林郭勒, 凉山. Not: which divisions there are.

const ETHNIC =
  '各族 蒙古族 蒙古 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克 怒族 保安族 裕固族 独龙族'.split(
    ' ',
  )
const SUFFIX = /(?:特别行政区|自治[区州县旗]|行政委员会|管理区|林区|特区|新区|地区|省|市|县|区|盟|旗)$/

/**
 * The name without its kind: `宁夏回族自治区` → `宁夏`, `凉山彝族自治州` → `凉山`, `天门市` → `天门`. A name that would
 * be left with fewer than two characters (`沙县`, `城区`) has no short form and comes back as it is.
 *
 * @example
 * shortName('锡林郭勒盟') // => '锡林郭勒'
 */
export function shortName(name: string): string {
  let rest = name.replace(SUFFIX, '')
  if (/自治[区州县旗]$/.test(name)) {
    for (;;) {
      const tail = ETHNIC.find(group => rest.endsWith(group) && rest.length - group.length >= 2)
      if (!tail) break
      rest = rest.slice(0, -tail.length)
    }
    if (rest.length > 2 && rest.endsWith('族')) rest = rest.slice(0, -1)
  }
  return rest.length >= 2 ? rest : name
}
