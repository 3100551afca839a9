import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconArrowRight, IconLock, IconPlus } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountScope } from '../../shell/host.ts'
import { combineGuesses } from './apply-guesses.ts'
import { CameraPanel } from './camera/camera-panel.tsx'
import { LooksLike } from './looks-like.tsx'
import { NearDuplicates } from './near-duplicates.tsx'
import type { DraftPhoto } from './pet-draft.ts'
import { PhotoDrop } from './photo-drop.tsx'
import { PhotoStage } from './photo-stage.tsx'
import { useFramedPhoto } from './use-framed-photo.ts'
import type { PetDraftState } from './use-pet-draft.ts'
import { isLookingAtMain, type Refusal, usePhotoAnalysis } from './use-photo-analysis.ts'

/** Drop photos, see what this computer makes of them, choose what is right. */
export function PhotosStep(props: {
  readonly draft: PetDraftState
  readonly accountId: AccountScope
  onNext(): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { draft, accountId, onNext } = props
  const photos = usePhotoAnalysis(draft, accountId)
  const [chosenId, setChosenId] = useState<string>()
  const chosen = draft.content.photos.find(photo => photo.originalId === chosenId) ?? draft.content.photos[0]
  return (
    <Stack gap="lg">
      <PrivacyNote />
      <Refusals refusals={photos.refusals} />
      <NearDuplicates photos={draft.content.photos} />
      {chosen === undefined ? (
        <>
          <PhotoDrop onFiles={files => void photos.take(files)} />
          <CameraPanel onPhoto={photo => void photos.take([photo])} />
          <Group justify="flex-end">
            <Button variant="subtle" onClick={onNext}>
              {t('add.withoutPhoto')}
            </Button>
          </Group>
        </>
      ) : (
        <div className="two-columns">
          <Stack gap="sm">
            <PhotoStage
              photo={chosen}
              look={photos.looks.get(chosen.originalId)}
              onChange={photo => draft.change(withPhoto(photo))}
              onLookAgain={() => void photos.lookAgain(chosen)}
              onRemove={() => draft.change(withoutPhoto(chosen.originalId))}
            />
            <PhotoStrip
              photos={draft.content.photos}
              chosen={chosen}
              onChoose={setChosenId}
              onFiles={files => void photos.take(files)}
            />
            {draft.content.photos.length < 5 ? (
              <CameraPanel onPhoto={photo => void photos.take([photo])} />
            ) : null}
          </Stack>
          <Stack gap="lg">
            <LooksLike
              key={isLookingAtMain(draft, photos.looks) ? 'looking' : 'looked'}
              guess={combineGuesses(draft.content)}
              facts={draft.content.facts}
              onChoose={choice =>
                draft.change(content => ({
                  ...content,
                  breedChosen: true,
                  fromPhoto: content.fromPhoto.filter(fact => fact !== 'breedIds'),
                  facts: { ...content.facts, ...choice },
                }))
              }
            />
            <Group justify="flex-end">
              <Button
                size="md"
                radius="xl"
                rightSection={<IconArrowRight size={20} aria-hidden />}
                onClick={onNext}
              >
                {t('add.next')}
              </Button>
            </Group>
          </Stack>
        </div>
      )}
    </Stack>
  )
}

type Change = Parameters<PetDraftState['change']>[0]

function withPhoto(photo: DraftPhoto): Change {
  return content => ({
    ...content,
    photos: content.photos.map(kept => (kept.originalId === photo.originalId ? photo : kept)),
  })
}

function withoutPhoto(originalId: string): Change {
  return content => ({ ...content, photos: content.photos.filter(kept => kept.originalId !== originalId) })
}

/** Says plainly where photos are looked at. */
export function PrivacyNote(): ReactElement {
  const { t } = useTranslation('pets')
  return (
    <div className="privacy-note" data-testid="privacy-note">
      <IconLock size={24} aria-hidden style={{ flex: 'none' }} color="var(--pm-go-text)" />
      <div>
        <Text fw={680}>{t('add.privateTitle')}</Text>
        <Text>{t('add.private')}</Text>
      </div>
    </div>
  )
}

function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }): ReactElement | null {
  const { t } = useTranslation('pets')
  if (refusals.length === 0) return null
  const words = {
    'too-large': 'add.tooLarge',
    'not-a-picture': 'add.notAPicture',
    'too-many': 'add.tooMany',
  } as const
  const sentences = new Set(refusals.map(({ reason, filename }) => t(words[reason], { name: filename })))
  return (
    <Alert color="apricot" role="alert">
      {[...sentences].map(sentence => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </Alert>
  )
}

function PhotoStrip(props: {
  readonly photos: readonly DraftPhoto[]
  readonly chosen: DraftPhoto
  onChoose(originalId: string): void
  onFiles(files: readonly File[]): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { photos, chosen } = props
  return (
    <div className="photo-strip">
      {photos.map(photo => (
        <button
          key={photo.originalId}
          type="button"
          className="photo-thumb"
          aria-pressed={photo.originalId === chosen.originalId}
          onClick={() => props.onChoose(photo.originalId)}
        >
          <Thumb photo={photo} />
        </button>
      ))}
      {photos.length < 5 ? (
        <FileButton
          multiple
          accept="image/jpeg,image/png,image/webp,image/heic,.heic"
          onChange={files => props.onFiles(files)}
        >
          {button => (
            <Button
              {...button}
              variant="default"
              h={92}
              radius="md"
              leftSection={<IconPlus size={20} aria-hidden />}
            >
              {t('add.more')}
            </Button>
          )}
        </FileButton>
      ) : null}
    </div>
  )
}

function Thumb({ photo }: { readonly photo: DraftPhoto }): ReactElement {
  const { t } = useTranslation('pets')
  const { src } = useFramedPhoto(photo, 'framed')
  return src === undefined ? <span>…</span> : <img src={src} alt={t('photo.alt', { name: photo.filename })} />
}
