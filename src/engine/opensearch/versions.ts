// versions.ts — lists the snapshots of a cluster, makes one current, and removes old ones. Not: what is in them.
import { JiansuoError } from '../../errors.ts'
import type { Connection } from './connection.ts'
import { namesOf, versionOf } from './index-names.ts'
import { FORMAT, type Header, readHeader } from './snapshot-metadata.ts'

/** The version that the alias points to. @throws JiansuoError `no-snapshot` */
export async function currentVersion(connection: Connection, index: string): Promise<string> {
  const aliases = await connection.send<Record<string, unknown>>({
    method: 'GET',
    // Of our own indices only: a user with no rights to others is refused when asking about all.
    path: `/${index}-*/_alias/${index}`,
    answers: [404],
  })
  for (const name of Object.keys(aliases)) {
    const version = versionOf(index, name)
    if (version !== null) return version
  }
  throw new JiansuoError(
    'no-snapshot',
    `集群 ${connection.nodes} 里还没有索引 ${index}：请先运行 jiansuo index 文件夹`,
  )
}

/** Null: there is none yet. A cluster that does not say is an error, never taken for one without a snapshot. */
export async function currentIfAny(connection: Connection, index: string): Promise<string | null> {
  return currentVersion(connection, index).catch(error => {
    if (error instanceof JiansuoError && error.code === 'no-snapshot') return null
    throw error
  })
}

/** @throws JiansuoError `bad-snapshot`, `stale-snapshot` */
export async function headerOf(connection: Connection, index: string, version: string): Promise<Header> {
  const header = await readHeader(connection, namesOf(index, version).metadata)
  if (!header)
    throw new JiansuoError(
      'bad-snapshot',
      `集群的索引 ${index} ${version} 不完整：请重新运行 jiansuo index 建立索引，或 jiansuo rollback 换一个`,
    )
  return ours(index, header)
}

/** @throws JiansuoError `stale-snapshot` where another program wrote it */
export function ours(index: string, header: Header): Header {
  if (header.format !== FORMAT)
    throw new JiansuoError(
      'stale-snapshot',
      `集群的索引 ${index} 由其他版本的程序建立：请用那个版本，或重新运行 jiansuo index`,
    )
  return header
}

/** Finished ones with their headers, whoever wrote them, the newest first. */
export async function finishedSnapshots(
  connection: Connection,
  index: string,
): Promise<{ version: string; header: Header }[]> {
  const finished: { version: string; header: Header }[] = []
  for (const version of await allVersions(connection, index)) {
    const header = await readHeader(connection, namesOf(index, version).metadata)
    if (header) finished.push({ version, header })
  }
  return finished
}

/** In one step, which readers see whole or not at all. */
export async function makeCurrent(connection: Connection, index: string, version: string): Promise<void> {
  const { metadata } = namesOf(index, version)
  await connection.send({
    method: 'POST',
    path: '/_aliases',
    body: {
      actions: [
        { remove: { index: `${index}-*`, alias: index, must_exist: false } },
        { add: { index: metadata, alias: index } },
      ],
    },
  })
}

/**
 * Removes what killed builds left and all snapshots but the current one and the newest beside it (readers may hold it).
 * Before a build too, because the build needs the room. Only under the lock; what cannot be removed stays.
 */
export async function sweep(connection: Connection, index: string): Promise<void> {
  try {
    const current = await currentIfAny(connection, index)
    const finished = await finishedSnapshots(connection, index)
    const kept = [current, finished.find(({ version }) => version !== current)?.version]
    for (const version of await allVersions(connection, index))
      if (!kept.includes(version)) await remove(connection, index, version)
  } catch {}
}

export async function remove(connection: Connection, index: string, version: string): Promise<void> {
  const { passages, metadata } = namesOf(index, version)
  // The header goes first: what is half removed is no snapshot.
  for (const name of [metadata, passages])
    await connection.send({ method: 'DELETE', path: `/${name}`, answers: [404] })
}

// --- internal ---

/** Newest first: names begin with the time. */
async function allVersions(connection: Connection, index: string): Promise<string[]> {
  const indices = await connection.send<{ index: string }[]>({
    method: 'GET',
    path: `/_cat/indices/${index}-*`,
    query: { format: 'json', h: 'index', expand_wildcards: 'all' },
  })
  const versions = new Set(indices.flatMap(({ index: name }) => versionOf(index, name) ?? []))
  return [...versions].sort().reverse()
}
