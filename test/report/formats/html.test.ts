import { describe, expect, test } from 'vitest'
import { extractHtml } from '../../../src/report/formats/html/html.ts'
import { readReports } from '../../../src/report/read.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const one = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const two = '深入推进“放管服”改革，落实“双随机、一公开”监管，行政许可事项全部纳入清单。'

async function read(html: string | Uint8Array, file = 'a.html') {
  const bytes = typeof html === 'string' ? utf8(html) : html
  const { reports, failures } = await readReports({ file, bytes })
  expect(failures).toEqual([])
  return reports[0]!
}
const texts = (report: { paragraphs: { text: string }[] }) => report.paragraphs.map(p => p.text)
const lines = (html: string) => {
  const extracted = extractHtml(utf8(html))
  if ('failure' in extracted) throw new Error(extracted.failure)
  return extracted.lines.map(line => line.text)
}
const refusal = (html: string | Uint8Array) => {
  const extracted = extractHtml(typeof html === 'string' ? utf8(html) : html)
  return 'failure' in extracted ? extracted.failure : null
}

const PORTAL = `<!DOCTYPE html><!-- saved from url=(0036)http://www.example.gov.cn/zwgk/1.html -->
<html><head><meta charset="utf-8"><title>兴庆区2022年法治政府建设情况报告_兴庆区人民政府</title>
<meta name="ArticleTitle" content="兴庆区2022年法治政府建设情况报告"><meta name="PubDate" content="2023-01-16 09:00">
<script>var words = "脚本里的字";</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a><a href="/hd">互动交流</a></div>
<table class="xxgk"><tr><td>索引号</td><td>640104/2023-00012</td><td>发布机构</td><td>兴庆区司法局</td></tr></table>
<h1>兴庆区2022年法治政府建设情况报告</h1>
<div class="info">来源：兴庆区司法局　时间：2023-01-16　<a href="#">打印</a></div>
BOX
<div class="related"><h3>相关阅读</h3><ul><li><a href="1">兴庆区召开法治建设会议，部署全年工作。</a></li><li><a href="2">二</a></li></ul></div>
<div class="footer">版权所有：兴庆区人民政府 宁ICP备05000001号。本网站由兴庆区人民政府办公室主办，未经许可不得转载。</div>
</body></html>`
const BODY = `<p>　　2022年，兴庆区${one}</p><p><strong>一、主要做法</strong></p><p>　　${two}</p>
<p style="text-align:right">兴庆区人民政府</p><p>2023年1月10日</p>`

describe('a page of a portal', () => {
  for (const [system, box] of [
    ['a known content box', `<div><div class="TRS_Editor">${BODY}</div></div>`],
    ['a box of no known name', `<div class="a1"><div class="b2">${BODY}</div></div>`],
    [
      'a page laid out by tables',
      `<table><tr><td><table><tr><td>${BODY}</td></tr></table></td></tr></table>`,
    ],
    ['a form around it', `<form id="f"><div id="vsb_content_2">${BODY}</div></form>`],
  ] as const) {
    test(`${system}: text kept, furniture told, fields read`, async () => {
      const report = await read(PORTAL.replace('BOX', box))
      expect(texts(report)).toEqual([
        '兴庆区2022年法治政府建设情况报告',
        `2022年，兴庆区${one}`,
        '一、主要做法',
        two,
        '兴庆区人民政府',
        '2023年1月10日',
      ])
      expect(report).toMatchObject({
        title: '兴庆区2022年法治政府建设情况报告',
        year: 2022,
        publisher: '兴庆区司法局',
        publishedAt: '2023-01-16',
        documentNumber: '640104/2023-00012',
        url: 'http://www.example.gov.cn/zwgk/1.html',
        region: { code: '640104' },
      })
      const cleaned = report.cleaning.map(entry => entry.text).join('\n')
      for (const words of ['首页', '政务公开', '相关阅读', '版权所有', '二', '索引号'])
        expect(cleaned).toContain(words)
      expect(cleaned).not.toContain('脚本')
    })
  }

  test('what only <meta> says is a field with that as evidence', async () => {
    const report =
      await read(`<html><head><meta name="ArticleTitle" content="天门市2020年工作报告"><meta name="PubDate" content="2021-02-03"></head>
      <body><p>${one}</p><p>${two}</p></body></html>`)
    expect(report).toMatchObject({ title: '天门市2020年工作报告', publishedAt: '2021-02-03', url: null })
    expect(report.provenance.publishedAt).toEqual({ source: 'header', evidence: 'PubDate 2021-02-03' })
  })
})

