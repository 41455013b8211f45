// check-words.ts — what /embed/check says, in both languages. `{portal}` and `{service}` are filled in.
import type { Language } from '../shared/preferences.ts'
import type { Outcome, Subject, Way } from './checks.ts'

export interface CheckWords {
  page: Record<'site' | 'skip' | 'title' | 'lead' | 'portal' | 'policy' | 'policyHint' | 'go', string>
  ways: Record<Way, string>
  verdicts: Record<Outcome, string>
  outcomes: Record<Outcome, string>
  subjects: Record<Subject, string>
  /** By subject and finding. */
  findings: Record<string, string>
  remedies: Record<string, string>
  /** Above a line that is right where one way is used, and no other. */
  headerFor: Record<Way, string>
  headerForAll: (ways: readonly Way[]) => string
  copy: string
  copied: string
  notCopied: string
  failed: string
  language: string
  languageHint: string
  theme: { auto: string; light: string; dark: string }
  themeHint: string
}

const NAMES_ZH: Record<Way, string> = { box: '检索框', frame: '框架', form: '普通表单' }
const NAMES_EN: Record<Way, string> = { box: 'box', frame: 'frame', form: 'plain form' }

const zh: CheckWords = {
  page: {
    site: '检索',
    skip: '跳到正文',
    title: '嵌入自检',
    lead: '填门户网页的地址，看检索框放进去能不能用；不能用的，写出要加的那一行。',
    portal: '门户网页的地址',
    policy: '门户的内容安全策略（Content-Security-Policy，可不填）',
    policyHint:
      '在门户网页上按 F12，“网络”一栏里点第一行，从“响应头”里复制。没有这一项就留空。只在本页核对，不会发出去。',
    go: '检查',
  },
  ways: {
    box: '一、检索框 <jiansuo-box>：边输入边列出段落',
    frame: '二、框架 /embed/frame：门户不许运行外来脚本时用',
    form: '三、普通表单：不靠脚本，按回车就到检索页',
  },
  verdicts: { yes: '可用', no: '还不可用', ask: '有待确认' },
  outcomes: { yes: '可以。', no: '不可以。', ask: '待确认。' },
  subjects: {
    mixed: 'HTTPS 与 HTTP 混用',
    network: '从公网网页访问内网',
    script: '门户是否允许加载检索框的脚本（script-src）',
    connect: '门户是否允许向检索服务发请求（connect-src）',
    cors: '检索服务是否允许这个门户读结果（CORS）',
    'frame-src': '门户是否允许嵌入这个框架（frame-src）',
    ancestors: '检索服务是否允许这个门户嵌入（frame-ancestors）',
    form: '门户是否允许提交到检索页（form-action）',
    charset: '网页的编码（accept-charset）',
  },
  findings: {
    'mixed fine': '两边的协议相容。',
    'mixed same': '门户和检索服务是同一个来源。',
    'mixed blocked':
      '门户是 HTTPS，检索服务是 HTTP，浏览器会拦下。请给检索服务配证书，或者用反向代理把它放到门户自己的路径下：',
    'network public':
      '门户在公网、检索服务在内网：Chrome 142 起会先问用户是否允许访问本地网络。把检索服务放到门户自己的路径下就不会问。',
    'network unknown':
      '检索服务在内网。如果门户的地址解析到公网，Chrome 142 起会先问用户是否允许访问本地网络；解析到内网就不会。',
    'script fine': '门户的策略允许。',
    'script unknown': '没有填门户的策略。门户没有这种策略就可以；有，就要放行 {service}。',
    'script missing': '门户的策略没有放行 {service}。',
    'script nonce': '门户用 strict-dynamic：主机名单不起作用，要给 <script> 加上门户自己的 nonce。',
    'connect fine': '门户的策略允许。',
    'connect unknown': '没有填门户的策略。门户没有这种策略就可以；有，就要放行 {service}。',
    'connect missing': '门户的策略没有放行 {service}。',
    'cors same': '同一个来源，不需要许可。',
    'cors fine': '{portal} 在允许的来源里。',
    'cors missing': '{portal} 不在允许的来源里。没有它，检索框只能提交到检索页。在检索服务的设置里加上：',
    'cors unknown': '没有问到。',
    'frame-src fine': '门户的策略允许。',
    'frame-src unknown': '没有填门户的策略。门户没有这种策略就可以；有，就要放行 {service}。',
    'frame-src missing': '门户的策略没有放行 {service}。',
    'ancestors fine': '{portal} 在允许嵌入的来源里。',
    'ancestors missing': '{portal} 不在允许嵌入的来源里。在检索服务的设置里加上：',
    'ancestors unknown': '没有问到。',
    'form fine': '检索框里的 <form> 不靠脚本也能用：按回车就到检索页。',
    'form unknown': '没有填门户的策略。门户的策略里没有 form-action 就可以；有，就要放行 {service}。',
    'form missing':
      '门户的策略没有放行 {service}：按了回车，浏览器也不会前往。检索框有脚本时按地址前往，不受这一项影响。',
    'charset stated': '门户用 GBK 还是 UTF-8 都行，只要表单写明按 UTF-8 发送，检索词就不会变成乱码：',
  },
  remedies: {
    'mixed blocked': 'location /jiansuo/ { proxy_pass {service}/; }',
    'cors missing': 'JIANSUO_ORIGINS={portal}',
    'ancestors missing': 'JIANSUO_FRAME_ANCESTORS={portal}',
    'charset stated': '<form action="{service}/" method="get" accept-charset="utf-8">',
  },
  headerFor: {
    box: '只用检索框时，把门户的整行响应头改成：',
    frame: '只用框架时，把门户的整行响应头改成：',
    form: '只用普通表单时，把门户的整行响应头改成：',
  },
  headerForAll: ways =>
    `${ways.map(way => NAMES_ZH[way]).join('、')}都要用时，门户的整行响应头（代替上面各行）`,
  copy: '复制',
  copied: '已复制',
  notCopied: '未能复制',
  failed: '连不上检索服务。请确认服务已启动，然后再试。',
  language: 'English',
  languageHint: 'Switch to English',
  theme: { auto: '跟随系统', light: '浅色', dark: '深色' },
  themeHint: '外观',
}

