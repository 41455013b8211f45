import type { Server } from 'node:http'

export function policyFor(service: string): string
export function portalServer(service: string): Server
