import { isoSeconds } from '@pawfect/domain/certificates'
import {
  documentDigest,
  gatheredStepSchema,
  gatherSignatures,
  missingSigners,
  offerTransferInputSchema,
  type SignedStep,
  signaturesNeeded,
  signersOf,
  type TransferDocument,
  type TransferOffer,
  TransferStepError,
  transferStandingAt,
} from '@pawfect/domain/certificates/custody'
import { command, type Database } from '../../procedures/index.ts'
import { TransferNotFoundError, TransferRefusedError } from './certificates-errors.ts'
import { keysInUse } from './keys-in-use.ts'
import { summariseTransfer } from './summarise-transfer.ts'
import { summariseWaiting } from './summarise-waiting.ts'
import { takeAnswer } from './take-answer.ts'
import { assertMayOffer, type OfferMade, takeOffer } from './take-offer.ts'
import { findTransferByOffer, type TransferRow } from './transfers-store.ts'
import {
  findWaiting,
  listWaitingOf,
  removeWaitingAbout,
  saveWaiting,
  type WaitingRow,
} from './waiting-steps-store.ts'

/** Owners try a few offers at a time, not dozens. */
const MOST_WAITING = 8

/** An answer waits this long for the last signature. */
const ANSWER_WAITS_MS = 30 * 86_400_000

/**
 * Takes one owner's signature on a step that several have to sign, each on a machine of their own. The step counts as
 * soon as nobody's signature is missing; until then it waits, and whoever it needs finds it in their list.
 */
export const gatherTransferStep = command
  .input(offerTransferInputSchema)
  .output(gatheredStepSchema)
  .mutation(async ({ ctx, input }) => {
    const { userId } = ctx.caller
    const now = ctx.clock.now()
    const about = await aboutStep(ctx.db, input.step.document)
    const keys = await keysInUse(ctx.db, userId)
    const { keys: needed } = signaturesNeeded(input.step.document.type, about.offer)
    if (!needed.some(did => keys.has(did))) throw refusalFor(about)
    const digest = documentDigest(input.step.document)
    const kept = await findWaiting(ctx.db, digest, now)
    const step = gatherSignatures(kept === null ? [input.step] : [kept.step, input.step], about.offer)
    if (![...signersOf(step)].some(did => keys.has(did))) throw new TransferStepError('signature-missing')
    const owners = kept?.owners ?? input.owners
    const made: OfferMade = { offer: about.offer, owners, now }
    if (missingSigners(step, about.offer).length === 0) {
      await takeWhole(step, about, { db: ctx.db, emit: ctx.emit, made })
      const transfer = await summariseTransfer(ctx.db, { offerDigest: about.offerDigest, userId, now })
      return { kind: 'taken' as const, transfer }
    }
    await assertMayFollow(ctx.db, step, { ...about, made })
    const row: WaitingRow = {
      ...{ digest, offerDigest: about.offerDigest, petId: about.offer.petId, step, owners },
      expiresAt: kept?.expiresAt ?? endOf(about, now),
    }
    await assertOnlyOne(ctx.db, row, now)
    await saveWaiting(ctx.db, row, { signers: needed, now })
    const [waiting] = await summariseWaiting(ctx.db, [row], userId)
    if (waiting === undefined) throw new TransferNotFoundError()
    return { kind: 'waiting' as const, waiting }
  })

/** The offer a step belongs to; `row` is null while that offer itself is being signed. */
type AboutStep = {
  readonly offer: TransferOffer
  readonly offerDigest: string
  readonly row: TransferRow | null
}

async function aboutStep(db: Database, document: TransferDocument): Promise<AboutStep> {
  if (document.type === 'PetTransferOffer') {
    const offerDigest = documentDigest(document)
    return { offer: document, offerDigest, row: await findTransferByOffer(db, offerDigest) }
  }
  const row = await findTransferByOffer(db, document.offer)
  const offer = row?.steps[0]?.document
  if (row === null || offer?.type !== 'PetTransferOffer') throw new TransferNotFoundError()
  return { offer, offerDigest: document.offer, row }
}

/** Whether there is such a transfer is nobody's business but its sides'. */
function refusalFor({ row }: AboutStep): Error {
  return row === null ? new TransferRefusedError('not-an-owner') : new TransferNotFoundError()
}

async function takeWhole(
  step: SignedStep,
  { row, offerDigest }: AboutStep,
  {
    db,
    emit,
    made,
  }: {
    readonly db: Database
    readonly emit: Parameters<typeof takeAnswer>[2]['emit']
    readonly made: OfferMade
  },
): Promise<void> {
  if (step.document.type !== 'PetTransferOffer') {
    if (row !== null) await takeAnswer(row, step, { db, emit, now: made.now })
    return
  }
  if (row !== null) return
  await takeOffer(db, step, made)
  await removeWaitingAbout(db, offerDigest, made.now)
}

/** Whether the step could be taken now, if only everybody had signed it. */
async function assertMayFollow(
  db: Database,
  step: SignedStep,
  { row, made }: AboutStep & { readonly made: OfferMade },
): Promise<void> {
  if (row === null) return assertMayOffer(db, made)
  try {
    transferStandingAt([...row.steps, { ...step, receivedAt: isoSeconds(made.now) }], made.now)
  } catch (error) {
    if (!(error instanceof TransferStepError) || error.facts.reason !== 'signature-missing') throw error
  }
}

/** Two machines that write the same at once have to sign one text, or neither would ever be complete. */
async function assertOnlyOne(db: Database, row: WaitingRow, now: Date): Promise<void> {
  const others = (await listWaitingOf(db, row.petId, now)).filter(it => it.digest !== row.digest)
  if (others.some(it => saysTheSame(it, row))) throw new TransferStepError('another-waits')
  if (others.length >= MOST_WAITING) throw new TransferRefusedError('too-many')
}

function saysTheSame(one: WaitingRow, other: WaitingRow): boolean {
  const [a, b] = [one.step.document, other.step.document]
  if (one.offerDigest !== other.offerDigest || a.type !== b.type) return false
  return a.type !== 'PetTransferSettlement' || b.type !== a.type || a.outcome === b.outcome
}

function endOf({ offer, row }: AboutStep, now: Date): Date {
  return row === null ? new Date(offer.expiresAt) : new Date(now.getTime() + ANSWER_WAITS_MS)
}
