import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { contentTypeOf, pageSecurityHeaders } from '../../bridge/index.ts'
import { refuse } from './answer.ts'

/** Answers a GET or HEAD with a file of the built renderer. */
export type PageFiles = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Serves the built renderer. An address without a file ending is a place
 * inside the app and gets the app itself.
 */
export function createPageFiles(folder: string, relayOrigins: readonly string[]): PageFiles {
  const securityHeaders = pageSecurityHeaders(relayOrigins)
  return async (request, response) => {
    const path = decodePath(request.url ?? '/')
    const file = path === undefined ? undefined : await findFile(folder, path)
    if (file === undefined) {
      return refuse(response, 404, { code: 'companion/no-such-file', message: 'no such file in the app' })
    }
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': contentTypeOf(file.path),
      'content-length': file.size,
      // Names below assets/ carry a digest of their content.
      'cache-control': file.path.includes(`${sep}assets${sep}`)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    })
    if (request.method === 'HEAD') return void response.end()
    await pipeline(createReadStream(file.path), response)
  }
}

function decodePath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    return path.includes('\0') ? undefined : path
  } catch {
    // A malformed escape names no file.
    return undefined
  }
}

async function findFile(folder: string, path: string): Promise<{ path: string; size: number } | undefined> {
  const asked = normalize(join(folder, path))
  if (asked !== folder && !asked.startsWith(folder + sep)) return undefined
  const wanted = extname(asked) === '' ? join(folder, 'index.html') : asked
  const found = await stat(wanted).catch(() => undefined)
  return found?.isFile() ? { path: wanted, size: found.size } : undefined
}
