/** A field of a signed action: its name and its Solidity type. */
export type TypedField = { readonly name: string; readonly type: FieldType }

/** The Solidity types our signed actions use; enums are `uint8`. */
export type FieldType =
  | 'address'
  | 'bool'
  | 'bytes32'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint96'
  | 'uint128'
  | 'uint256'

/** Twenty or 32 bytes, hex with `0x`. */
export type HexText = `0x${string}`

/** What makes a signature good once and only for a while; every action but a withdrawal ends with it. */
const ONCE = [
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
] as const

const SIGNATURE_WITHDRAWAL = [{ name: 'signer', type: 'address' }, ...ONCE] as const

const PAYOUT = [
  { name: 'account', type: 'address' },
  { name: 'token', type: 'address' },
  { name: 'to', type: 'address' },
  ...ONCE,
] as const

const SIGNED = { SignatureWithdrawal: SIGNATURE_WITHDRAWAL } as const
const PAID = { ...SIGNED, Payout: PAYOUT } as const

const ARBITRATED = {
  ...PAID,
  Acceptance: [{ name: 'agreement', type: 'bytes32' }, { name: 'by', type: 'address' }, ...ONCE],
  Dispute: [
    { name: 'agreement', type: 'bytes32' },
    { name: 'by', type: 'address' },
    { name: 'evidence', type: 'bytes32' },
    ...ONCE,
  ],
  Decision: [
    { name: 'agreement', type: 'bytes32' },
    { name: 'toPayee', type: 'uint256' },
    { name: 'reason', type: 'bytes32' },
    ...ONCE,
  ],
  JointEnding: [{ name: 'agreement', type: 'bytes32' }, { name: 'toPayee', type: 'uint256' }, ...ONCE],
} as const

/**
 * Everything a person signs for a contract (EIP-712), by contract and action, fields in the order of the Solidity
 * struct of the same name. What each field means stands beside the struct in contracts/src; a test there holds the
 * two together.
 */
export const SIGNED_ACTIONS = {
  PetDeed: {
    ...SIGNED,
    DeedClaim: [
      { name: 'certificate', type: 'bytes32' },
      { name: 'owner', type: 'address' },
      { name: 'issuer', type: 'address' },
      { name: 'royaltyReceiver', type: 'address' },
      { name: 'royaltyShare', type: 'uint96' },
      ...ONCE,
    ],
    DeedTransfer: [
      { name: 'deed', type: 'uint256' },
      { name: 'from', type: 'address' },
      { name: 'to', type: 'address' },
      ...ONCE,
    ],
    DeedObjection: [
      { name: 'deed', type: 'uint256' },
      { name: 'by', type: 'address' },
      { name: 'reason', type: 'bytes32' },
      ...ONCE,
    ],
  },
  BreedingAgreement: {
    ...ARBITRATED,
    BreedingTerms: [
      { name: 'text', type: 'bytes32' },
      { name: 'damOwner', type: 'address' },
      { name: 'damCoOwner', type: 'address' },
      { name: 'sireOwner', type: 'address' },
      { name: 'sireCoOwner', type: 'address' },
      { name: 'arbiter', type: 'address' },
      { name: 'token', type: 'address' },
      { name: 'matingFee', type: 'uint128' },
      { name: 'pregnancyFee', type: 'uint128' },
      { name: 'litterFee', type: 'uint128' },
      { name: 'pickBond', type: 'uint128' },
      { name: 'matingSeconds', type: 'uint32' },
      { name: 'pregnancySeconds', type: 'uint32' },
      { name: 'litterSeconds', type: 'uint32' },
      { name: 'pickSeconds', type: 'uint32' },
      { name: 'objectionSeconds', type: 'uint32' },
      { name: 'arbitrationSeconds', type: 'uint32' },
      { name: 'silentShare', type: 'uint16' },
      { name: 'livingAfterDays', type: 'uint8' },
      { name: 'minimumLiving', type: 'uint8' },
      { name: 'picks', type: 'uint8' },
      { name: 'returnMatings', type: 'uint8' },
      { name: 'picker', type: 'uint8' },
      { name: 'returnMating', type: 'uint8' },
      { name: 'registrar', type: 'uint8' },
      ...ONCE,
    ],
    MilestoneReport: [
      { name: 'agreement', type: 'bytes32' },
      { name: 'by', type: 'address' },
      { name: 'milestone', type: 'uint8' },
      { name: 'count', type: 'uint8' },
      { name: 'evidence', type: 'bytes32' },
      ...ONCE,
    ],
    ReturnMatingRequest: [{ name: 'agreement', type: 'bytes32' }, ...ONCE],
  },
  AdoptionAgreement: {
    ...ARBITRATED,
    AdoptionTerms: [
      { name: 'text', type: 'bytes32' },
      { name: 'adopter', type: 'address' },
      { name: 'shelter', type: 'address' },
      { name: 'arbiter', type: 'address' },
      { name: 'token', type: 'address' },
      { name: 'fee', type: 'uint128' },
      { name: 'deposit', type: 'uint128' },
      { name: 'keptOnReturn', type: 'uint128' },
      { name: 'trialSeconds', type: 'uint32' },
      { name: 'objectionSeconds', type: 'uint32' },
      { name: 'arbitrationSeconds', type: 'uint32' },
      { name: 'silentShare', type: 'uint16' },
      ...ONCE,
    ],
    AnimalReturn: [{ name: 'agreement', type: 'bytes32' }, { name: 'evidence', type: 'bytes32' }, ...ONCE],
  },
  InsuranceEscrow: {
    ...ARBITRATED,
    InsuranceClaim: [
      { name: 'pack', type: 'bytes32' },
      { name: 'insurer', type: 'address' },
      { name: 'claimant', type: 'address' },
      { name: 'arbiter', type: 'address' },
      { name: 'token', type: 'address' },
      { name: 'amount', type: 'uint128' },
      { name: 'decisionSeconds', type: 'uint32' },
      { name: 'objectionSeconds', type: 'uint32' },
      { name: 'arbitrationSeconds', type: 'uint32' },
      { name: 'silentShare', type: 'uint16' },
      ...ONCE,
    ],
    PayoutApproval: [
      { name: 'agreement', type: 'bytes32' },
      { name: 'amount', type: 'uint256' },
      { name: 'last', type: 'bool' },
      { name: 'reason', type: 'bytes32' },
      ...ONCE,
    ],
  },
  RevenueSplit: {
    ...PAID,
    SplitPayment: [
      { name: 'split', type: 'bytes32' },
      { name: 'payer', type: 'address' },
      { name: 'token', type: 'address' },
      { name: 'amount', type: 'uint256' },
      { name: 'purpose', type: 'bytes32' },
      ...ONCE,
    ],
  },
  Souvenir: {
    ...SIGNED,
    SouvenirAward: [
      { name: 'owner', type: 'address' },
      { name: 'issuer', type: 'address' },
      { name: 'occasion', type: 'bytes32' },
      { name: 'picture', type: 'bytes32' },
      ...ONCE,
    ],
    SouvenirReturn: [{ name: 'souvenir', type: 'uint256' }, ...ONCE],
  },
  ParkArt: {
    ...SIGNED,
    ArtPublication: [
      { name: 'artist', type: 'address' },
      { name: 'picture', type: 'bytes32' },
      { name: 'royaltyReceiver', type: 'address' },
      { name: 'royaltyShare', type: 'uint96' },
      ...ONCE,
    ],
    ArtApproval: [
      { name: 'owner', type: 'address' },
      { name: 'spender', type: 'address' },
      { name: 'art', type: 'uint256' },
      ...ONCE,
    ],
  },
  Market: {
    ...PAID,
    Listing: [
      { name: 'seller', type: 'address' },
      { name: 'collection', type: 'address' },
      { name: 'piece', type: 'uint256' },
      { name: 'token', type: 'address' },
      { name: 'price', type: 'uint256' },
      { name: 'royaltyReceiver', type: 'address' },
      { name: 'royalty', type: 'uint256' },
      { name: 'refundSeconds', type: 'uint32' },
      ...ONCE,
    ],
    Purchase: [{ name: 'listing', type: 'bytes32' }, { name: 'buyer', type: 'address' }, ...ONCE],
    RefundRequest: [{ name: 'listing', type: 'bytes32' }, ...ONCE],
  },
} as const satisfies Record<string, Record<string, readonly TypedField[]>>

