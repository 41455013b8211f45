// beta.ts — bounds of a share: how sure a count among others is (Clopper and Pearson). Not: what is counted.

/**
 * The smallest share of which seeing at least `some` of `total` is no surprise: where the chance of it is `alpha`.
 *
 * @param alpha chance of being wrong, on this side alone
 * @example lowerShare(10, 10, 0.05).toFixed(3) // => '0.741'
 */
export function lowerShare(some: number, total: number, alpha: number): number {
  // P(X ≥ some | p) is the regularised incomplete beta function of p, and grows with p.
  return some === 0 ? 0 : solve(p => incompleteBeta(p, some, total - some + 1) - alpha)
}

/** The largest share of which seeing at most `some` of `total` is no surprise. */
export function upperShare(some: number, total: number, alpha: number): number {
  return some === total ? 1 : solve(p => incompleteBeta(p, some + 1, total - some) - (1 - alpha))
}

/** I_x(a, b): the chance that at least `a` of `a + b - 1` happen, each with chance x. By continued fraction. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  // The fraction converges fast on one side of the mean; the other is what is left of 1.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

// --- internal ---

/** Where a function that grows from 0 to 1 crosses 0, to 15 digits. */
function solve(f: (p: number) => number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (f(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Lentz's way of evaluating a continued fraction: no term may become 0. */
function fraction(x: number, a: number, b: number): number {
  const kept = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1))
  let sum = d
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / kept(1 + even * d)
    c = kept(1 + even / c)
    sum *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / kept(1 + odd * d)
    c = kept(1 + odd / c)
    sum *= d * c
    if (Math.abs(d * c - 1) < 1e-13) break
  }
  return sum
}

const TINY = 1e-300
const MOST_TERMS = 2000

/** Lanczos' approximation, good to 15 digits. */
function logGamma(value: number): number {
  const x = value - 1
  let sum = LANCZOS[0]!
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x + i)
  const t = x + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum)
}

const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
]