test.each([
  ['called so in the head', 'div'],
  ['its heading', 'h1'],
])('a title longer than most is one: %s', async (_what, tag) => {
  const title = `Notice of the Education Department on Organizing and Carrying out ${'the Construction of '.repeat(15)}Schools`
  const head = tag === 'h1' ? '' : `<title>${title}</title>`
  const report = await read(
    `<html><head>${head}</head><body><div><div>Menu</div><${tag}>${title}</${tag}><div class="b">${BODY}</div></div></body></html>`,
  )
  expect(report.title).toBe(title)
  expect(texts(report).slice(0, 2)).toEqual([title, `2022年，兴庆区${one}`])
})

test('what a page offers under its text goes, in a row of a table too', async () => {
  const buttons = '<tr><td align="right">【<a>打印本页</a>】【<a>关闭窗口</a>】</td></tr>'
  const rows = [`兴庆区${one}`, two].map(text => `<tr><td>${text}</td></tr>`).join('')
  const report = await read(`<html><body><table>${rows}${buttons}</table></body></html>`)
  expect(texts(report)).toEqual([`兴庆区${one}`, two])
  expect(report.cleaning.map(({ text, reason }) => [text, reason])).toEqual([
    ['【打印本页】【关闭窗口】', 'furniture'],
  ])
})

describe('text as browsers show it', () => {
  test('a source line break inside Chinese is nothing, entities and tags vanish, <br> ends a line', () => {
    expect(lines(`<p>依法\n   行政<b>第一</b><span>条</span>&nbsp;A\nB&lt;</p>${one}<br>${two}`)).toEqual([
      '依法行政第一条\u00a0A B<',
      one,
      two,
    ])
  })

  test('a row of a table is one line, a table for layout is none', () => {
    const table =
      '<table><tr><th>指标</th><th>单位</th></tr><tr><td>复议案件</td><td> 12 件</td></tr></table>'
    expect(
      lines(`<p>${one}</p>${table}<table><tr><td><p>${one}</p><p>${two}</p></td><td>侧栏</td></tr></table>`),
    ).toEqual([one, '指标　单位', '复议案件　12 件', one, two, '侧栏'])
  })

  test('headings keep their depth, unless they are paragraphs in disguise', () => {
    const extracted = extractHtml(utf8(`<h2>一、总体情况</h2><p>${one}</p><h3>${one}${two}</h3>`))
    expect('lines' in extracted && extracted.lines.map(line => line.depth)).toEqual([2, undefined, undefined])
  })

  test('hidden parts, menus inside the box and lists of links are not the report', () => {
    const inside = `<div id="zoom"><p>${one}</p><div style="display:none">隐藏的话。</div>
      <div class="bdsharebuttonbox">分享到</div><p>${two}</p><p><a href="f">附件：兴庆区清单.docx</a></p>
      <ul><li><a href="1">甲地的新闻</a></li><li><a href="2">乙地的新闻</a></li><li><a href="3">丙地的新闻</a></li></ul></div>`
    expect(lines(inside)).toEqual([one, two, '附件：兴庆区清单.docx'])
  })

  test('links are the report’s where they lead to its own places or files, or name rules between its prose', () => {
    const contents = `<p><a href="#a">一、依法履职</a></p><p><a href="#b">二、规范执法</a></p><p><a href="#c">三、不足</a></p>
<h2><a name="a" href="#top">一、依法履职</a></h2>`
    const rules = ['甲', '乙', '丙']
      .map(name => `<p><a href="/${name}.html">《兴庆区${name}办法》</a></p>`)
      .join('')
    const files = ['清单', '一览', '统计'].map(name => `<p><a href="./P0202301.pdf">${name}</a></p>`).join('')
    const found = lines(`<div id="zoom"><p>${one}</p>${contents}<p>${two}</p>${rules}<p>${one}</p>
<p>附件：</p>${files}</div>`)
    expect(found).toEqual([
      one,
      '一、依法履职',
      '二、规范执法',
      '三、不足',
      '一、依法履职',
      two,
      '《兴庆区甲办法》',
      '《兴庆区乙办法》',
      '《兴庆区丙办法》',
      one,
      '附件：',
      '清单',
      '一览',
      '统计',
    ])
  })

  test('a box of the report called a footer is its signature, unless it says what footers of pages say', () => {
    const signed = '<div class="footer"><p>兴庆区人民政府</p><p>2023年1月10日</p></div>'
    const page = '<div class="content-statement"><p>声明：本网转载，版权归原作者。</p></div>'
    const found = lines(`<div id="zoom"><p>${one}</p><p>${two}</p>${signed}${page}</div>`)
    expect(found).toEqual([one, two, '兴庆区人民政府', '2023年1月10日'])
  })

  test('what leads to other pages goes with them, a last heading of the same words stays', () => {
    const others = ['甲', '乙', '丙']
      .map(name => `<p><a href="/${name}.html">${name}区召开会议</a></p>`)
      .join('')
    expect(lines(`<div id="zoom"><p>${one}</p><p>${two}</p><p>相关做法</p></div>`)).toEqual([
      one,
      two,
      '相关做法',
    ])
    expect(lines(`<div id="zoom"><p>${one}</p><p>${two}</p><p>相关做法</p>${others}</div>`)).toEqual([
      one,
      two,
    ])
    expect(lines(`<div id="zoom"><p>${one}</p><p>${two}</p><p>相关链接：</p></div>`)).toEqual([one, two])
  })

  test('text without any tag is read line by line', async () => {
    expect(texts(await read(`${one}\n${two}`))).toEqual([one, two])
  })
})

