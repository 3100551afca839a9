/**
 * The arrows of ARCHITECTURE.md as rules. Every rule has a planted violation in
 * scripts/checks/boundaries.test.ts that must be reported.
 * @type {import('dependency-cruiser').IConfiguration}
 */

const serverDomain = '^apps/server/src/domains/([^/]+)/'

/** Which other domains a server domain may know, transitively closed. Moderation and analytics know ids and events only. */
const mayKnow = {
  identity: ['moderation'],
  pets: ['identity', 'moderation'],
  pedigree: ['identity', 'pets', 'moderation'],
  matching: ['identity', 'pets', 'pedigree', 'moderation'],
  meetups: ['identity', 'pets', 'moderation'],
  calls: ['identity', 'pets', 'meetups', 'moderation'],
  payments: ['identity', 'moderation'],
  certificates: ['identity', 'pets', 'pedigree', 'payments', 'moderation'],
  moderation: [],
  analytics: [],
}

const domainOrder = Object.entries(mayKnow).map(([domain, known]) => ({
  name: `server-domain-${domain}`,
  comment: `The ${domain} domain may know only: ${known.join(', ') || 'no other domain'} (ARCHITECTURE.md, arrows).`,
  severity: 'error',
  from: { path: `^apps/server/src/domains/${domain}/` },
  to: {
    path: '^apps/server/src/domains/',
    pathNot: `^apps/server/src/domains/(${[domain, ...known].join('|')})/`,
  },
}))

const never = (name, comment, from, to, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...extra.from },
  to: { path: to, ...extra.to },
})

export default {
  forbidden: [
    never('no-cycles', 'A cycle has no beginning to read from.', '.', undefined, { to: { circular: true } }),
    never(
      'no-unresolved',
      'An import that does not resolve hides every other rule.',
      '^(apps|packages|contracts|scripts)',
      undefined,
      {
        to: { couldNotResolve: true },
      },
    ),
    never(
      'domain-depends-on-nothing',
      'packages/domain holds the words; it knows none of ours.',
      '^packages/domain/',
      '^(apps|packages/(?!domain/)|contracts)',
    ),
    never(
      'packages-only-know-domain',
      'scene, ml and p2p never import one another nor an app: they meet in the desktop renderer.',
      '^packages/(scene|ml|p2p)/',
      '^(apps|contracts|packages)/',
      {
        to: { pathNot: '^packages/(domain|$1)/' },
      },
    ),
    never(
      'contracts-stand-alone',
      'Contracts know nothing of the product around them.',
      '^contracts/',
      '^(apps|packages)/',
    ),
    never(
      'desktop-knows-server-types-only',
      'The desktop sees the server through api-types.ts, as types only.',
      '^apps/desktop/src/',
      '^apps/server/',
      {
        to: { pathNot: '^apps/server/src/api-types[.]ts$' },
      },
    ),
    never(
      'server-knows-no-desktop',
      'The server runs without a desktop.',
      '^apps/server/',
      '^apps/(desktop|cli)/|^packages/(scene|ml)/',
    ),
    never(
      'domains-know-no-gateway',
      'Domains declare ports; gateways implement them; runtime joins them.',
      serverDomain,
      '^apps/server/src/(gateways|runtime)/',
      {
        from: { pathNot: '[.]test[.]ts$' },
      },
    ),
    never(
      'gateways-know-no-runtime',
      'Only runtime knows what is joined to what.',
      '^apps/server/src/gateways/',
      '^apps/server/src/runtime/',
      {
        from: { pathNot: '[.]test[.]ts$' },
      },
    ),
    never(
      'domain-door',
      'Other domains come in by the door: index.ts.',
      serverDomain,
      '^apps/server/src/domains/[^/]+/',
      {
        to: { pathNot: ['^apps/server/src/domains/$1/', '^apps/server/src/domains/[^/]+/index[.]ts$'] },
      },
    ),
    never(
      'bridge-knows-no-side',
      'The bridge is a contract, not a side.',
      '^apps/desktop/src/bridge/',
      '^apps/desktop/src/(main|preload|companion|renderer)/',
    ),
    ...['main', 'preload', 'companion', 'renderer'].map(side =>
      never(
        `desktop-${side}-only-bridge`,
        `The ${side} side reaches the others only over the bridge.`,
        `^apps/desktop/src/${side}/`,
        `^apps/desktop/src/(?!bridge/|${side}/)[^/]+/`,
      ),
    ),
    never(
      'only-store-knows-prisma',
      'In a domain only <domain>-store.ts knows the database.',
      serverDomain,
      '(generated/|@prisma/|better-sqlite3)',
      {
        from: { pathNot: '-store[.]ts$|[.]test[.]ts$' },
      },
    ),
    never(
      'no-test-in-product',
      'Product code never imports a test.',
      '^(apps|packages)/[^/]+/src/',
      '[.]test[.]tsx?$',
      {
        from: { pathNot: '[.]test[.]tsx?$' },
      },
    ),
    ...domainOrder,
  ],
  options: {
    doNotFollow: { path: ['node_modules', '(^|/)generated/'] },
    exclude: { path: '^(apps/[^/]+|packages/[^/]+|contracts)/(dist|artifacts|cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
