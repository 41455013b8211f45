// node-choice.ts — which node of a cluster is asked, and when another is asked too. Not: HTTP, what an answer means.
//
// A node that hangs keeps its connections open: nothing fails, nothing comes. After `silence` the request goes to another
// node too, and the first answer counts; a node that did not answer is passed over for a while.

/** A request under way to one node. */
export interface Attempt<Answer> {
  answer: Promise<Answer>
  /** Nobody waits for it any more. */
  leave(): void
}

/**
 * `final`: another node would say the same. `passing`: another may do better. `busy`: another asked would only add to
 * it.
 */
export type Verdict = 'final' | 'passing' | 'busy'

export interface Choosing<Node> {
  /** How often it is sent at most. */
  attempts: number
  /** Milliseconds; null: only one node is asked at a time, as for what must not be done twice. */
  silence: number | null
  verdict(error: unknown): Verdict
  /** Who is there, asked before a second node is: those that are not are passed over. It settles soon. */
  look(): Promise<{ has(node: Node): boolean }>
}

export interface NodeChoice<Node> {
  /** @throws what the last attempt threw, or a final one */
  ask<Answer>(start: (node: Node) => Attempt<Answer>, choosing: Choosing<Node>): Promise<Answer>
}

/** A node that failed or was silent gets one question in so many milliseconds, until it answers. */
const REST = 30_000
/**
 * Questions that may be doubled: each asked adds a fifth, so that an overloaded cluster never gets more than a fifth more to
 * do; what was saved suffices for all that wait at the moment when a node stops.
 */
const CREDIT = { most: 100, each: 0.2 }

export function createNodeChoice<Node>(nodes: readonly Node[], now = Date.now): NodeChoice<Node> {
  /** Resting until then; 0: it answered last time. */
  const rests = new Map(nodes.map(node => [node, 0]))
  let turn = 0
  let credit = CREDIT.most

  const rest = (node: Node) => rests.set(node, now() + REST)

  /** By turns; those that rest, or were asked already, where there is no other. */
  const next = (asked: readonly Node[]): Node => {
    const first = turn++
    const inTurn = nodes.map((_, i) => nodes[(first + i) % nodes.length]!)
    const burden = (node: Node) =>
      2 * asked.filter(other => other === node).length + (rests.get(node)! > now() ? 1 : 0)
    const node = inTurn.reduce((best, one) => (burden(one) < burden(best) ? one : best))
    // Its rest is over, but only one question finds out whether it answers again.
    if (rests.get(node)! > 0) rest(node)
    return node
  }

  return {
    ask(start, { attempts, silence, verdict, look }) {
      credit = Math.min(CREDIT.most, credit + CREDIT.each)
      return new Promise((resolve, reject) => {
        const asked: Node[] = []
        const underWay = new Map<object, { node: Node; leave(): void }>()
        let isOver = false
        /** Of whoever waits now; whoever finds another in its place waits no more. */
        let timer: NodeJS.Timeout | undefined

        const stopWaiting = () => {
          clearTimeout(timer)
          timer = undefined
        }
        const end = () => {
          isOver = true
          stopWaiting()
          for (const { leave } of underWay.values()) leave()
        }
        const wait = () => {
          stopWaiting()
          if (silence === null || asked.length >= attempts) return
          const mine = setTimeout(async () => {
            if (credit < 1) return wait()
            credit--
            const alive = await look()
            // Meanwhile it may be over, another asked because one failed, or a node too busy for more.
            if (timer !== mine) return
            for (const node of nodes) if (!alive.has(node)) rest(node)
            begin()
          }, silence)
          timer = mine
        }
        const begin = () => {
          const node = next(asked)
          asked.push(node)
          const { answer, leave } = start(node)
          const key = {}
          underWay.set(key, { node, leave })
          wait()
          answer.then(
            answer => {
              if (isOver) return
              rests.set(node, 0)
              underWay.delete(key)
              const since = asked.lastIndexOf(node)
              for (const { node } of underWay.values()) if (asked.indexOf(node) < since) rest(node)
              end()
              resolve(answer)
            },
            error => {
              if (isOver) return
              underWay.delete(key)
              const said = verdict(error)
              if (said === 'passing') rest(node)
              if (said === 'busy') stopWaiting()
              if (said === 'passing' && asked.length < attempts) begin()
              else if (said === 'final' || underWay.size === 0) {
                end()
                reject(error)
              }
            },
          )
        }
        begin()
      })
    },
  }
}
