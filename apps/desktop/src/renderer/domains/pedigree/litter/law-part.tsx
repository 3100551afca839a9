import { Anchor, Text, Title } from '@mantine/core'
import { IconCheck, IconHelp, IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BreedingPlace, LawAnswer, LawFinding } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'

const ICONS = { allowed: IconCheck, forbidden: IconX, 'cannot-confirm': IconHelp } as const

/** What the rules of a place say of the mating, each with its article, and that it is no legal advice. */
export function LawPart(props: {
  readonly law: LawAnswer | null
  readonly place: BreedingPlace | null
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { born } = useFigures()
  const { law, place } = props
  return (
    <section className="pm-card genetics-part">
      <Title order={2} size="h3">
        {t('litter.law')}
      </Title>
      {law === null || place === null ? (
        <Text>{t('litter.lawNone')}</Text>
      ) : (
        <>
          <Text c="dimmed" mb="sm">
            {t('litter.lawAsOf', { place: t(`book.places.${place}`), date: born(law.dataAsOf) })}
          </Text>
          <Findings findings={law.findings} />
          {law.silentOn.length === 0 ? null : (
            <Text mt="sm">
              {t('litter.lawSilent', {
                topics: law.silentOn
                  .filter(isTopic)
                  .map(topic => t(`litter.topic.${topic}`))
                  .join(', '),
              })}
            </Text>
          )}
          <More title={t('litter.upcoming')} findings={law.upcoming} />
          <More title={t('litter.duties')} findings={law.duties} />
          <Text mt="md" c="dimmed" className="pm-prose">
            {t('litter.notAdvice')}
          </Text>
        </>
      )}
    </section>
  )
}

const TOPICS = ['relationship', 'age', 'litters', 'identification', 'traits', 'young'] as const

function isTopic(topic: string): topic is (typeof TOPICS)[number] {
  return TOPICS.some(known => known === topic)
}

function More(props: {
  readonly title: string
  readonly findings: readonly LawFinding[]
}): ReactElement | null {
  if (props.findings.length === 0) return null
  return (
    <>
      <h3 className="litter-law-heading">{props.title}</h3>
      <Findings findings={props.findings} />
    </>
  )
}

function Findings({ findings }: { readonly findings: readonly LawFinding[] }): ReactElement {
  return (
    <ul className="litter-law">
      {findings.map(finding => (
        <Finding key={finding.ruleId} finding={finding} />
      ))}
    </ul>
  )
}

function Finding({ finding }: { readonly finding: LawFinding }): ReactElement {
  const { t, i18n } = useTranslation('breeding')
  const { born } = useFigures()
  const { verdict, ruleId, article, source, from } = finding
  const isBreeders = finding.because.endsWith('-if-a-breeder')
  const Icon = ICONS[isBreeders ? 'forbidden' : verdict]
  const says = `litter.rule.${ruleId}`
  const because = `litter.because.${finding.because}`
  const has = (key: string): boolean => i18n.exists(key, { ns: 'breeding' })
  return (
    <li className="litter-law-finding" data-verdict={isBreeders ? 'forbidden' : verdict}>
      <Icon size={20} stroke={2.2} aria-hidden />
      <div>
        <Text fw={640}>{has(says) ? t(says as 'litter.rule.eu-breeding-age') : finding.says}</Text>
        <Text>
          {isBreeders ? t('mates.lawBreeder') : t(`litter.verdictWord.${verdict}`)}:{' '}
          {t((has(because) ? because : 'litter.because.other') as 'litter.because.other')}
        </Text>
        <Text c="dimmed">
          {article} ·{' '}
          {source.url === null ? (
            source.title
          ) : (
            <Anchor href={source.url} target="_blank" rel="noreferrer" inherit>
              {source.title}
            </Anchor>
          )}
          {from === null ? '' : ` · ${t('litter.since', { date: born(from) })}`}
        </Text>
      </div>
    </li>
  )
}
