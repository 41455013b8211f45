// node-failures.ts — turns refusals of a cluster into JiansuoErrors. Not: retrying.
import { JiansuoError } from '../../errors.ts'

/** What a cluster said, or did not say. */
export interface Refusal {
  /** HTTP status; 0: no answer came. */
  status: number
  /** `type` of the error in the body, or the name of the client's own. */
  type: string
  /** In the cluster's words. */
  reason: string
}

/**
 * A refusal as an error for people. The client's error stays out of it: it holds headers, and so the password.
 *
 * @param nodes addresses, for the message
 */
export function failureOf({ status, type, reason }: Refusal, nodes: string): JiansuoError {
  const cause = new Error(`${status} ${type}: ${reason}`.slice(0, 500))
  const error = (code: ConstructorParameters<typeof JiansuoError>[0], message: string) =>
    new JiansuoError(code, message, { cause })
  if (status === 0 && type === 'TimeoutError')
    return error('timeout', `集群 ${nodes} 没有按时应答：请稍后再试；常常如此请查看节点的负载`)
  if (status === 0)
    return error('unavailable', `连不上集群 ${nodes}：请检查地址、证书与网络，以及节点是否在运行`)
  if (status === 401)
    return error(
      'bad-config',
      `集群 ${nodes} 不接受这个用户（401）：请检查 JIANSUO_OPENSEARCH_USERNAME 与 _PASSWORD`,
    )
  if (status === 403)
    return error(
      'bad-config',
      `集群 ${nodes} 不许这个用户这样做（403 ${/\[([^[\]]+)\]/.exec(reason)?.[1] ?? type}）：请给 JIANSUO_OPENSEARCH_USERNAME 的用户加上 docs/opensearch.md 所列的权限`,
    )
  if (status === 404 && type === 'index_not_found_exception')
    return error('snapshot-gone', '所用的索引已从集群中删除：请重新检索')
  if (status === 429 || type === 'circuit_breaking_exception')
    return error('overloaded', `集群 ${nodes} 正忙：请稍后再试`)
  if (type === 'task_cancelled_exception') return error('timeout', '检索用时过长，已停止：请收窄后再试')
  if (status >= 500)
    return error('unavailable', `集群 ${nodes} 暂时不能应答（${status}）：请查看集群是否健康`)
  return error('io', `集群 ${nodes} 拒绝了请求（${status} ${type}）：请查看集群的版本与设置`)
}

/** Of an answer that does not come from every shard: it would be too short. */
export function shardsMissing(nodes: string): JiansuoError {
  return new JiansuoError(
    'unavailable',
    `集群 ${nodes} 缺少分片，不能给出完整的结果：请等集群恢复，或查看 _cluster/health`,
  )
}