/** A contract that acts on signatures. */
export type SignedContract = keyof typeof SIGNED_ACTIONS

/** What can be signed for a contract. */
export type SignedAction<C extends SignedContract> = Extract<keyof (typeof SIGNED_ACTIONS)[C], string>

type ValueOf<T> = T extends 'address' | 'bytes32'
  ? HexText
  : T extends 'bool'
    ? boolean
    : T extends 'uint8' | 'uint16' | 'uint32'
      ? number
      : bigint

type MessageOf<F> = F extends readonly TypedField[]
  ? { readonly [Field in F[number] as Field['name']]: ValueOf<Field['type']> }
  : never

/** The values of an action: addresses and digests as hex, numbers up to 32 bits as numbers, else bigint. */
export type ActionMessage<C extends SignedContract, A extends SignedAction<C>> = MessageOf<
  (typeof SIGNED_ACTIONS)[C][A]
>

/** Where a contract stands: what ties a signature to one contract on one chain. */
export type ContractPlace = { readonly chainId: number; readonly verifyingContract: HexText }

/** An EIP-712 document, in the shape of `eth_signTypedData_v4` and of viem's `signTypedData`. */
export type TypedDocument = {
  readonly domain: ContractPlace & { readonly name: string; readonly version: string }
  readonly types: Readonly<Record<string, readonly TypedField[]>>
  readonly primaryType: string
  readonly message: Readonly<Record<string, HexText | boolean | number | bigint>>
}

/**
 * The document a person signs for an action.
 *
 * @param action - which contract and action, and its values.
 * @param place - chain and address of the contract.
 */
export function typedDocument<C extends SignedContract, A extends SignedAction<C>>(
  action: { readonly contract: C; readonly action: A; readonly message: ActionMessage<C, A> },
  place: ContractPlace,
): TypedDocument {
  const fields: Readonly<Record<string, readonly TypedField[]>> = SIGNED_ACTIONS[action.contract]
  return {
    domain: { name: `PawfectMatch ${action.contract}`, version: '1', ...place },
    types: { [action.action]: fields[action.action] ?? [] },
    primaryType: action.action,
    message: action.message,
  }
}
