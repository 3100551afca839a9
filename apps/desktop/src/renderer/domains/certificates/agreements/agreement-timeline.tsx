import { Text, Timeline, Title } from '@mantine/core'
import type { AgreementEvent, AgreementView } from '@pawfect/domain/certificates'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../../shell/reader-locale.ts'

/** What happened, oldest first, with what was said. */
export function AgreementTimeline({ view }: { readonly view: AgreementView }): ReactElement {
  const { t, i18n } = useTranslation('agreements')
  const when = new Intl.DateTimeFormat(readerLocale(i18n.language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <section className="pm-card agreement-panel" aria-label={t('history')}>
      <Title order={2} size="h4" mb="sm">
        {t('history')}
      </Title>
      <Timeline active={view.timeline.length} bulletSize={16} lineWidth={2}>
        {view.timeline.map(event => (
          <Timeline.Item key={`${event.at}-${event.kind}-${event.by}`} title={titleOf(event)}>
            {event.words === null ? null : <Text className="agreement-words">“{event.words}”</Text>}
            <Text c="dimmed" size="sm">
              {when.format(new Date(event.at))}
              {event.written ? '' : ` · ${t('notWrittenYet')}`}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  )

  function titleOf({ kind, by, milestone, count }: AgreementEvent): string {
    const name = view.parties.find(party => party.role === by)?.name ?? t('nobody')
    const what = milestone === null ? '' : t(`milestone.${milestone}`)
    return t(`event.${kind}`, { name, milestone: what, count: count ?? 0 })
  }
}
