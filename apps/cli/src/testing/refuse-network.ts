/** Preloaded by a test: whoever opens a socket or asks for a name ends the process at once. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

const refuse = (): never => {
  process.stderr.write('the network was used\n')
  process.exit(99)
}
net.Socket.prototype.connect = refuse
dgram.createSocket = refuse
dns.lookup = refuse as unknown as typeof dns.lookup
globalThis.fetch = refuse
