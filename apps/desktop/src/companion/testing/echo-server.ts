import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A web server that answers what it was asked, in the place of the product's. */
export type EchoServer = { readonly url: string; readonly stop: () => Promise<void> }

/** Answers 200 with method, path, headers and body of the request; sets two cookies on `/api/login`. */
export async function startEchoServer(): Promise<EchoServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      if (request.url === '/api/login') response.setHeader('set-cookie', ['session=1; HttpOnly', 'other=2'])
      response.setHeader('content-type', 'application/json')
      const { method, url, headers } = request
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
