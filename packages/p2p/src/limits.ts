/** Every bound of the protocols in one place; the README table mirrors it. */
export const LIMITS = {
  /** Longest JSON frame on any stream, bytes: room for 500 characters of any script, and for SDP. */
  messageBytes: 2048,
  /** Longest admission frame, bytes: a capability and its wrapping. */
  admissionBytes: 4096,
  /** Longest frame while peers negotiate WebRTC, bytes: an SDP with many codecs is under 4 kB. */
  signalBytes: 16_384,
  /** Longest chat text, in UTF-16 units: at 3 bytes each it still fits `messageBytes`. */
  chatCharacters: 500,
  /** Messages waiting for an acknowledgement before `send` refuses. */
  outboxMessages: 100,
  /** Messages a peer may send at once and per second; above it the link is cut as a flood. */
  messageBurst: 200,
  messagesPerSecond: 20,
  /** Poses sent per second on a direct link, and over the relay, where every byte is someone's. */
  posesPerSecond: 20,
  relayedPosesPerSecond: 10,
  /** Poses believed per second and in one burst; what is above is dropped and counted. */
  acceptedPosesPerSecond: 40,
  acceptedPoseBurst: 40,
  /** A connection that has not presented a capability by then is closed. */
  admissionTimeoutMs: 8_000,
  /** One attempt to reach a peer through the relay. */
  dialTimeoutMs: 8_000,
  /** One attempt at WebRTC; a healthy one takes under a second. */
  directTimeoutMs: 8_000,
  directAttempts: 3,
  /** Direct links one peer may have with us at a time, old ones included: Chrome allows 500 in all. */
  directLinksPerPeer: 4,
  /** After three failures WebRTC is tried again this often: networks change. */
  directRetryMs: 30_000,
  /** How often a quiet link says it is alive, and when silence means it is lost. */
  heartbeatMs: 2_000,
  silenceMs: 7_000,
  /** Clocks of two owners may differ by this much when a capability is checked. */
  clockLeewayMs: 60_000,
  /** A peer unreachable for this long counts as gone; it is still looked for. */
  lostAfterMs: 12_000,
  /** How long a peer that refused us is not called again, however often the server lists it. */
  refusedForMs: 15_000,
  /** Peers in one park over a full mesh. */
  peers: 12,
} as const
