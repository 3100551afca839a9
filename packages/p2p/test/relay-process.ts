/** Runs one relay until killed: `node relay-process.ts PORT`. Prints its addresses as a JSON line. */
import { startRelay } from '../src/relay/index.ts'

const relay = await startRelay({
  privateKeySeed: new Uint8Array(32).fill(3),
  listenPort: Number(process.argv[2] ?? 0),
})
console.log(JSON.stringify(relay.addresses))
