// html-bodies.test.ts — which part of a page is taken for the report, whatever its script and marks. Not: furniture that
// words give away (html.test.ts).
import { expect, test } from 'vitest'
import { extractHtml } from '../../../src/report/formats/html/html.ts'

function read(body: string) {
  const page = `<html><head><title>区政府公告</title></head><body><ul><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li><li><a href="/x">公开</a></li></ul>${body}</body></html>`
  const extracted = extractHtml(new TextEncoder().encode(page))
  if ('failure' in extracted) throw new Error(extracted.failure)
  return {
    lines: extracted.lines.map(({ text }) => text),
    passedOver: extracted.removed.filter(({ reason }) => reason === 'passed-over').map(({ text }) => text),
  }
}

const FOOTER =
  '<div class="bottom"><p>本页面由区政府办公室负责维护，任何单位和个人未经许可不得转载。</p></div>'
const names = ['李明', '王芳', '张建国', '欧阳海', '赵小兰', '孙立军', '周敏', '吴秀英'].flatMap(name => [
  name,
  `${name[0]}晓东`,
])
const paragraphs = (texts: readonly string[]) => texts.map(text => `<p>${text}</p>`).join('')

test('a list of names is the report, a footer with a full stop is not', () => {
  const list = names.concat(names.map(name => `${name[0]}志强`))
  const { lines } = read(`<div class="main">${paragraphs(list)}</div>${FOOTER}`)
  expect(lines).toEqual(list)
})

test('text that spaces part is the report', () => {
  const texts = [
    '坚持以人民为中心 深入推进依法行政 不断优化营商环境',
    '全年办结行政复议案件六十四件 案结事了 群众满意',
    '公共法律服务中心实现全覆盖 接待群众来访三千余人次',
    '开展法治宣传进校园进社区活动 发放宣传资料两万余份',
    '下一步将继续加强执法队伍建设 提升执法规范化水平',
  ]
  expect(read(`<div class="main">${paragraphs(texts)}</div>${FOOTER}`).lines).toEqual(texts)
})

test('nor does a comment with marks below it make the whole page the report', () => {
  const texts = Array.from(
    { length: 12 },
    (_, i) => `沿着山路第${i}次向上走到观景台 远处层层山峦已经披上秋天的颜色`,
  )
  const comments = ['写得很好，图片也很美，下次我们也去看看。']
  const menu = Array.from({ length: 20 }, (_, i) => `<li>分类${i} (${i})</li>`).join('')
  const page = `<div class="all"><ul>${menu}</ul><div class="main">${paragraphs(texts)}</div><div>${paragraphs(comments)}</div></div>`
  expect(read(page).lines).toEqual(texts)
})

test('English and mixed pages are read like Chinese ones', () => {
  const english = [
    'The district government has pushed forward the reform of administrative review in 2022.',
    'More than sixty cases were closed, and the heads of the organs appeared in court in all of them.',
    'Public legal services now reach every village; advice is free of charge for all residents.',
  ]
  const article = `<div class="main">${paragraphs(english)}</div>`
  expect(read(`${article}<div class="side"><p>Latest</p><p>Weather: fine</p></div>`).lines).toEqual(english)
  expect(read(`${article}${FOOTER}`).lines).toEqual(english)
  const mixed = [...english, '区政府2022年办结行政复议案件六十四件，负责人出庭应诉率达到百分之百。']
  expect(read(`<div class="main">${paragraphs(mixed)}</div>`).lines).toEqual(mixed)
})

test('a page of which little is taken tells the rest apart', () => {
  const article = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
  const teasers = Array.from({ length: 30 }, (_, i) => `第${i}条要闻 市区两级联动`)
  const page = `<div><div class="main">${paragraphs([article, article, article])}</div><div class="list">${paragraphs(teasers)}</div></div>`
  const { lines, passedOver } = read(page)
  expect(lines).toEqual([article, article, article])
  expect(passedOver).toEqual(teasers)
  // Of an ordinary page nothing is.
  expect(read(`<div class="main">${paragraphs([article, article])}</div>${FOOTER}`).passedOver).toEqual([])
})

