import type { ServerResponse } from 'node:http'

/** Answers with JSON that no cache keeps. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(JSON.stringify(body))
}

/** Refuses with a code for programs and a sentence for people. */
export function refuse(
  response: ServerResponse,
  status: number,
  error: { code: string; message: string },
): void {
  answerJson(response, status, { error: { ...error, facts: {} } })
}
