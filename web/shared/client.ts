// client.ts — requests JSON from the server. Not: what is done with the answer.
import type { Refusal } from '../../src/api/failure.ts'
import { route } from './base.ts'

/** A refusal or a failure. */
export class ServiceError extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  /** What the server said of it; null where it said nothing that can be read. */
  readonly refusal: Refusal | null
  constructor(status: number, refusal: Refusal | null) {
    super(refusal?.message)
    this.status = status
    this.refusal = refusal
  }
}

/** @throws ServiceError; a `DOMException` named `AbortError` when `signal` says so */
export function getJson<T>(path: string, parameters: URLSearchParams, signal?: AbortSignal): Promise<T> {
  return askJson<T>(route(path, parameters), {}, signal)
}

/** As `getJson`, for what is too long for an address. */
export function postJson<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { 'Content-Type': 'application/json' }
  return askJson<T>(route(path), { method: 'POST', headers, body: JSON.stringify(body) }, signal)
}

/** As `getJson`, with a file. */
export function postFile<T>(
  path: string,
  parameters: URLSearchParams,
  file: Blob,
  signal?: AbortSignal,
): Promise<T> {
  const headers = { 'Content-Type': 'application/octet-stream' }
  return askJson<T>(route(path, parameters), { method: 'POST', headers, body: file }, signal)
}

async function askJson<T>(url: URL, init: RequestInit, signal?: AbortSignal): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, signal ? { ...init, signal } : init)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ServiceError(0, null)
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  const refusal = (body as { error?: Partial<Refusal> } | null)?.error
  throw new ServiceError(response.status, typeof refusal?.message === 'string' ? (refusal as Refusal) : null)
}
