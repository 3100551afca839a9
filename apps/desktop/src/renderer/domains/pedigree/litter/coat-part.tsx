import { Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LitterCoatFound, TrialLitter } from '../../../../bridge/index.ts'
import { Explained } from '../genetics/explained.tsx'
import { ShareBar } from '../genetics/share-bar.tsx'
import { useFigures } from '../use-figures.ts'
import { chanceText } from './chance-text.ts'
import { useCoatWords } from './coat-words.ts'

/** What the young may look like, with the warnings that matter. */
export function CoatPart(props: {
  readonly coat: LitterCoatFound | null
  /** False where nobody said whether these are dogs or cats. */
  readonly isKnown: boolean
  readonly looks: TrialLitter['looks']
}): ReactElement {
  const { t } = useTranslation('breeding')
  const words = useCoatWords()
  const { coat, isKnown, looks } = props
  const told = coat?.traits.filter(({ isTold }) => isTold) ?? []
  const open = coat?.traits.filter(({ isTold }) => !isTold) ?? []
  return (
    <section className="pm-card genetics-part">
      <Title order={2} size="h3">
        {t('litter.coat')}
      </Title>
      {told.length > 0 ? (
        <Text c="dimmed" mb="sm">
          {t('litter.coatLead')}
        </Text>
      ) : (
        <Text mt={4}>{coat === null && isKnown ? t('litter.coatNone') : t('litter.coatUntold')}</Text>
      )}
      {coat === null ? null : <Hazards coat={coat} />}
      {told.map(trait => (
        <Trait key={trait.trait} trait={trait} />
      ))}
      {looks.some(({ phenotypes }) => Object.keys(phenotypes).length > 0) ? <Looks looks={looks} /> : null}
      {told.length > 0 && open.length > 0 ? (
        <Text c="dimmed" mt="sm">
          {t('litter.coatOpen', { traits: open.map(({ trait }) => words.trait(trait)).join(', ') })}
        </Text>
      ) : null}
    </section>
  )
}

type Coat = LitterCoatFound
type TraitOfLitter = Coat['traits'][number]

function Hazards({ coat }: { readonly coat: Coat }): ReactElement | null {
  const { t } = useTranslation('breeding')
  const { percent } = useFigures()
  const words = useCoatWords()
  if (coat.warnings.length === 0) return null
  return (
    <ul className="litter-hazards">
      {coat.warnings.map(({ code, severity, source, chance }) => (
        <li key={code} data-severity={severity}>
          <Explained
            word={`${words.hazard(code)} (${
              chance.expected === null
                ? t('litter.chanceUpTo', { percent: percent(chance.high) })
                : percent(chance.expected)
            })`}
            text={t('litter.source', { source })}
          />
        </li>
      ))}
    </ul>
  )
}

function Trait({ trait }: { readonly trait: TraitOfLitter }): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent } = useFigures()
  const words = useCoatWords()
  const texts = { percent, range: (low: string, high: string) => t('litter.range', { low, high }) }
  return (
    <article className="litter-trait">
      <h3>{words.trait(trait.trait)}</h3>
      <div className="genetics-list">
        {trait.outcomes.map(({ phenotype, young }) => (
          <ShareBar
            key={phenotype}
            share={young.expected ?? young.low}
            upTo={young.high}
            label={words.look(phenotype)}
            figure={chanceText(young, texts)}
          />
        ))}
      </div>
    </article>
  )
}

function Looks({ looks }: { readonly looks: TrialLitter['looks'] }): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent } = useFigures()
  const words = useCoatWords()
  return (
    <article className="litter-trait">
      <h3>{t('litter.looks')}</h3>
      <div className="litter-looks">
        {(['male', 'female'] as const).map(sex => (
          <div key={sex}>
            <Text fw={640}>{t(sex === 'male' ? 'litter.sons' : 'litter.daughters')}</Text>
            <ul>
              {looks
                .filter(look => look.sex === sex)
                .map(look => (
                  <li key={Object.values(look.phenotypes).join(' ')} className="pm-tabular">
                    {Object.entries(look.phenotypes)
                      .filter(([, phenotype]) => phenotype !== 'none')
                      .map(([, phenotype]) => words.look(phenotype))
                      .join(', ')}{' '}
                    <span className="genetics-soft">{percent(look.chance)}</span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </article>
  )
}
