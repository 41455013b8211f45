// why-words.ts — what the panel about a missing report says, in both languages. Not: the reasons (the server's).
import { preferredLanguage } from '../shared/preferences.ts'

const zh = {
  title: (q: string) => `为什么没有：${q}`,
  hint: '说出您以为会有的那篇报告，看它为什么在、或不在结果里。',
  which: '地区、题名里的字，或文件名',
  find: '找这篇',
  choose: '是哪一篇？',
  asking: '正在核对…',
  notHeld: (text: string) =>
    `本库没有“${text}”的报告：收录的报告里，地区、题名、文件名都没有它。没有收录的，当然检索不到。`,
  parts: '检索词在这一篇里',
  excluded: '不含 ',
}

type WhyWords = typeof zh

const en: WhyWords = {
  title: q => `Why is it not here: ${q}`,
  hint: 'Name the report that you expected, and see why it is, or is not, among the results.',
  which: 'Region, words of the title, or file name',
  find: 'Find it',
  choose: 'Which one?',
  asking: 'Looking…',
  notHeld: text => `The library holds no report of “${text}”, by region, title or file name.`,
  parts: 'The query in this report',
  excluded: 'not ',
}

export const whyWordsFor = (): WhyWords => (preferredLanguage() === 'en' ? en : zh)
