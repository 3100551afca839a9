export { HostilePeer } from './hostile-peer.ts'
export { MemoryNetwork } from './memory-network.ts'
export { TestServer, type TicketWish } from './test-server.ts'
export { TestVisitor } from './test-visitor.ts'
