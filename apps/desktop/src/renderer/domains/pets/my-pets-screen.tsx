import { Group, Skeleton, Text, Title } from '@mantine/core'
import { IconPaw, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shell/empty-state.tsx'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { host, useAccountScope } from '../../shell/host.ts'
import { ButtonLink } from '../../shell/links.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { useSession } from '../../shell/session.ts'
import { DraftCard, PetCardMine } from './my-pet-cards.tsx'
import { PhotoNotices } from './photo-notices.tsx'
import { listDrafts } from './use-pet-draft.ts'

/** All own animals: published, hidden, and the drafts that live only on this computer. */
export function MyPetsScreen(): ReactElement {
  const { t } = useTranslation('pets')
  const session = useSession()
  const trpc = useTRPC()
  const pets = useQuery({ ...trpc.pets.listMyPets.queryOptions(), enabled: Boolean(session) })
  const drafts = useDrafts()
  const unregistered = drafts.list.filter(draft => draft.content.petId === null)
  const waiting = (Boolean(session) && pets.isPending) || drafts.isPending
  const nothing = !waiting && !pets.isError && unregistered.length === 0 && (pets.data ?? []).length === 0
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-end" mb="xl">
        <div>
          <Title order={1}>{t('mine.title')}</Title>
          <Text c="dimmed">{t('mine.lead')}</Text>
        </div>
        <ButtonLink to="/add" radius="xl" leftSection={<IconPlus size={20} aria-hidden />}>
          {t('mine.add')}
        </ButtonLink>
      </Group>
      <PhotoNotices />
      {pets.isError && pets.data === undefined ? (
        <ErrorNotice error={pets.error} onRetry={() => void pets.refetch()} />
      ) : null}
      {nothing ? (
        <EmptyState
          icon={<IconPaw size={40} stroke={1.5} />}
          title={t('mine.empty')}
          text={t('mine.emptyText')}
        >
          <ButtonLink to="/add" size="md" radius="xl">
            {t('mine.add')}
          </ButtonLink>
        </EmptyState>
      ) : null}
      <div className="pm-grid">
        {waiting ? ['a', 'b', 'c'].map(key => <Skeleton key={key} height={320} radius="lg" />) : null}
        {unregistered.map(draft => (
          <DraftCard key={draft.draftId} draft={draft} onDelete={() => void drafts.remove(draft.draftId)} />
        ))}
        {(pets.data ?? []).map(pet => (
          <PetCardMine
            key={pet.petId}
            pet={pet}
            draft={drafts.list.find(draft => draft.content.petId === pet.petId)}
          />
        ))}
      </div>
    </div>
  )
}

function useDrafts() {
  const accountId = useAccountScope()
  const queries = useQueryClient()
  const queryKey = ['drafts', accountId]
  const drafts = useQuery({ queryKey, queryFn: () => listDrafts(accountId), meta: { keep: false } })
  return {
    list: drafts.data ?? [],
    isPending: drafts.isPending,
    async remove(draftId: string): Promise<void> {
      await host().pets.deleteDraft({ accountId, draftId })
      await queries.invalidateQueries({ queryKey })
    },
  }
}
