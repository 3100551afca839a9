import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { readerNameSchema } from '@pawfect/domain/certificates'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { useTRPC } from '../../../shell/server-client.ts'
import { type ShareInput, useVault } from './use-vault.ts'

const DAYS = ['1', '7', '30', '90', '365'] as const

/** Lets somebody read one record, for a time: a match by name, or whoever handed over their code. */
export function ShareModal(props: {
  readonly recordId: string
  readonly name: string
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('vault')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('shareTitle', { name: props.name })}>
      {props.opened ? <ShareForm recordId={props.recordId} onDone={props.onClose} /> : null}
    </Modal>
  )
}

function ShareForm({ recordId, onDone }: { readonly recordId: string; onDone(): void }): ReactElement {
  const { t } = useTranslation('vault')
  const trpc = useTRPC()
  const errorText = useErrorText()
  const { share } = useVault()
  const matches = useQuery(trpc.matching.listMatches.queryOptions({}))
  const [by, setBy] = useState<'match' | 'code'>('match')
  const [matchId, setMatchId] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [days, setDays] = useState<string>('7')
  const whom = whomOf(by, { matchId, code: code.trim() })
  const choices = (matches.data ?? []).map(match => ({
    value: match.matchId,
    label: t('matchName', { owner: match.other.ownerName, pet: match.other.name }),
  }))
  const unique = [...new Map(choices.map(choice => [choice.value, choice])).values()]
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('shareBy')}
        data={[
          { value: 'match', label: t('byMatch') },
          { value: 'code', label: t('byCode') },
        ]}
        value={by}
        onChange={value => setBy(value === 'code' ? 'code' : 'match')}
      />
      {by === 'match' ? (
        <Select
          label={t('match')}
          data={unique}
          value={matchId}
          onChange={setMatchId}
          nothingFoundMessage={t('noMatches')}
          placeholder={unique.length === 0 ? t('noMatches') : ''}
        />
      ) : (
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          maxLength={80}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
      )}
      <Select
        label={t('howLong')}
        data={DAYS.map(value => ({ value, label: t('days', { count: Number(value) }) }))}
        value={days}
        allowDeselect={false}
        onChange={value => setDays(value ?? '7')}
      />
      <Text c="dimmed">{t('shareText')}</Text>
      {share.isError ? (
        <Alert color="brick" role="alert">
          {errorText(share.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button
          radius="xl"
          disabled={whom === null}
          loading={share.isPending}
          onClick={() => whom && share.mutate({ recordId, whom, days: Number(days) }, { onSuccess: onDone })}
        >
          {t('shareYes')}
        </Button>
      </Group>
    </Stack>
  )
}

function whomOf(
  by: 'match' | 'code',
  { matchId, code }: { readonly matchId: string | null; readonly code: string },
): ShareInput['whom'] | null {
  if (by === 'match') return matchId === null ? null : { by, matchId }
  return readerNameSchema.safeParse(code).success ? { by, code } : null
}
