// cluster-settings.ts — where a cluster is and who we are to it. Not: how it is chosen (config/), connecting.

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
