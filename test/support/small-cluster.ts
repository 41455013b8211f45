// small-cluster.ts — as much of a cluster as publishing and reading back ask for, kept in memory. Not: questions, which it
// does not understand: every search finds every passage.
import { type Answer, fakeNode } from './fake-node.ts'

interface Document {
  source: Record<string, unknown>
  revision: number
}

/** @param said answers in its place; undefined: as a cluster would */
export async function smallCluster(
  said: (path: string, body: string) => Answer | undefined = () => undefined,
) {
  /** Documents by their ids, by index. */
  const indices = new Map<string, Map<string, Document>>()
  let current: string | null = null
  let revisions = 0

  const documentsOf = (index: string) => {
    if (!indices.has(index)) indices.set(index, new Map())
    return indices.get(index)!
  }
  const write = (index: string, id: string, source: Document['source']) => {
    documentsOf(index).set(id, { source, revision: revisions++ })
    return { result: 'created', _seq_no: revisions - 1, _primary_term: 1 }
  }
  const read = (index: string, id: string) => {
    const document = indices.get(index)?.get(id)
    return document
      ? { _id: id, found: true, _source: document.source, _seq_no: document.revision, _primary_term: 1 }
      : { _id: id, found: false }
  }

  const answer = (method: string, url: URL, body: string): NonNullable<Answer> => {
    const [index = '', what = '', id = ''] = url.pathname.slice(1).split('/').map(decodeURIComponent)
    const expected = url.searchParams.get('if_seq_no')
    const isOther = expected !== null && indices.get(index)?.get(id)?.revision !== Number(expected)
    switch (`${method} ${index.startsWith('_') ? index : what}`) {
      case 'GET _alias':
        return current === null ? { status: 404, body: { error: 'missing' } } : { body: { [current]: {} } }
      case 'POST _aliases':
        current = JSON.parse(body).actions[1].add.index
        return {}
      case 'GET _cat':
        return { body: [...indices.keys()].map(index => ({ index, 'store.size': '1' })) }
      case 'GET _cluster':
        return { body: { number_of_data_nodes: 1 } }
      case 'PUT ':
        documentsOf(index)
        return {}
      case 'GET ':
        return indices.has(index) ? {} : { status: 404, body: { error: 'missing' } }
      case 'DELETE ':
        return indices.delete(index) ? {} : { status: 404 }
      case 'GET _search_shards':
        return { body: { shards: [[{ shard: 0 }]] } }
      case 'PUT _create':
        return indices.get(index)?.has(id)
          ? { status: 409 }
          : { status: 201, body: write(index, id, JSON.parse(body)) }
      case 'PUT _doc':
        return isOther ? { status: 409 } : { body: write(index, id, JSON.parse(body)) }
      case 'DELETE _doc':
        if (isOther) return { status: 409 }
        return documentsOf(index).delete(id) ? { body: { result: 'deleted' } } : { status: 404 }
      case 'GET _doc':
        return { body: read(index, id) }
      case 'POST _mget':
        return { body: { docs: JSON.parse(body).ids.map((id: string) => read(index, id)) } }
      case 'POST _bulk': {
        const lines = body.trimEnd().split('\n')
        for (let at = 0; at < lines.length; at += 2)
          write(index, JSON.parse(lines[at]!).index._id, JSON.parse(lines[at + 1]!))
        return { body: { errors: false } }
      }
      case 'POST _msearch': {
        const sources = [...documentsOf(index).values()].map(({ source }) => source)
        const found = {
          _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
          hits: { total: { value: sources.length }, hits: sources.map(_source => ({ _source })) },
          aggregations: { sum: { value: sources.reduce((sum, source) => sum + Number(source.sum), 0) } },
        }
        return { body: { responses: [found] } }
      }
      default:
        return {}
    }
  }

  const node = await fakeNode((path, body) => {
    const told = said(path, body)
    if (told !== undefined) return told
    const [method = '', url = ''] = path.split(' ')
    return answer(method, new URL(url, 'http://node'), body)
  })
  return { ...node, indices, write, read, current: () => current }
}
