const BROWSERS = ['Electron', 'Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const
const NAMES: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', Electron: 'PawfectMatch app' }
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'] as const

/** Says in a few words what device a `User-Agent` stands for, for example `Chrome on Linux`. */
export function deviceLabel(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'Unknown device'
  const browser = BROWSERS.find(name => userAgent.includes(name))
  const system = SYSTEMS.find(name => userAgent.includes(name))
  const shown = browser === undefined ? 'Program' : (NAMES[browser] ?? browser)
  return system === undefined ? shown : `${shown} on ${system === 'Mac OS' ? 'macOS' : system}`
}
