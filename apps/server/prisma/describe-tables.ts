/**
 * A Prisma generator that writes `generated/tables.json`: each table with its columns, keys and
 * indexes as the schema asks for them. It speaks Prisma's line-wise JSON-RPC: requests on
 * stdin, answers on stderr. The migrations are compared with this file.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type PrismaModel, tableOf } from './table-description.ts'

interface GeneratorRequest {
  readonly id: number
  readonly method: string
  readonly params: {
    readonly generator: { readonly output: { readonly value: string } }
    readonly dmmf: {
      readonly datamodel: {
        readonly models: readonly PrismaModel[]
        readonly indexes: readonly PrismaIndex[]
      }
    }
  }
}
type PrismaIndex = {
  readonly model: string
  readonly type: string
  readonly fields: readonly { readonly name: string }[]
}

const answer = (id: number, result: unknown) =>
  process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)

createInterface({ input: process.stdin }).on('line', line => {
  const request = JSON.parse(line) as GeneratorRequest
  if (request.method === 'getManifest') {
    answer(request.id, { manifest: { prettyName: 'table descriptions', defaultOutput: '../generated' } })
    return
  }
  const folder = request.params.generator.output.value
  const { models, indexes } = request.params.dmmf.datamodel
  const tables = models.map(model =>
    tableOf(
      model,
      indexes
        .filter(index => index.model === model.name && index.type === 'normal')
        .map(index => index.fields.map(field => field.name)),
    ),
  )
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'tables.json'), `${JSON.stringify(tables, null, 2)}\n`)
  answer(request.id, null)
})
