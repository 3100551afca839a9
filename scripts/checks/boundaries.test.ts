import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import configuration from '../../.dependency-cruiser.js'

const rules = configuration.forbidden as IForbiddenRuleType[]

/** One planted violation per rule: the file that breaks it, and what it imports. */
const PLANTED: Record<string, { file: string; imports: string }> = {
  'no-cycles': { file: 'packages/domain/src/cycle-a.ts', imports: './cycle-b.ts' },
  'no-unresolved': { file: 'packages/domain/src/lost.ts', imports: './nowhere.ts' },
  'domain-depends-on-nothing': { file: 'packages/domain/src/reaches-out.ts', imports: '@pawfect/ml' },
  'packages-only-know-domain': { file: 'packages/scene/src/reaches-over.ts', imports: '@pawfect/p2p' },
  'contracts-stand-alone': { file: 'contracts/src/reaches-out.ts', imports: '@pawfect/ml' },
  'desktop-knows-server-types-only': {
    file: 'apps/desktop/src/bridge/reaches-server.ts',
    imports: '../../../server/src/runtime/main.ts',
  },
  'server-knows-no-desktop': { file: 'apps/server/src/runtime/reaches-ml.ts', imports: '@pawfect/ml' },
  'domains-know-no-gateway': {
    file: 'apps/server/src/domains/pets/reaches-gateway.ts',
    imports: '../../gateways/mail/smtp-mailer.ts',
  },
  'gateways-know-no-runtime': {
    file: 'apps/server/src/gateways/mail/reaches-runtime.ts',
    imports: '../../runtime/main.ts',
  },
  'domain-door': {
    file: 'apps/server/src/domains/pets/back-door.ts',
    imports: '../identity/identity-store.ts',
  },
  'bridge-knows-no-side': { file: 'apps/desktop/src/bridge/takes-sides.ts', imports: '../main/side.ts' },
  'desktop-main-only-bridge': { file: 'apps/desktop/src/main/crosses.ts', imports: '../renderer/side.ts' },
  'desktop-preload-only-bridge': { file: 'apps/desktop/src/preload/crosses.ts', imports: '../main/side.ts' },
  'desktop-companion-only-bridge': {
    file: 'apps/desktop/src/companion/crosses.ts',
    imports: '../main/side.ts',
  },
  'desktop-renderer-only-bridge': {
    file: 'apps/desktop/src/renderer/crosses.ts',
    imports: '../companion/side.ts',
  },
  'only-store-knows-prisma': {
    file: 'apps/server/src/domains/pets/sneaks-to-database.ts',
    imports: 'better-sqlite3',
  },
  'no-test-in-product': { file: 'packages/domain/src/leans-on-test.ts', imports: './some.test.ts' },
  'server-domain-identity': {
    file: 'apps/server/src/domains/identity/knows.ts',
    imports: '../pets/index.ts',
  },
  'server-domain-pets': { file: 'apps/server/src/domains/pets/knows.ts', imports: '../matching/index.ts' },
  'server-domain-pedigree': {
    file: 'apps/server/src/domains/pedigree/knows.ts',
    imports: '../matching/index.ts',
  },
  'server-domain-matching': {
    file: 'apps/server/src/domains/matching/knows.ts',
    imports: '../meetups/index.ts',
  },
  'server-domain-meetups': {
    file: 'apps/server/src/domains/meetups/knows.ts',
    imports: '../matching/index.ts',
  },
  'server-domain-calls': { file: 'apps/server/src/domains/calls/knows.ts', imports: '../matching/index.ts' },
  'server-domain-payments': {
    file: 'apps/server/src/domains/payments/knows.ts',
    imports: '../pets/index.ts',
  },
  'server-domain-certificates': {
    file: 'apps/server/src/domains/certificates/knows.ts',
    imports: '../meetups/index.ts',
  },
  'server-domain-moderation': {
    file: 'apps/server/src/domains/moderation/knows.ts',
    imports: '../pets/index.ts',
  },
  'server-domain-analytics': {
    file: 'apps/server/src/domains/analytics/knows.ts',
    imports: '../pets/index.ts',
  },
}

/** Innocent files the planted ones point at. */
const GROUND = [
  'packages/domain/src/some.test.ts',
  'packages/ml/src/index.ts',
  'packages/p2p/src/index.ts',
  'apps/server/src/api-types.ts',
  'apps/server/src/runtime/main.ts',
  'apps/server/src/gateways/mail/smtp-mailer.ts',
  'apps/server/src/domains/identity/identity-store.ts',
  ...['identity', 'pets', 'matching', 'meetups'].map(domain => `apps/server/src/domains/${domain}/index.ts`),
  ...['main', 'renderer', 'companion'].map(side => `apps/desktop/src/${side}/side.ts`),
]

describe('the arrows of ARCHITECTURE.md', () => {
  let tree: string
  let brokenBy: Map<string, string[]>

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'pawfect-boundaries-'))
    plantTree(tree)
    const { output } = await cruise(['packages', 'apps', 'contracts'], {
      ...configuration.options,
      baseDir: tree,
      ruleSet: { forbidden: rules },
      validate: true,
    })
    brokenBy = new Map()
    for (const { rule, from } of (output as ICruiseResult).summary.violations) {
      brokenBy.set(rule.name, [...(brokenBy.get(rule.name) ?? []), from])
    }
  })
  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  test('every rule has a planted violation', () => {
    const names = rules.map(rule => rule.name)
    expect(Object.keys(PLANTED).sort()).toEqual(names.sort())
  })

  test.each(Object.entries(PLANTED))('%s is reported when broken', (rule, { file }) => {
    expect(brokenBy.get(rule)).toContain(file)
  })

  test('api-types.ts holds types alone, so nothing of the server is bundled into the desktop', () => {
    const source = readFileSync('apps/server/src/api-types.ts', 'utf8').replace(
      /\/\*[\s\S]*?\*\/|\/\/.*/g,
      '',
    )
    const statements = source.split('\n').filter(line => /^(import|export)\b/.test(line))
    expect(statements.length).toBeGreaterThan(0)
    expect(statements.filter(line => !/^(import|export) type\b/.test(line))).toEqual([])
  })
})

function plantTree(tree: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), text)
  }
  for (const file of GROUND) write(file, 'export const here = true\n')
  for (const { file, imports } of Object.values(PLANTED)) {
    write(file, `import { here } from '${imports}'\nexport const planted = here\n`)
  }
  write(
    'packages/domain/src/cycle-b.ts',
    "import { planted } from './cycle-a.ts'\nexport const here = planted\n",
  )
  for (const name of ['ml', 'p2p']) {
    write(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@pawfect/${name}`, type: 'module', exports: { '.': './src/index.ts' } }),
    )
    mkdirSync(join(tree, 'node_modules/@pawfect'), { recursive: true })
    symlinkSync(join(tree, 'packages', name), join(tree, 'node_modules/@pawfect', name))
  }
  write(
    'node_modules/better-sqlite3/package.json',
    JSON.stringify({ name: 'better-sqlite3', main: 'index.js' }),
  )
  write('node_modules/better-sqlite3/index.js', 'module.exports = {}\n')
  write('tsconfig.json', '{}')
  write('package.json', '{}')
}
