/** The only file other workspaces may import from the server; a type, so nothing of it reaches them at run time. */
export type { AppRouter } from './runtime/app-router.ts'