test('boxes that their names set apart are told where together they hold most of the page', () => {
  const text = (i: number) =>
    `第${i}处活动由区司法局组织开展，共有三百余名群众参加，现场发放宣传资料；反响良好。`
  const boxes = (count: number) =>
    Array.from({ length: count }, (_, i) => `<div class="comment"><p>${text(i + 2)}</p></div>`).join('')
  const page = (count: number) =>
    read(`<div class="main"><p>${text(0)}</p><p>${text(1)}</p>${boxes(count)}</div>`)
  const most = page(6)
  expect(most.lines).toEqual([text(0), text(1)])
  expect(most.passedOver).toEqual([2, 3, 4, 5, 6, 7].map(text))
  expect(page(2).passedOver).toEqual([])
})

const long = (i: number) =>
  `全区各部门坚持依法行政，健全制度机制，第${i}项工作规范执法行为，强化监督落实，全年办结行政复议案件${i + 60}件，取得明显成效。`
const NOTICE = '<div class="main"><p>您的浏览器未启用脚本，本页内容暂时无法显示；请启用后重新打开。</p></div>'

test('a text that only scripts hold, or hidden boxes, is told and not read', () => {
  const texts = Array.from({ length: 12 }, (_, i) => long(i))
  const state = JSON.stringify({ list: texts.map(text => ({ body: `<p style="x">${text}</p>`, id: 1 })) })
  const carriers = [
    `<script>window.state = ${state.replaceAll('/', '\\/')}</script>`,
    `<script type="text/template">${paragraphs(texts)}</script>`,
    `<div data-props="${state.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></div>`,
    `<div style="display: none">${paragraphs(texts)}</div>`,
  ]
  for (const carrier of carriers) {
    expect(read(`${NOTICE}${carrier}`).passedOver).toEqual(texts)
    // Not where the page shows it all the same, nor where it is no more than a page's teasers.
    expect(read(`<div class="main">${paragraphs(texts)}</div>${carrier}`).passedOver).toEqual([])
    const others = Array.from({ length: 12 }, (_, i) => long(i + 100))
    expect(read(`<div class="main">${paragraphs(others)}</div>${carrier}`).passedOver).toEqual([])
  }
  expect(
    read(`${NOTICE}<script>${'if (a) { b = "c"; d(); } else { e = "f, g; h"; }'.repeat(80)}</script>`)
      .passedOver,
  ).toEqual([])
})

test('an introduction between the title and the box of the report is the report’s', () => {
  const lead = `<p>${long(100)}以下是各部门一年来的做法，供各地参考，并请结合实际抓好落实。</p>`
  const page = (above: string) =>
    read(
      `<h1>区政府公告</h1>${above}<div class="body">${paragraphs(Array.from({ length: 30 }, (_, i) => long(i)))}</div>`,
    )
  expect(page(lead).lines[1]).toMatch(/第100项.*抓好落实。$/)
  expect(page(`<div class="related">${lead}</div>`).lines[1]).toBe(long(0))
  // A caption is none.
  expect(page('<p>图为大会现场，全体代表出席了会议；记者摄。</p>').lines[1]).toBe(long(0))
})

test('a name that says how a box is printed sets nothing apart, one of a button does', () => {
  const page = (name: string) =>
    read(
      `<div class="main">${paragraphs([0, 1, 2, 3].map(long))}<div class="${name}"><p>${long(9)}</p></div></div>`,
    ).lines
  for (const name of ['col-md-6 print-full', 'print-links']) expect(page(name)).toContain(long(9))
  for (const name of ['print', 'no-print', 'print-btn', 'bdprint']) expect(page(name)).not.toContain(long(9))
})

test('where a file stands in place of the text, what is taken from elsewhere on the page is told of', () => {
  const side = `<ul>${[1, 2].map(i => `<li>${long(i)}</li>`).join('')}</ul>`
  const menu = Array.from({ length: 40 }, (_, i) => `<p>栏目${i}</p>`).join('')
  const page = (first: string) => read(`<h1>区政府公告</h1><p>${first}</p>${menu}${side}`)
  expect(page('<a href="/P020230105.pdf">公告全文</a>').passedOver).not.toEqual([])
  expect(page('<a href="/list">公告全文</a>').passedOver).toEqual([])
})
