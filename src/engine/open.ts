// open.ts — which engine keeps an index: told by where it lies. The one place that knows engines by name. Not: any of them.
import type { EngineStore } from './engine-store.ts'
import { openFolderStore } from './flexsearch/folder-store.ts'
import type { ClusterSettings } from './opensearch/cluster-settings.ts'
import { openClusterStore } from './opensearch/cluster-store.ts'

/**
 * @param location of the index: a folder, or a cluster
 * @param threads that answer questions of a folder; 0: the calling one does
 * @example const { engine } = await openStore('index').open()
 */
export function openStore(location: string | ClusterSettings, threads = 0): EngineStore {
  return typeof location === 'string' ? openFolderStore(location, threads) : openClusterStore(location)
}
