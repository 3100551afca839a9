import { joinedGroupSchema, learningStateSchema } from '@pawfect/domain/pets/learning'
import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'

const ofAccount = z.object({ accountId: accountScopeSchema })

const learningStatusSchema = z.object({
  isOptedIn: z.boolean(),
  /** Photos whose breed the owner confirmed, kept here as numbers. */
  lessons: z.int(),
  roundsTaken: z.int(),
  roundsInBudget: z.int(),
  /** What the rounds so far cost in privacy, and what they may ever cost. */
  epsilon: z.number(),
  epsilonBudget: z.number(),
  /** Exactly what left this computer last, null before the first time. */
  lastSent: z
    .object({
      at: z.iso.datetime(),
      /** The update with its noise, before the masks: one number a breed. Nobody sees these. */
      numbers: z.array(z.object({ breedId: z.string(), value: z.number() })),
      /** The same as it was sent. */
      masked: z.array(z.int()),
    })
    .nullable(),
})

/** How learning without collecting stands on this computer. */
export type LearningStatus = z.infer<typeof learningStatusSchema>

/** Learning without collecting: this computer's part of a round. Photos and breeds never leave; masked sums do. */
export const learningChannel = {
  status: defineCall({ input: ofAccount, output: learningStatusSchema }),
  /** Off forgets every lesson and leaves rounds that are under way; what was spent stays spent. */
  setOptedIn: defineCall({ input: ofAccount.extend({ isOn: z.boolean() }), output: learningStatusSchema }),
  /** Remembers that the owner named the breed in a photo. Does nothing where the owner did not opt in. */
  keepLesson: defineCall({
    input: ofAccount.extend({ originalId: z.string().max(64), breedId: z.string().max(80) }),
    output: z.object({ isKept: z.boolean() }),
  }),
  /** Whether to take part in what the server offers, and with which key. A stopped server ends what was planned. */
  planRound: defineCall({
    input: ofAccount.extend({ state: learningStateSchema }),
    output: z.union([
      z.object({ kind: z.literal('join'), roundId: z.string(), publicKey: z.string() }),
      z.object({
        kind: z.literal('stay-away'),
        why: z.enum([
          'not-opted-in',
          'stopped',
          'no-round',
          'another-model',
          'nothing-learned',
          'budget-spent',
        ]),
      }),
    ]),
  }),
  /** This computer's masked update for its whole group; the same again when asked again. Errors: `models/unsafe-group`, `models/no-such-round`. */
  makeUpdate: defineCall({
    input: ofAccount.extend({ group: joinedGroupSchema }),
    output: z.object({ masked: z.base64() }),
  }),
} as const