describe('charsets', () => {
  const page = (charset: string) =>
    `<html><head><meta charset="${charset}"></head><body><p>${one}</p></body></html>`
  /** 依法行政 … in GB18030: only these characters are needed. */
  const gb = Uint8Array.from(
    Buffer.from(`<meta charset="CHARSET"><p>${'\xd2\xc0\xb7\xa8\xd0\xd0\xd5\xfe'.repeat(8)}</p>`, 'latin1'),
  )

  test('UTF-8 by its bytes, whatever the page declares', async () => {
    for (const charset of ['utf-8', 'gb2312', 'big5', 'nonsense'])
      expect(texts(await read(page(charset)))).toEqual([one])
  })

  test('GB18030 by its bytes, whatever the page declares', async () => {
    for (const charset of ['gb2312', 'GBK', 'utf-8', 'iso-8859-1', 'nonsense']) {
      const bytes = Buffer.from(gb).toString('latin1').replace('CHARSET', charset)
      expect(texts(await read(Buffer.from(bytes, 'latin1')))).toEqual(['依法行政'.repeat(8)])
    }
  })

  test('a Western code page where it is declared and ideographs would be few', async () => {
    const western =
      'The commun\xe9s r\xe9ported \xd7\xd1 on the r\xe9form of review, and it was adopted by all. '.repeat(3)
    for (const charset of ['iso-8859-1', 'windows-1252']) {
      const bytes = Buffer.from(`<meta charset="${charset}"><p>${western}</p>`, 'latin1')
      expect(texts(await read(bytes)).join('')).toContain('réported ×Ñ on the réform')
    }
  })

  test('UTF-16 by its mark, Big5 where declared', async () => {
    expect(texts(await read(Buffer.from(`\ufeff${page('utf-16')}`, 'utf16le')))).toEqual([one])
    const big5 = Buffer.from(
      `<meta charset=big5><p>${'\xa8\xcc\xaa\x6b\xa6\xe6\xac\x46'.repeat(8)}</p>`,
      'latin1',
    )
    expect(texts(await read(big5))).toEqual(['依法行政'.repeat(8)])
  })

  test('a broken byte in a menu is passed over, one in the report is not', async () => {
    const bytes = (menu: string, text: string) =>
      Buffer.concat([
        utf8(`<body><ul><li>`),
        Buffer.from(menu, 'latin1'),
        utf8('</ul><p>'),
        utf8(one.repeat(3)),
        Buffer.from(text, 'latin1'),
        utf8(`</p>`),
      ])
    expect(texts(await read(bytes('\xff', '')))).toContain(one.repeat(3))
    expect(refusal(bytes('', '\xff'))).toMatch(/无法解读.*请/)
  })
})

