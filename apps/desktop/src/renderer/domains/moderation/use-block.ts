import { notifications } from '@mantine/notifications'
import type { UserId } from '@pawfect/domain/identity'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askFirst } from '../../shell/ask-first.tsx'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'

/** What comes with a block. */
export interface BlockSteps {
  /** At once and without asking the server: cut what connects us. */
  cutNow?(userId: UserId): void
  onBlocked?(): void
}

/** Asks once, then blocks a person everywhere. */
export function useBlock(steps: BlockSteps = {}): (userId: UserId, name: string) => void {
  const { t } = useTranslation('moderation')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const block = useMutation(
    trpc.moderation.block.mutationOptions({
      onError: error => notifications.show({ color: 'brick', message: errorText(error) }),
    }),
  )
  return (userId, name) =>
    askFirst({
      title: t('block.title', { name }),
      text: t('block.text'),
      yes: t('block.yes'),
      no: t('block.no'),
      onYes: () => {
        steps.cutNow?.(userId)
        block.mutate(
          { userId },
          {
            onSuccess: () => {
              notifications.show({ message: t('block.done', { name }) })
              steps.onBlocked?.()
              void queries.invalidateQueries()
            },
          },
        )
      },
    })
}
