import { Alert, Button, Group, NumberInput, Stack, Text, Textarea, Title } from '@mantine/core'
import type { AgreementDeed, AgreementView, UnsignedDeed } from '@pawfect/domain/certificates'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { useActOnAgreement } from './use-agreements.ts'

const DEEDS = ['report', 'accept', 'dispute', 'decide', 'take-return-mating', 'announce-return'] as const

/** Things that need words before they are signed. */
const NEEDS_WORDS: readonly AgreementDeed[] = ['report', 'dispute', 'decide', 'announce-return']

/** In a running agreement: what one may do now, with the words and numbers it takes. */
export function DeedPanel({ view }: { readonly view: AgreementView }): ReactElement | null {
  const { t } = useTranslation('agreements')
  const errorText = useErrorText()
  const act = useActOnAgreement()
  const [chosen, setChosen] = useState<AgreementDeed | null>(null)
  const possible = DEEDS.filter(deed => view.mayDo.includes(deed))
  if (possible.length === 0) return null
  const open = chosen !== null && possible.includes(chosen) ? chosen : null
  const run = (deed: UnsignedDeed) => act.mutate({ view, deed }, { onSuccess: () => setChosen(null) })
  return (
    <section className="pm-card agreement-panel" aria-label={t('whatNow')}>
      <Title order={2} size="h4">
        {t('whatNow')}
      </Title>
      {act.isError ? (
        <Alert color="brick" role="alert" mb="sm">
          {errorText(act.error)}
        </Alert>
      ) : null}
      {open === null ? (
        <Group gap="xs">
          {possible.map(deed => (
            <Button
              key={deed}
              radius="xl"
              variant={deed === 'dispute' ? 'subtle' : 'filled'}
              color={deed === 'dispute' ? 'brick' : 'meadow'}
              loading={act.isPending}
              onClick={() => {
                if (NEEDS_WORDS.includes(deed)) setChosen(deed)
                else if (deed === 'accept' || deed === 'take-return-mating') run({ deed })
              }}
            >
              {t(`deed.${deed}`, { milestone: milestoneOf(view, t) })}
            </Button>
          ))}
        </Group>
      ) : (
        <DeedWords
          view={view}
          deed={open}
          busy={act.isPending}
          onCancel={() => setChosen(null)}
          onDone={run}
        />
      )}
    </section>
  )
}

function DeedWords(props: {
  readonly view: AgreementView
  readonly deed: AgreementDeed
  readonly busy: boolean
  onCancel(): void
  onDone(deed: UnsignedDeed): void
}): ReactElement {
  const { t } = useTranslation('agreements')
  const { view, deed } = props
  const next = view.step?.next ?? null
  const counts = deed === 'report' && (next === 'litter' || next === 'pick')
  const [words, setWords] = useState('')
  const [count, setCount] = useState(1)
  const mustSay = deed === 'dispute' || deed === 'decide'
  const finish = () => {
    if (deed === 'report' && next !== null)
      props.onDone({ deed, milestone: next, count: counts ? count : 0, words })
    else if (deed === 'dispute' || deed === 'decide' || deed === 'announce-return')
      props.onDone({ deed, words })
  }
  return (
    <Stack gap="sm">
      <Text>{t(`deedText.${deed}`)}</Text>
      {counts ? (
        <NumberInput
          label={t(next === 'litter' ? 'howManyLive' : 'howManyGiven')}
          min={0}
          max={30}
          allowDecimal={false}
          value={count}
          onChange={value => setCount(typeof value === 'number' ? value : 0)}
        />
      ) : null}
      <Textarea
        label={t(mustSay ? 'words.must' : 'words.may')}
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button radius="xl" disabled={mustSay && words.trim() === ''} loading={props.busy} onClick={finish}>
          {t('signAndSend')}
        </Button>
        <Button variant="default" radius="xl" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function milestoneOf(
  { step }: AgreementView,
  t: ReturnType<typeof useTranslation<'agreements'>>['t'],
): string {
  return step?.next === null || step?.next === undefined ? '' : t(`milestone.${step.next}`)
}
