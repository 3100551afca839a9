import { Text, Title } from '@mantine/core'
import type { SuggestionInsight, YesShare } from '@pawfect/domain/matching/patterns'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LikelihoodBar } from '../../pets/likelihood-bar.tsx'

/** Fewer than this, and a share is not worth drawing. */
const ENOUGH = 5

/** How the suggestions went: shown, answered, liked, matched; intervals, or "not enough yet". */
export function InsightFigures(props: {
  readonly insight: SuggestionInsight
  readonly name: string
}): ReactElement {
  const { t } = useTranslation('patterns')
  const { shown, answered, said, matched } = props.insight
  return (
    <section className="pm-card insight" aria-labelledby="insight-title">
      <Title order={2} size="h4" id="insight-title">
        {t('insight.title', { name: props.name })}
      </Title>
      <dl className="insight-figures">
        <div>
          <dt>{t('insight.shown')}</dt>
          <dd className="pm-tabular">{t('insight.shownText', { shown, answered })}</dd>
        </div>
        <div>
          <dt>{t('insight.said')}</dt>
          <dd>
            <Figure share={said} label={t('insight.said')} />
          </dd>
        </div>
        <div>
          <dt>{t('insight.matched')}</dt>
          <dd>
            <Figure share={matched} label={t('insight.matched')} />
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Figure({ share, label }: { readonly share: YesShare; readonly label: string }): ReactElement {
  const { t } = useTranslation('patterns')
  const { yes, total, low, high } = share
  if (total < ENOUGH) return <Text>{t('insight.notEnough', { yes, total })}</Text>
  const word = t('share', { yes, total, low: Math.round(low * 100), high: Math.round(high * 100) })
  return <LikelihoodBar probability={yes / total} low={low} high={high} word={word} label={label} />
}
