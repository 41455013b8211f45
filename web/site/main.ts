// main.ts — the list page of a folder without a server: loads the data scripts at the first search, and shows what is
// found. Not: searching.
import { skeleton } from '../../src/analysis/skeleton.ts'
import { h } from '../shared/dom.ts'
import { joinPasted } from '../shared/pasted.ts'
import { type Found, type Held, search, textsOf } from './search.ts'

type DataEntry = [id: string, name: string, place: string, passages: [id: string, text: string][]]

/** Shown at once; more on demand. */
const SHOWN = 200

const held: Held[] = []
const skeletons: string[] = []
/** Called by every data script. */
Object.assign(window, {
  jiansuoSite(entries: DataEntry[]) {
    for (const [reportId, name, place, passages] of entries)
      for (const [id, text] of passages) {
        held.push({ reportId, name, place, id, text })
        skeletons.push(skeleton(text))
      }
  },
})

const part = (id: string) => document.getElementById(id)!
const files = (document.currentScript?.dataset.files ?? '').split(' ').filter(Boolean)
const [form, said, found, list] = [part('search'), part('said'), part('found'), part('list')]
const input = part('q') as HTMLInputElement
form.hidden = false
joinPasted(input)

let loading: Promise<void> | null = null

/** One after the other, in their order. */
function load(): Promise<void> {
  loading ??= files.reduce(
    (before, file) =>
      before.then(
        () =>
          new Promise<void>((resolve, reject) => {
            const script = document.createElement('script')
            script.src = file
            script.onload = () => resolve()
            script.onerror = () => reject(new Error(file))
            document.head.append(script)
          }),
      ),
    Promise.resolve(),
  )
  return loading
}

function resultNode({ reportId, name, place, id, text, marks }: Found): HTMLElement {
  const nodes: (string | Node)[] = []
  let end = 0
  for (const mark of marks) {
    nodes.push(text.slice(end, mark.start), h('mark', {}, text.slice(mark.start, mark.end)))
    end = mark.end
  }
  nodes.push(text.slice(end))
  return h(
    'li',
    {},
    h('p', {}, h('a', { href: `reports/${reportId}.html#${id}` }, name), h('small', {}, place)),
    h('p', {}, ...nodes),
  )
}

function show(results: readonly Found[], from = 0): void {
  if (from === 0) found.replaceChildren()
  else found.lastElementChild?.remove()
  found.append(...results.slice(from, from + SHOWN).map(resultNode))
  if (results.length <= from + SHOWN) return
  const more = h('button', { type: 'button' }, `再列 ${Math.min(SHOWN, results.length - from - SHOWN)} 段`)
  more.addEventListener('click', () => show(results, from + SHOWN))
  found.append(h('li', { class: 'more' }, more))
}

/** What is searched for is in the address, behind #, which file:// leaves alone. */
async function ask(): Promise<void> {
  const q = decodeURIComponent(location.hash.slice(1)).trim()
  input.value = q
  const texts = textsOf(q)
  list.hidden = texts.length > 0
  found.hidden = texts.length === 0
  if (texts.length === 0) {
    said.textContent = q === '' ? '' : '没有可以检索的文字'
    return
  }
  said.textContent = '正在读入…'
  try {
    await load()
  } catch (error) {
    said.textContent = `读不到 ${(error as Error).message}：文件夹不完整，请重新复制`
    return
  }
  const results = search(held, skeletons, texts)
  const reports = new Set(results.map(({ reportId }) => reportId)).size
  said.textContent =
    results.length === 0 ? '没有逐字含有这些文字的段落。' : `${reports} 篇报告，${results.length} 段`
  show(results)
}

form.addEventListener('submit', event => {
  event.preventDefault()
  location.hash = encodeURIComponent(input.value.trim())
})
addEventListener('hashchange', () => void ask())
void ask()
