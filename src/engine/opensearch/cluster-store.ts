// cluster-store.ts — snapshots of the engine in a cluster. Not: requests (connection.ts), asking.
import type { Column } from '../../snapshot/columns.ts'
import type { EngineStore, SnapshotInfo } from '../engine-store.ts'
import { isCatalogueColumn, openCatalogue } from './cluster-catalogue.ts'
import { checkSnapshot } from './cluster-check.ts'
import { openClusterEngine } from './cluster-engine.ts'
import { listSnapshots, rollback } from './cluster-history.ts'
import { type Lock, takeLock } from './cluster-lock.ts'
import type { ClusterSettings } from './cluster-settings.ts'
import { compareWith } from './comparison.ts'
import { type Connection, connect } from './connection.ts'
import { namesOf } from './index-names.ts'
import { patient } from './patience.ts'
import { type Header, readColumns } from './snapshot-metadata.ts'
import { readTexts } from './snapshot-reader.ts'
import { currentVersion, headerOf, sweep } from './versions.ts'
import { createWriter } from './writer.ts'

/** Connects at the first call, so that a command that only names a cluster need not reach it. */
export function openClusterStore(settings: ClusterSettings): EngineStore {
  const { index } = settings
  let connecting: Promise<Connection> | null = null
  let held: Lock | null = null
  const connected = () => {
    connecting ??= connect(settings)
    return connecting
  }
  /** For indexers: they wait until a cluster has got over what ails it. */
  const patiently = async () => patient(await connected())
  const current = async (connected: () => Promise<Connection>) => {
    const connection = await connected()
    const version = await currentVersion(connection, index)
    const header = await headerOf(connection, index, version)
    return { connection, header, names: namesOf(index, version) }
  }
  const openCurrent = async (connected: () => Promise<Connection>) => {
    const { connection, header, names } = await current(connected)
    const columns = await readColumns(connection, names.metadata, header, isCatalogueColumn)
    return { connection, header, catalogue: openCatalogue(names, columns) }
  }

  return {
    current: async () => currentVersion(await connected(), index),
    info: async () => infoOf((await current(patiently)).header),
    async readBeside(name) {
      const { connection, header, names } = await current(patiently)
      const columns = await readColumns(connection, names.metadata, header, column => column === name)
      return (columns[name] as Uint8Array | undefined) ?? null
    },
    async isWhole() {
      const { connection, header, names } = await current(patiently)
      const { counts, checksum } = header
      return compareWith(connection, names, { passages: counts.passages, checksum })
    },
    async open() {
      const { connection, header, names } = await current(connected)
      const columns = await readColumns(connection, names.metadata, header, () => true)
      const catalogue = openCatalogue(names, columns)
      const beside = Object.entries(columns).filter(([name]) => !isCatalogueColumn(name))
      return {
        engine: openClusterEngine(connection, catalogue, header),
        beside: Object.fromEntries<Column>(beside),
      }
    },
    async lock() {
      const connection = await patiently()
      const lock = await takeLock(connection, index)
      held = lock
      await sweep(connection, index)
      return async () => {
        held = null
        await lock.release()
      }
    },
    write: () =>
      createWriter(
        patiently,
        index,
        async () => {
          const { connection, header, catalogue } = await openCurrent(patiently)
          return { header, catalogue, texts: await readTexts(connection, catalogue) }
        },
        async () => held?.confirm(),
      ),
    async verify() {
      const { connection, header, catalogue } = await openCurrent(connected)
      return checkSnapshot(connection, catalogue, header)
    },
    snapshots: async () => listSnapshots(await connected(), index),
    rollback: async version => rollback(await connected(), index, version),
  }
}

// --- internal ---

const infoOf = ({ version, builtAt, fingerprint, counts, skipped }: Header): SnapshotInfo => {
  return { version, builtAt, fingerprint, counts, skipped }
}
