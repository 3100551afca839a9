import { Text } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { InbreedingCurve } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'
import { Explained } from './explained.tsx'
import { inbreedingWord } from './inbreeding-word.ts'

/** The exact coefficient, what it is like, how much of the pedigree it rests on, and how high it could be. */
export function CoefficientHeadline(props: {
  readonly label: string
  readonly curve: InbreedingCurve
  readonly children?: ReactNode
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent, number } = useFigures()
  const { exact, completeGenerations, upperEstimate } = props.curve
  const { assumed, unknownShare, upper, ifLikeContemporaries } = upperEstimate
  const word = inbreedingWord(exact)
  return (
    <section className="pm-card genetics-headline" data-word={word}>
      <div>
        <Explained word={props.label} text={t('figure.explain')} />
        <p className="genetics-number pm-tabular">{percent(exact)}</p>
        <Text fw={640}>{t(`figure.word.${word}`)}</Text>
        <Text c="dimmed">{t('figure.exact')}</Text>
      </div>
      <div>
        <Explained word={t('figure.complete')} text={t('figure.completeExplain')} />
        <p className="genetics-side-number pm-tabular">
          {t('figure.completeValue', { number: number(completeGenerations) })}
        </p>
        {unknownShare === 0 ? (
          <Text c="dimmed">{t('figure.upperNone', { generations: assumed.generations })}</Text>
        ) : (
          <Explained
            word={t('figure.upper', { percent: percent(upper) })}
            text={t('figure.upperExplain', {
              unknown: percent(unknownShare),
              generations: assumed.generations,
              upper: percent(upper),
              middle: percent(ifLikeContemporaries),
            })}
          />
        )}
        {props.children === undefined ? null : <div>{props.children}</div>}
      </div>
    </section>
  )
}
