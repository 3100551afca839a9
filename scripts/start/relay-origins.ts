/**
 * The WebSocket origins of relay addresses, for the app's content policy.
 *
 * @param addresses - multiaddrs such as `/dns4/relay.example/tcp/443/tls/ws/p2p/12D3…`; others are skipped.
 */
export function relayOrigins(addresses: readonly string[]): string[] {
  return addresses.flatMap(address => {
    const found = /^\/(?:dns4?|dns6|ip4)\/([A-Za-z0-9.-]+)\/tcp\/(\d+)\/(tls\/ws|wss|ws)(?:\/|$)/.exec(
      address,
    )
    if (found === null) return []
    const [, host, port, kind] = found
    return [`${kind === 'ws' ? 'ws' : 'wss'}://${host}:${port}`]
  })
}
