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
export async function getJson<T>(
  path: string,
  parameters: URLSearchParams,
  signal?: AbortSignal,
): Promise<T> {
  let response: Response
  try {
    response = await fetch(route(path, parameters), signal ? { signal } : {})
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ServiceError(0, '')
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  const message = (body as { error?: { message?: unknown } } | null)?.error?.message
  throw new ServiceError(response.status, typeof message === 'string' ? message : '')
}
