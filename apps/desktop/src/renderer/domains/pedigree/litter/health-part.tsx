import { Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiseaseRisk, LitterGenes } from '../../../../bridge/index.ts'
import { Explained } from '../genetics/explained.tsx'
import { ShareBar } from '../genetics/share-bar.tsx'
import { useFigures } from '../use-figures.ts'
import { chanceText } from './chance-text.ts'

/** Which diseases the young may inherit, as far as both parents were tested. */
export function HealthPart({ genes }: { readonly genes: LitterGenes | null }): ReactElement {
  const { t } = useTranslation('breeding')
  const { count } = useFigures()
  const risks = genes?.risks ?? []
  const tested = risks.filter(({ sire, dam }) => sire !== 'unknown' || dam !== 'unknown')
  const untested = risks.length - tested.length
  return (
    <section className="pm-card genetics-part">
      <Title order={2} size="h3">
        {t('litter.health')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('litter.healthLead')}
      </Text>
      {tested.length === 0 ? <Text>{t('litter.healthNone')}</Text> : null}
      {tested.map(risk => (
        <Disease key={risk.testId} risk={risk} />
      ))}
      {untested > 0 ? (
        <Text c="dimmed" mt="sm">
          {t('litter.healthUntested', { count: untested, number: count(untested) })}
        </Text>
      ) : null}
    </section>
  )
}

const OUTCOMES = [
  ['affected', 'danger'],
  ['carrier', 'warm'],
  ['clear', 'go'],
] as const

function Disease({ risk }: { readonly risk: DiseaseRisk }): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent } = useFigures()
  const words = { percent, range: (low: string, high: string) => t('litter.range', { low, high }) }
  const cautions = risk.cautions.filter(isKnownCaution)
  return (
    <article className="litter-disease" data-verdict={risk.verdict}>
      <h3>{risk.name}</h3>
      <Text c="dimmed">
        {t('litter.pickSire')}: {t(`litter.result.${risk.sire}`)} · {t('litter.pickDam')}:{' '}
        {t(`litter.result.${risk.dam}`)}
      </Text>
      <Text fw={640} my={4}>
        {t(`litter.verdict.${risk.verdict}`)}
      </Text>
      <div className="genetics-list">
        {OUTCOMES.map(([outcome, tone]) => {
          const chance = risk.young[outcome]
          return chance.high === 0 ? null : (
            <ShareBar
              key={outcome}
              share={chance.low}
              upTo={chance.high}
              tone={tone}
              label={t(`litter.${outcome}`)}
              figure={chanceText(chance, words)}
            />
          )
        })}
      </div>
      {cautions.map(caution => (
        <Text key={caution} mt={4}>
          {t(`litter.caution.${caution}`)}
        </Text>
      ))}
      <Explained word={risk.gene} text={t('litter.source', { source: risk.source })} />
    </article>
  )
}

const CAUTIONS = ['untested-parent', 'affected-parent', 'incomplete-penetrance', 'unborn-young'] as const

function isKnownCaution(caution: string): caution is (typeof CAUTIONS)[number] {
  return CAUTIONS.some(known => known === caution)
}
