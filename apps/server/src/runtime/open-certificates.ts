import { join } from 'node:path'
import { chainAddressOf } from '@pawfect/domain/certificates'
import type { Engine, EngineHealth } from '../domains/admin/index.ts'
import {
  AgreementDesk,
  type AgreementsChain,
  type AgreementsPorts,
} from '../domains/certificates/agreements/index.ts'
import {
  type AnchorChain,
  AnchorQueue,
  type AnchorQueueParts,
  type CertificatesPorts,
  PageKeeper,
  type PinStore,
} from '../domains/certificates/index.ts'
import { artworkSubject, listingSubject } from '../domains/certificates/market/index.ts'
import { type RecordChain, RecordDesk } from '../domains/certificates/record/index.ts'
import { souvenirSubject } from '../domains/certificates/souvenirs/index.ts'
import { chainEngine } from '../gateways/chain/chain-engine.ts'
import type { Ledger } from '../gateways/chain/ledger.ts'
import { ipfsEngine } from '../gateways/ipfs/ipfs-engine.ts'
import { openSigningKey } from '../gateways/keys/open-signing-key.ts'
import type { Clock } from '../procedures/index.ts'
import type { ServerConfig } from './config.ts'

/** All that certificates are made of in one server. Disposing it closes the queue, the chain and the node. */
export interface OpenCertificates extends AsyncDisposable {
  readonly ports: CertificatesPorts
  readonly agreements: AgreementsPorts
  /** Where souvenirs, art and sales are written down. */
  readonly record: RecordDesk
  readonly engines: readonly Engine[]
}

/**
 * Opens the chain, the IPFS node and the queue between them, as the settings say. A chain or node that cannot be
 * opened does not keep the server from starting: health says so, and certificates wait.
 *
 * @param folder - the server's own; holds `chain/`, `ipfs/` and `certificate-service-key`.
 */
export async function openCertificates(
  config: ServerConfig,
  folder: string,
  parts: Omit<AnchorQueueParts, 'chain' | 'pins'>,
): Promise<OpenCertificates> {
  await using opened = new AsyncDisposableStack()
  let chainOff: EngineHealth = { state: 'off', detail: 'switched off in the settings' }
  let chain: OpenChain | null = null
  try {
    chain = await openChain(config, folder, parts.clock)
    if (chain !== null) opened.use(chain.anchors)
  } catch (err) {
    parts.log.error({ err }, 'the chain cannot be opened')
    chainOff = { state: 'down', detail: 'it cannot be opened; the log says why' }
  }
  let pins: PinStore | null = null
  try {
    pins = opened.use(await openPins(config, folder))
  } catch (err) {
    parts.log.error({ err }, 'the IPFS node cannot be opened')
  }
  const anchors = chain?.anchors ?? null
  const queue = opened.use(new AnchorQueue({ ...parts, chain: anchors, pins }))
  const desk = opened.use(new AgreementDesk({ ...parts, chain: chain?.agreements ?? null }))
  desk.open()
  const pages = opened.use(new PageKeeper(parts))
  pages.open()
  const record = opened.use(openRecord(chain, parts))
  const officeKey = openSigningKey(folder, 'agreement-office-key')
  // What a killed process left undone; nobody waits for it.
  queue.wake()
  const all = opened.move()
  return {
    ports: {
      ...{
        chain: anchors,
        pins,
        queue,
        pages,
        serviceKey: openSigningKey(folder, 'certificate-service-key'),
      },
      verifyUrl: config.publicUrl === null ? null : `${config.publicUrl}/verify`,
    },
    agreements: {
      ...{ desk, officeKey, officeAddress: chainAddressOf(officeKey) },
    },
    record,
    engines: [chainEngine(anchors, chainOff), ipfsEngine(pins)],
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

function openRecord(chain: OpenChain | null, parts: Omit<AnchorQueueParts, 'chain' | 'pins'>): RecordDesk {
  const subjects = { souvenir: souvenirSubject, artwork: artworkSubject, listing: listingSubject(parts) }
  const record = new RecordDesk({ ...parts, chain: chain?.record ?? null, subjects })
  record.open()
  return record
}

// Imported when used: an EVM and an IPFS library take a second of every start that needs neither.

/** Everything that is written down for good, on one chain with one key. */
type OpenChain = {
  readonly anchors: AnchorChain
  readonly agreements: AgreementsChain
  readonly record: RecordChain
}

async function openChain({ chain }: ServerConfig, folder: string, clock: Clock): Promise<OpenChain | null> {
  if (!chain.enabled) return null
  const { anchorChainOn } = await import('../gateways/chain/anchor-chain-on.ts')
  const { agreementsChainOn } = await import('../gateways/chain/agreements-chain-on.ts')
  const ledger = await openLedger(chain, folder, clock)
  const { recordChainOn } = await import('../gateways/chain/record-chain-on.ts')
  const anchors = anchorChainOn(ledger, chain.contract)
  const anchor = async () => (await anchors.check(AbortSignal.timeout(30_000))).contract
  // Play money has no business on a chain where money is real.
  const record = recordChainOn({ ledger, anchor, keepsMarket: chain.rpcUrl === null })
  return { anchors, agreements: agreementsChainOn(ledger), record }
}

async function openLedger(chain: ServerConfig['chain'], folder: string, clock: Clock): Promise<Ledger> {
  const { rpcUrl, keyFile, confirmations, maxFeeGwei } = chain
  if (rpcUrl === null || keyFile === null) {
    const { openEmbeddedLedger } = await import('../gateways/chain/open-embedded-ledger.ts')
    return openEmbeddedLedger({ folder: join(folder, 'chain'), now: () => clock.now() })
  }
  const { chainKeyIn } = await import('../gateways/chain/chain-key.ts')
  const { openExternalLedger } = await import('../gateways/chain/open-external-ledger.ts')
  const key = chainKeyIn(keyFile)
  return openExternalLedger({
    rpcUrl,
    key,
    folder: join(folder, 'public-chain'),
    confirmations,
    maxFeeGwei,
  })
}

async function openPins({ ipfs }: ServerConfig, folder: string): Promise<PinStore | null> {
  if (!ipfs.enabled) return null
  if (ipfs.kuboUrl === null) {
    const { openEmbeddedIpfs } = await import('../gateways/ipfs/open-embedded-ipfs.ts')
    return openEmbeddedIpfs({ folder: join(folder, 'ipfs') })
  }
  const { openKubo } = await import('../gateways/ipfs/open-kubo.ts')
  return openKubo({ url: ipfs.kuboUrl })
}