const en: CheckWords = {
  page: {
    site: 'Jiansuo',
    skip: 'Skip to content',
    title: 'Embedding check',
    lead: 'Name the page of your portal to see whether the box will work there, and which line to add where it will not.',
    portal: 'Address of the portal',
    policy: 'Content-Security-Policy of the portal (may be left out)',
    policyHint:
      'On the portal press F12, open Network, choose the first row, copy it from the response headers. Leave it empty if there is none. It is read on this page only and sent nowhere.',
    go: 'Check',
  },
  ways: {
    box: '1. The box <jiansuo-box>: passages as one types',
    frame: '2. The frame /embed/frame: for portals that allow no foreign script',
    form: '3. A plain form: no script, Enter leads to the search page',
  },
  verdicts: { yes: 'works', no: 'does not work yet', ask: 'to be confirmed' },
  outcomes: { yes: 'Yes. ', no: 'No. ', ask: 'To be confirmed. ' },
  subjects: {
    mixed: 'HTTPS and HTTP together',
    network: 'From a public page into a private network',
    script: 'The portal lets the script of the box load (script-src)',
    connect: 'The portal lets it ask the service (connect-src)',
    cors: 'The service lets the portal read answers (CORS)',
    'frame-src': 'The portal lets the frame in (frame-src)',
    ancestors: 'The service lets the portal show the frame (frame-ancestors)',
    form: 'The portal lets forms lead to the search page (form-action)',
    charset: 'Encoding of the page (accept-charset)',
  },
  findings: {
    'mixed fine': 'The protocols go together.',
    'mixed same': 'Portal and service are one origin.',
    'mixed blocked':
      'The portal is HTTPS and the service is HTTP; browsers block that. Give the service a certificate, or put it under a path of the portal with a reverse proxy:',
    'network public':
      'The portal is public and the service is private: from version 142 Chrome asks people to allow access to the local network. Under a path of the portal it does not.',
    'network unknown':
      'The service is in a private network. If the address of the portal is public, Chrome asks people to allow access to the local network from version 142; if it is private, not.',
    'script fine': 'Its policy allows it.',
    'script unknown': 'No policy was given. Without one it works; with one, {service} must be allowed.',
    'script missing': 'Its policy does not allow {service}.',
    'script nonce':
      'It uses strict-dynamic: lists of hosts do not count, the <script> needs the portal’s own nonce.',
    'connect fine': 'Its policy allows it.',
    'connect unknown': 'No policy was given. Without one it works; with one, {service} must be allowed.',
    'connect missing': 'Its policy does not allow {service}.',
    'cors same': 'One origin, no permission needed.',
    'cors fine': '{portal} is among the allowed origins.',
    'cors missing':
      '{portal} is not among the allowed origins. Without it the box can only submit to the search page. Add to the settings of the service:',
    'cors unknown': 'The service could not be asked.',
    'frame-src fine': 'Its policy allows it.',
    'frame-src unknown': 'No policy was given. Without one it works; with one, {service} must be allowed.',
    'frame-src missing': 'Its policy does not allow {service}.',
    'ancestors fine': '{portal} is among those that may.',
    'ancestors missing': '{portal} is not among those that may. Add to the settings of the service:',
    'ancestors unknown': 'The service could not be asked.',
    'form fine': 'The <form> inside the box works without scripts: Enter leads to the search page.',
    'form unknown':
      'No policy was given. Without form-action in it, it works; with it, {service} must be allowed.',
    'form missing':
      'Its policy does not allow {service}: the browser will not go there on Enter. With its script the box goes by address, which this does not stop.',
    'charset stated':
      'The portal may be in GBK or UTF-8, so long as the form says to send UTF-8; then no query is garbled:',
  },
  remedies: zh.remedies,
  headerFor: {
    box: 'For the box alone, the whole response header of the portal becomes:',
    frame: 'For the frame alone, the whole response header of the portal becomes:',
    form: 'For a plain form alone, the whole response header of the portal becomes:',
  },
  headerForAll: ways =>
    `The whole header for ${ways.map(way => NAMES_EN[way]).join(' and ')} together, instead of the lines above`,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Could not copy',
  failed: 'The service cannot be reached. Check that it is running, then try again.',
  language: '中文',
  languageHint: '切换到中文',
  theme: { auto: 'System', light: 'Light', dark: 'Dark' },
  themeHint: 'Appearance',
}

export const checkWordsFor = (language: Language): CheckWords => (language === 'en' ? en : zh)
