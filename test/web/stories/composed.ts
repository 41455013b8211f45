// composed.ts — the server over reports made for stories: two provinces, three years, 24 reports. Not: the stories.
import { reportsOf, searcherOf } from '../reports.ts'
import { type Served, serve } from '../server.ts'

const CITIES = {
  湖北省: ['武汉市', '宜昌市', '襄阳市', '荆州市'],
  湖南省: ['长沙市', '岳阳市', '常德市', '衡阳市'],
}
const YEARS = [2019, 2020, 2021]

/** Only those of Hubei have 包容审慎监管, and 柔性执法 from 2020 on; the first city of each province writes 放管服, the others the long form. */
function textOf(province: string, city: string, year: number, isFirst: boolean): string {
  return [
    `${city}${year}年法治政府建设情况报告`,
    `${year}年，${city}扎实推进法治政府建设，现将有关情况报告如下。`,
    isFirst ? '一、深化“放管服”改革，优化营商环境。' : '一、推进简政放权、放管结合、优化服务，优化营商环境。',
    province === '湖北省' && year > 2019
      ? '二、推行柔性执法，做到宽严相济、法理相融。'
      : '二、严格规范公正文明执法，加强执法监督。',
    province === '湖北省' ? '三、全面实行包容审慎监管。' : '三、全面加强日常监管。',
    '四、化解行政争议。',
    `全年受理行政复议案件${year - 2000}件。`,
  ].join('\n')
}

export async function serveComposed(): Promise<Served> {
  const texts = Object.entries(CITIES).flatMap(([province, cities]) =>
    cities.flatMap((city, i) =>
      YEARS.map(year => [`${city}${year}.txt`, textOf(province, city, year, i === 0)]),
    ),
  )
  return serve(await searcherOf(await reportsOf(Object.fromEntries(texts))))
}
