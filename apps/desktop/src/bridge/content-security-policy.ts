/**
 * The content policy of every page the app shows, whichever host serves it.
 *
 * @param relayOrigins - WebSocket origins besides this machine's own that the
 *   operator's relays answer on, for example `wss://relay.example`.
 */
function contentSecurityPolicy(relayOrigins: readonly string[]): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // Physics and inference in the page are WebAssembly; eval stays forbidden.
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    // The component library writes its theme into style elements.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'", 'data:'],
    // The park loads textures and models it made itself from blob addresses.
    'connect-src': ["'self'", 'blob:', 'data:', 'ws://localhost:*', 'ws://127.0.0.1:*', ...relayOrigins],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/** Headers every page and file of the app carries. `self` alone may use what the park and the camera need. */
export function pageSecurityHeaders(relayOrigins: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(relayOrigins),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(self), microphone=(self), fullscreen=(self), xr-spatial-tracking=(self), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  }
}
