export { TestServer, type TicketWish } from './test-server.ts'
