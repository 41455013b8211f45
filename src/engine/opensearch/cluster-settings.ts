// cluster-settings.ts — the addresses of a cluster and our credentials. Not: reading them (config/), connecting.

/** Credentials are in here: never to be printed, and kept out of every message. */
export interface ClusterSettings {
  /** Addresses of nodes: `https://node1:9200`. */
  readonly nodes: readonly string[]
  /** What our indices begin with, and the alias of the current snapshot. */
  readonly index: string
  readonly username: string | null
  readonly password: string | null
  /** Path of a PEM file with the authorities that sign the nodes' certificates. Null: those of the system. */
  readonly ca: string | null
}
