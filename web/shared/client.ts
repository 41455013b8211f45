// client.ts — asks the server for JSON. Not: what is done with the answer.
import { route } from './base.ts'

/** A refusal or a failure, with words for a person: the server's own where it gave any. */
export class ServiceError extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
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
    throw new ServiceError(0, '')
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  const message = (body as { error?: { message?: unknown } } | null)?.error?.message
  throw new ServiceError(response.status, typeof message === 'string' ? message : '')
}
