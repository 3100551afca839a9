import { type PetId, petIdSchema } from '@pawfect/domain/pets'
import type { UseMutationResult } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AccountScope, host, useAccountScope } from '../../shell/host.ts'
import { serverClient, useTRPC } from '../../shell/server-client.ts'
import { finishedFacts } from './finish-draft.ts'
import { keepLessons } from './learning/keep-lessons.ts'
import { type DraftContent, lookOf } from './pet-draft.ts'
import { base64Of, readFramedPhoto } from './photo-pixels.ts'
import { saveDraft } from './use-pet-draft.ts'

/** A draft to be stored with the server, with or without its photos. */
export interface StoreDraftInput {
  readonly draftId: string
  readonly content: DraftContent
  /** True sends the photos as framed; false sends facts only and keeps the photos here. */
  readonly publish: boolean
}

/**
 * Registers a drafted animal and, when asked, publishes it with its photos.
 * This is the only place in the app from which a photo leaves this machine.
 */
export function useStoreDraft(): UseMutationResult<PetId, Error, StoreDraftInput> {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (input: StoreDraftInput) => {
      const petId = await register(accountId, input)
      if (input.publish) await publish(accountId, { ...input, petId })
      return petId
    },
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.pets.pathKey() }),
  })
}

async function register(accountId: AccountScope, input: StoreDraftInput): Promise<PetId> {
  const { content, draftId } = input
  if (content.petId !== null) return petIdSchema.parse(content.petId)
  const facts = finishedFacts(content.facts)
  if (facts === null) throw new DraftUnfinishedError()
  const sources = Object.fromEntries(content.fromPhoto.map(fact => [fact, 'photo' as const]))
  const profile = await serverClient.identity.me.query()
  const pet = await serverClient.pets.registerPet.mutate(
    { facts, sources, place: profile.place },
    // The same draft registered twice (a lost answer, a second press) is one animal.
    { context: { idempotencyKey: `register-${draftId}`.slice(0, 64) } },
  )
  await saveDraft(accountId, draftId, { ...content, petId: pet.petId })
  await keepLessons(accountId, content)
  return pet.petId
}

async function publish(
  accountId: AccountScope,
  input: StoreDraftInput & { readonly petId: PetId },
): Promise<void> {
  const { content, draftId, petId } = input
  const photos = []
  for (const photo of content.photos) {
    const jpeg = await readFramedPhoto({ accountId, originalId: photo.originalId, ...lookOf(photo) })
    const editing = photo.analysis?.editing?.kind
    photos.push({
      jpegBase64: await base64Of(jpeg),
      alt: content.facts.name.trim(),
      ...(editing === undefined ? {} : { editing }),
    })
  }
  await serverClient.pets.publishPet.mutate({ petId, photos })
  await host().pets.deleteDraft({ accountId, draftId })
}

/** Answers are missing; the form shows which. */
class DraftUnfinishedError extends Error {
  override readonly name = 'DraftUnfinishedError'
  readonly code = 'pets/draft-unfinished'
  constructor() {
    super('the draft still owes answers')
  }
}
