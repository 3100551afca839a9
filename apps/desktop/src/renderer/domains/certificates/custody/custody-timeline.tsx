import { Text, Timeline } from '@mantine/core'
import { IconArrowsExchange, IconCertificate, IconHourglass, IconQuestionMark } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { host } from '../../../shell/host.ts'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { useReportWords } from '../report-words.ts'

type Period = Awaited<ReturnType<ReturnType<typeof host>['certificates']['verifyFile']>>['timeline'][number]

const ICONS = {
  certified: <IconCertificate size={14} aria-hidden />,
  transferred: <IconArrowsExchange size={14} aria-hidden />,
  pending: <IconHourglass size={14} aria-hidden />,
  gap: <IconQuestionMark size={14} aria-hidden />,
} as const

/** Periods of an ownership history; a gap is a dashed line with a question mark. */
export function CustodyTimeline({ timeline }: { readonly timeline: readonly Period[] }): ReactElement | null {
  const { t, i18n } = useTranslation('certificates')
  const wordsOf = useReportWords()
  if (timeline.length === 0) return null
  const dates = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' })
  const day = (moment: string) => dates.format(new Date(moment))
  return (
    <Timeline active={timeline.length} bulletSize={26} aria-label={t('papers.history')}>
      {timeline.map(({ kind, since, until, owners, saying }) => (
        <Timeline.Item
          key={`${kind}${since}`}
          bullet={ICONS[kind]}
          title={t(`papers.period.${kind}`)}
          lineVariant={kind === 'gap' ? 'dashed' : 'solid'}
          color={kind === 'gap' || kind === 'pending' ? 'apricot' : 'meadow'}
        >
          <Text c="dimmed">
            {day(since)} – {until === null ? t('papers.untilNow') : day(until)}
          </Text>
          <Text>{wordsOf(saying)}</Text>
          {owners.map(({ key }) => (
            <Text key={key} className="deed-fingerprint">
              {key.slice(0, 24)}…
            </Text>
          ))}
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
