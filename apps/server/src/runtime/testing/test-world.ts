/**
 * TestWorld: the real server on a temporary folder and a free port, and real signed-in clients.
 *
 *     await using world = await TestWorld.create()
 *     const ana = await world.person('ana')              // signs up over HTTP; again: the same person
 *     const luna = await ana.publishPet({ name: 'Luna' }) // a published dog with usual facts
 *     await ana.api.pets.editPet.mutate({ petId: luna.petId, facts: { about: 'Loves water' } })
 *     const admin = await world.admin()                   // an account with the admin role
 *     world.clock.advance({ minutes: 5 })                 // the server's clock; it does not tick by itself
 *     world.logLines                                      // everything logged, parsed
 *     await world.restart()                               // stop gracefully, start again on the same folder
 *
 * Every mutation of `api` carries a fresh idempotency key. `expectRefusal(promise)` gives the code and
 * facts of a typed error. Chain, IPFS and relay are off unless asked for: `TestWorld.create({ chain: { enabled: true } })`.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { profileSchema, type UserId } from '@pawfect/domain/identity'
import { type PetFacts, petSchema, type RegisterPetInput } from '@pawfect/domain/pets'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import type { AppRouter } from '../app-router.ts'
import { parseConfig } from '../config.ts'
import { openLog } from '../logging.ts'
import { type RunningServer, startServer } from '../start-server.ts'
import { smallJpeg } from './small-jpeg.ts'
import { TestClock } from './test-clock.ts'

/** Everybody's password in a test world. */
export const PASSWORD = 'walk-in-the-park'

/** A typed client of the whole API. */
export type Api = ReturnType<typeof createTRPCClient<AppRouter>>

/** Somebody with an account and a session. */
export class Person {
  readonly name: string
  readonly userId: UserId
  readonly email: string
  /** Bearer token of the session. */
  readonly token: string
  readonly #world: TestWorld

  /** Made by {@link TestWorld.person}. */
  constructor(world: TestWorld, parts: { name: string; userId: UserId; email: string; token: string }) {
    this.#world = world
    this.name = parts.name
    this.userId = parts.userId
    this.email = parts.email
    this.token = parts.token
  }

  /** Calls the server as this person. */
  get api(): Api {
    return this.#world.clientWith(this.token)
  }

  /** Registers an animal; anything not said is usual for a friendly dog. */
  async registerPet(facts: Partial<PetFacts> = {}, rest: Partial<Omit<RegisterPetInput, 'facts'>> = {}) {
    return petSchema.parse(
      await this.api.pets.registerPet.mutate({ facts: usualFacts(facts), place: BERLIN, ...rest }),
    )
  }

  /** Registers and publishes an animal with one photo. */
  async publishPet(facts: Partial<PetFacts> = {}, rest: Partial<Omit<RegisterPetInput, 'facts'>> = {}) {
    const { petId } = await this.registerPet(facts, rest)
    const photos = [{ jpegBase64: smallJpeg().toString('base64'), alt: 'in the grass' }]
    return petSchema.parse(await this.api.pets.publishPet.mutate({ petId, photos }))
  }
}

/** Where animals of a test world live unless said otherwise. */
export const BERLIN = { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' }

/** A friendly grown-up dog, with what the test says different. */
export function usualFacts(facts: Partial<PetFacts> = {}): PetFacts {
  return {
    name: 'Luna',
    species: 'dog',
    sex: 'female',
    neutered: false,
    breedIds: [],
    mixed: true,
    birthDate: '2022-05-01',
    weightKg: 14,
    size: 'medium',
    temperament: { energy: 0.6, sociability: 0.8, confidence: 0.6, gentleness: 0.7 },
    playStyles: ['chase', 'fetch'],
    coat: { primary: '#a0703c', secondary: '#ffffff', pattern: 'bicolour' },
    purposes: ['play'],
    vaccinatedUntil: '2027-12-31',
    about: '',
    ...facts,
  }
}

/** A server and its people. */
export class TestWorld implements AsyncDisposable {
  readonly clock = new TestClock()
  readonly folder: string
  readonly logText: string[] = []
  readonly #settings: object
  readonly #people = new Map<string, Promise<Person>>()
  #server: RunningServer | undefined

  private constructor(folder: string, settings: object) {
    this.folder = folder
    this.#settings = settings
  }

  /** Starts a world; `settings` are those of `pawfect.config.json`. */
  static async create(settings: object = {}): Promise<TestWorld> {
    const world = new TestWorld(await mkdtemp(join(tmpdir(), 'pawfect-world-')), settings)
    await world.start()
    return world
  }

  /** The running server; its context reaches every port. */
  get server(): RunningServer {
    if (this.#server === undefined) throw new Error('the server of this world is stopped')
    return this.#server
  }

  /** Every log entry so far. */
  get logLines(): Record<string, unknown>[] {
    return this.logText.flatMap(chunk => chunk.split('\n').filter(Boolean)).map(line => JSON.parse(line))
  }

  /** Starts the stopped server on the same folder. */
  async start(): Promise<void> {
    const off = { enabled: false }
    const limits = { queriesPerMinute: 1e6, commandsPerMinute: 1e6, signInsPerMinute: 1e6 }
    const config = parseConfig({
      empty: true,
      limits,
      relay: off,
      chain: off,
      ipfs: off,
      ...this.#settings,
      data: this.folder,
    })
    const log = openLog('debug', { write: line => this.logText.push(line) })
    this.#server = await startServer(config, { log, clock: this.clock })
  }

  /** Stops the server gracefully; people keep their sessions. */
  async stop(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    await server?.[Symbol.asyncDispose]()
  }

  /** Stops and starts; the port changes. */
  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  /** Somebody by a short name, signed up on first mention. */
  person(name: string): Promise<Person> {
    const known = this.#people.get(name) ?? this.#signUp(name)
    this.#people.set(name, known)
    return known
  }

  /** Somebody with the admin role. */
  async admin(name = 'admin'): Promise<Person> {
    const person = await this.person(name)
    const { client } = this.server.context.database
    await client.user.update({ where: { id: person.userId }, data: { role: 'admin' } })
    return person
  }

  /** A client with a bearer token, or nobody's. */
  clientWith(token: string | null): Api {
    return createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${this.server.serverUrl}/api/trpc`,
          headers: ({ op }) => ({
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
            ...(op.type === 'mutation' ? { 'idempotency-key': String(op.context.key ?? randomUUID()) } : {}),
          }),
        }),
      ],
    })
  }

  /** Sends a plain request to the server. */
  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.server.serverUrl}${path}`, init)
  }

  /** Posts JSON to better-auth. */
  auth(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' }
    return this.fetch(`/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  async #signUp(name: string): Promise<Person> {
    const email = `${name}@pawfect.example`
    const response = await this.auth('sign-up/email', { name, email, password: PASSWORD })
    if (!response.ok)
      throw new Error(`sign-up of ${name} answered ${response.status}: ${await response.text()}`)
    const token = response.headers.get('set-auth-token') ?? ''
    const { userId } = profileSchema.parse(await this.clientWith(token).identity.me.query())
    return new Person(this, { name, userId, email, token })
  }

  /** Stops the server and deletes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Waits for a call to be refused. @returns its code and facts. */
export async function expectRefusal(call: Promise<unknown>): Promise<{ code: string; facts: object }> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof TRPCClientError) || error.data == null) throw error
    const { code, facts } = error.data as { code: string; facts: object }
    return { code, facts }
  }
  throw new Error('the call was not refused')
}
