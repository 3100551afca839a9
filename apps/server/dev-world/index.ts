/** The seeded world: what `npm start` shows, and what tests may walk into. */
export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-people.ts'
export { resetDevWorld, type Seeding, seedDevWorld } from './seed-dev-world.ts'
