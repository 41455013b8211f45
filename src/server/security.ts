// security.ts — response headers that hold for everything. Not: who may ask.
import helmet from 'helmet'

/**
 * A policy without any `unsafe-*`: every script and style is a file of this server, every HTML sink wants a
 * trusted type. Nothing here assumes HTTPS, because intranets often have none: no upgrade of requests, no
 * Strict-Transport-Security (a proxy that ends TLS adds it), no headers that browsers refuse over plain HTTP.
 *
 * @param frameAncestors origins that may show these pages in a frame; empty: none
 */
export const security = (frameAncestors: readonly string[] = []) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: frameAncestors.length ? frameAncestors : ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // The pages build nodes and write text; they need no way round.
        trustedTypes: ["'none'"],
      },
    },
    // The older header knows no list of origins; where one is given it would forbid what the policy allows.
    xFrameOptions: frameAncestors.length ? false : { action: 'deny' },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
