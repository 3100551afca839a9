import type { Connection, Libp2p, PeerId } from '@libp2p/interface'

/** Connections to a peer that are still open, oldest first. */
export function openConnections(node: Libp2p, peerId: PeerId): Connection[] {
  return node.getConnections(peerId).filter(({ status }) => status === 'open')
}

/** Closes connections in good order, or by force where the other side does not answer within a second. */
export async function hangUp(connections: readonly Connection[]): Promise<void> {
  const closing = connections.map(connection =>
    connection.close({ signal: AbortSignal.timeout(1_000) }).catch(error => connection.abort(error)),
  )
  await Promise.all(closing)
}