describe('what is no report is named, with a remedy', () => {
  test.each([
    ['an index page', `<ul>${'<li><a href="1">某地召开法治建设会议</a></li>'.repeat(9)}</ul>`],
    ['a page that a script fills', '<html><body><div id="app"></div><script>start()</script></body></html>'],
    ['a frameset', '<html><frameset><frame src="a"></frameset></html>'],
  ])('%s', (_, html) => {
    expect(refusal(html)).toMatch(/请/)
  })

  test('a page nested without end is read or refused, never thrown over', async () => {
    const { reports, failures } = await readReports({
      file: 'deep.html',
      bytes: utf8(`<p>${one}</p>${'<div>'.repeat(60_000)}`),
    })
    expect(reports.length + failures.length).toBe(1)
  })
})

describe('a page without the text itself', () => {
  const title = '兴庆区2022年法治政府建设情况报告'
  const page = (body: string) =>
    `<html><title>${title}_兴庆区</title><body><div><a href="/">首页</a><a href="/zw">政务公开</a></div><h1>${title}</h1><div>来源：兴庆区司法局 发布时间：2023-01-16</div><div>${body}</div></body></html>`
  test.each([
    ['<iframe src="text.html"></iframe>', /框架（text\.html）/],
    ['<embed src="a.pdf">', /框架（a\.pdf）/],
    ['<p>附件：<a href="P1.pdf">报告全文.pdf</a></p>', /附件（报告全文\.pdf）/],
    [`<p>${title}详见附件。</p><p><a href="1.docx">${title}.docx</a></p>`, /附件（.*\.docx）/],
    ['<div id="text"></div><script>load("text")</script>', /图片或由脚本/],
  ])('%s is refused, with where the text may be', async (body, reason) => {
    const { reports, failures } = await readReports({ file: 'a.html', bytes: utf8(page(body)) })
    expect(reports).toEqual([])
    expect(failures[0]?.reason).toMatch(reason)
    expect(failures[0]?.reason).toMatch(/请/)
  })

  test('a short text is one all the same, whatever is attached to it', async () => {
    const body = '<p>全年未发生行政复议案件，无需报告的事项。</p><p>附件：<a href="1.xls">数据表.xls</a></p>'
    expect(texts(await read(page(body)))).toContain('全年未发生行政复议案件，无需报告的事项。')
  })
})

describe('lines as a page shows them', () => {
  const title = '兴庆区2022年法治政府建设情况报告'
  test('a title broken in its block is one line', async () => {
    for (const tag of ['h1', 'div']) {
      const report = await read(
        `<title>${title}_兴庆区</title><${tag}>兴庆区<br>2022年法治政府建设情况报告</${tag}><div><p>${one}</p><p>${two}</p></div>`,
      )
      expect(report.title).toBe(title)
      expect(texts(report)).toEqual([title, one, two])
    }
  })

  test('white space that the style keeps; a break in the source beside quotation marks shows nothing', () => {
    const body = `<div style="white-space: pre-wrap">　　${one}\n　　${two}</div>`
    expect(lines(body)).toEqual([one, two])
    expect(lines(`<p>${one}深入推进“放管服”\n   改革。</p>`)).toEqual([`${one}深入推进“放管服”改革。`])
  })

  test('what the page says to its visitors is no prose of the report', async () => {
    const notice = '您的浏览器版本过低，部分内容不能正常显示，请升级后访问，敬请谅解，谢谢您的支持。'
    const report = await read(
      `<title>${title}</title><div>${notice}</div><h1>${title}</h1><div><p>${one}</p><p>${two}</p></div>`,
    )
    expect(texts(report)).toEqual([title, one, two])
    // Within the report it is a line like any other.
    expect(lines(`<div><p>${one}</p><p>${notice}</p><p>${two}</p></div>`)).toEqual([one, notice, two])
  })
})
