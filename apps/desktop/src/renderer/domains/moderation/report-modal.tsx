import { Alert, Button, Checkbox, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { UserId } from '@pawfect/domain/identity'
import { type ReportInput, reportCategorySchema } from '@pawfect/domain/moderation'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'

/** Whom or what a report is about. */
export interface ReportModalProps {
  readonly opened: boolean
  readonly name: string
  readonly subject: ReportInput['subject']
  readonly userId: UserId
  onClose(): void
  /** At once and without asking the server, when a block is asked for too: cut what connects us. */
  cutNow?(): void
  onBlocked?(): void
}

/** Tells a person what went wrong; optionally blocks in the same step. */
export function ReportModal(props: ReportModalProps): ReactElement {
  const { t } = useTranslation('moderation')
  const [category, setCategory] = useState<ReportInput['category']>('other')
  const [details, setDetails] = useState('')
  const [alsoBlock, setAlsoBlock] = useState(false)
  const errorText = useErrorText()
  const send = useSendReport(props)
  const { name } = props
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('report.title', { name })} size="md">
      <Stack>
        <Text c="dimmed">{t('report.lead', { name })}</Text>
        <Radio.Group
          label={t('report.category')}
          value={category}
          onChange={value => setCategory(reportCategorySchema.parse(value))}
        >
          <Stack gap={8} mt={8}>
            {reportCategorySchema.options.map(option => (
              <Radio key={option} value={option} label={t(`report.categories.${option}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('report.details')}
          description={t('report.detailsHint')}
          value={details}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={event => setDetails(event.currentTarget.value)}
        />
        <Checkbox
          label={t('report.alsoBlock')}
          checked={alsoBlock}
          onChange={event => setAlsoBlock(event.currentTarget.checked)}
        />
        {send.isError ? (
          <Alert color="brick" role="alert">
            {errorText(send.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button loading={send.isPending} onClick={() => send.mutate({ category, details, alsoBlock })}>
            {t('report.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function useSendReport(props: ReportModalProps) {
  const { t } = useTranslation('moderation')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const report = useMutation(trpc.moderation.report.mutationOptions())
  const block = useMutation(trpc.moderation.block.mutationOptions())
  return useMutation({
    mutationFn: async (input: Pick<ReportInput, 'category' | 'details'> & { alsoBlock: boolean }) => {
      const { alsoBlock, ...words } = input
      if (alsoBlock) props.cutNow?.()
      await report.mutateAsync({ subject: props.subject, ...words })
      if (alsoBlock) await block.mutateAsync({ userId: props.userId })
      return alsoBlock
    },
    onSuccess: async blocked => {
      notifications.show({ message: t('report.sent') })
      props.onClose()
      if (!blocked) return
      props.onBlocked?.()
      await queries.invalidateQueries()
    },
  })
}
