import { ActionIcon, Button, Group, Menu, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { Pet } from '@pawfect/domain/pets'
import {
  IconChartDots,
  IconCompass,
  IconDots,
  IconEyeOff,
  IconPencil,
  IconTrash,
  IconTrees,
  IconWorld,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { askFirst } from '../../shell/ask-first.tsx'
import { useErrorText } from '../../shell/error-notice.tsx'
import { ButtonLink, MenuItemLink } from '../../shell/links.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { mainPhotoOf } from './pet-draft.ts'
import { PetDrawing } from './pet-drawing.tsx'
import { PetPicture } from './pet-picture.tsx'
import { usePetWords } from './pet-words.ts'
import { useFramedPhoto } from './use-framed-photo.ts'
import type { KeptDraft } from './use-pet-draft.ts'
import { useStoreDraft } from './use-publish-draft.ts'

/** A half-entered animal that exists only on this computer. */
export function DraftCard(props: { readonly draft: KeptDraft; onDelete(): void }): ReactElement {
  const { t } = useTranslation('pets')
  const { content } = props.draft
  const name = content.facts.name.trim() || t('mine.unnamed')
  return (
    <article className="pm-card" style={{ overflow: 'hidden' }} aria-label={name}>
      <DraftPicture draft={props.draft} />
      <Stack p="md" gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {name}
          </Title>
          <span className="pm-tag" data-kind="warm">
            {t('mine.draft')}
          </span>
        </Group>
        <Text c="dimmed">{t('mine.draftText')}</Text>
        <Group>
          <ButtonLink to="/add" radius="xl">
            {t('mine.draftGoOn')}
          </ButtonLink>
          <Button variant="subtle" color="brick" onClick={props.onDelete}>
            {t('mine.draftDelete')}
          </Button>
        </Group>
      </Stack>
    </article>
  )
}

function DraftPicture({ draft }: { readonly draft: KeptDraft }): ReactElement {
  const photo = mainPhotoOf(draft.content)
  const { src } = useFramedPhoto(photo, 'framed')
  const { facts } = draft.content
  if (photo === undefined) {
    return (
      <div className="pet-picture" style={{ height: 200 }}>
        <div className="pet-picture-none">
          <PetDrawing species={facts.species} coat={facts.coat} label={facts.name} />
        </div>
      </div>
    )
  }
  if (src === undefined) return <Skeleton height={200} />
  return (
    <div className="pet-picture" style={{ height: 200 }}>
      <img src={src} alt={facts.name} />
    </div>
  )
}

/** An own, registered animal with what one may do with it. */
export function PetCardMine(props: {
  readonly pet: Pet
  readonly draft: KeptDraft | undefined
}): ReactElement {
  const { t } = useTranslation('pets')
  const words = usePetWords()
  const { pet } = props
  return (
    <article className="pm-card" style={{ overflow: 'hidden' }} aria-label={pet.name}>
      {pet.photos.length === 0 && props.draft ? (
        <DraftPicture draft={props.draft} />
      ) : (
        <PetPicture pet={pet} height={200} />
      )}
      <Stack p="md" gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h3">
            {pet.name}
          </Title>
          <span className="pm-tag" data-kind={pet.published ? 'go' : 'warm'}>
            {pet.published ? t('mine.published') : t('mine.hidden')}
          </span>
        </Group>
        <Text c="dimmed">
          {words.breedOf(pet)}, {words.ageOf(pet)}
        </Text>
        <Group justify="space-between">
          {pet.published ? (
            <ButtonLink
              to="/discover"
              search={{ pet: pet.petId }}
              radius="xl"
              leftSection={<IconCompass size={20} aria-hidden />}
            >
              {t('mine.discover')}
            </ButtonLink>
          ) : (
            <PublishButton pet={pet} draft={props.draft} />
          )}
          <PetMenu pet={pet} />
        </Group>
      </Stack>
    </article>
  )
}

function PublishButton(props: { readonly pet: Pet; readonly draft: KeptDraft | undefined }): ReactElement {
  const { t } = useTranslation('pets')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const fromDraft = useStoreDraft()
  const again = useMutation(
    trpc.pets.publishPet.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.pets.pathKey() }),
    }),
  )
  const { draft } = props
  const publish = (): void => {
    if (draft) fromDraft.mutate({ draftId: draft.draftId, content: draft.content, publish: true })
    else again.mutate({ petId: props.pet.petId, photos: [] })
  }
  const error = fromDraft.error ?? again.error
  return (
    <Stack gap={4}>
      <Button
        radius="xl"
        leftSection={<IconWorld size={20} aria-hidden />}
        loading={fromDraft.isPending || again.isPending}
        onClick={publish}
      >
        {t('mine.publish')}
      </Button>
      {error === null ? null : (
        <Text c="var(--pm-danger-text)" role="alert">
          {errorText(error)}
        </Text>
      )}
    </Stack>
  )
}

function PetMenu({ pet }: { readonly pet: Pet }): ReactElement {
  const { t } = useTranslation('pets')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const settled = { onSettled: () => queries.invalidateQueries() }
  const unpublish = useMutation(trpc.pets.unpublishPet.mutationOptions(settled))
  const remove = useMutation(trpc.pets.deletePet.mutationOptions(settled))
  const { petId, name } = pet
  const askToDelete = (): void =>
    askFirst({
      title: t('mine.deleteTitle', { name }),
      text: t('mine.deleteText'),
      yes: t('mine.deleteNow'),
      no: t('mine.deleteKeep', { name }),
      onYes: () => remove.mutate({ petId }),
    })
  return (
    <Group gap={4}>
      <ButtonLink
        to="/mine/$petId"
        params={{ petId }}
        variant="subtle"
        leftSection={<IconPencil size={18} aria-hidden />}
      >
        {t('mine.edit')}
      </ButtonLink>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('profile.more')}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {pet.published ? (
            <MenuItemLink
              to="/mine/$petId/photos"
              params={{ petId }}
              leftSection={<IconChartDots size={18} />}
            >
              {t('mine.photos')}
            </MenuItemLink>
          ) : null}
          <MenuItemLink to="/solo" leftSection={<IconTrees size={18} />}>
            {t('mine.walk')}
          </MenuItemLink>
          {pet.published ? (
            <Menu.Item leftSection={<IconEyeOff size={18} />} onClick={() => unpublish.mutate({ petId })}>
              {t('mine.unpublish')}
            </Menu.Item>
          ) : null}
          <Menu.Item color="brick" leftSection={<IconTrash size={18} />} onClick={askToDelete}>
            {t('mine.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
