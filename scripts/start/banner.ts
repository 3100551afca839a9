import type { Addresses } from './running-mark.ts'

/** What the screen says once everything answers. */
export type BannerFacts = Addresses & {
  readonly dataFolder: string
  readonly hasDemoWorld: boolean
  readonly tookMs: number
  /** Where the app was opened, in words. */
  readonly opened: string
}

/** The one screen of output. */
export function banner(facts: BannerFacts): string {
  const lines = [
    '',
    `  PawfectMatch is running (${(facts.tookMs / 1000).toFixed(1)} s).`,
    '',
    `    App        ${facts.appUrl}`,
    `    Server     ${facts.serverUrl}`,
    `    Console    ${facts.consoleUrl}`,
    `    Data       ${facts.dataFolder}`,
    `    Opened     ${facts.opened}`,
    ...(facts.hasDemoWorld ? DEMO_ACCOUNTS : []),
    '',
    '    Stop       Ctrl-C',
    '',
  ]
  return lines.join('\n')
}

const DEMO_ACCOUNTS = [
  '',
  '    Demo accounts, all with the password walk-in-the-park:',
  '      ana@pawfect.example     owner of a dog',
  '      ben@pawfect.example     owner of a dog',
  '      carla@pawfect.example   breeder',
  '      admin@pawfect.example   sees the console',
]
