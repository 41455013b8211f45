// security.ts — response headers that hold for everything. Not: who may ask.
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** The one page made to be framed. */
const FRAME = /^\/embed\/frame(\.html)?$/

/**
 * A policy without any `unsafe-*`: every script and style is a file of this server, every HTML sink wants a
 * trusted type. Nothing here assumes HTTPS, because intranets often have none: no upgrade of requests, no
 * Strict-Transport-Security (it would bind the whole host: a proxy that ends TLS adds it), no headers that browsers refuse
 * over plain HTTP.
 *
 * @param frameAncestors origins that may show /embed/frame in a frame; no other page may ever be. Empty: none
 * @param isSecure whether people reach the pages over HTTPS
 */
export function security(frameAncestors: readonly string[] = [], isSecure = false): RequestHandler {
  const unframed = headers([], isSecure)
  const framed = headers(frameAncestors, isSecure)
  return (request, response, next) => (FRAME.test(request.path) ? framed : unframed)(request, response, next)
}

// --- internal ---

const headers = (frameAncestors: readonly string[], isSecure: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: frameAncestors.length ? [...frameAncestors] : ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // The pages build nodes and write text; they need no way round.
        trustedTypes: ["'none'"],
      },
    },
    // The older header knows no list of origins; where one is given it would forbid what the policy allows.
    xFrameOptions: frameAncestors.length ? false : { action: 'deny' },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: isSecure && { policy: 'same-origin' },
    originAgentCluster: false,
  })
