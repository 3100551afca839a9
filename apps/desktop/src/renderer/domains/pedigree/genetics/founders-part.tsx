import { Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GeneticSheet } from '../../../../bridge/index.ts'
import { TextLink } from '../../../shell/links.tsx'
import { useFigures } from '../use-figures.ts'
import { Explained } from './explained.tsx'
import { ShareBar } from './share-bar.tsx'

/** From which founders the genes come. */
export function FoundersPart({ sheet }: { readonly sheet: GeneticSheet }): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent, count, number } = useFigures()
  const { founders, foundersInAll, founderEquivalents } = sheet
  const largest = Math.max(...founders.map(({ contribution }) => contribution), 1e-9)
  return (
    <section className="pm-card genetics-part">
      <Title order={2} size="h3">
        {t('sheet.founders')}
      </Title>
      <Text c="dimmed">
        {t('sheet.foundersLead', {
          count: foundersInAll,
          number: count(foundersInAll),
          equivalents: number(founderEquivalents),
        })}
      </Text>
      <div style={{ marginBottom: 12 }}>
        <Explained word={t('sheet.explain')} text={t('sheet.foundersExplain')} />
      </div>
      <ul className="genetics-list">
        {founders.map(({ animal, isUnknownParent, contribution }) => (
          <li key={`${animal.animalId} ${isUnknownParent}`}>
            <ShareBar
              share={contribution / largest}
              figure={percent(contribution)}
              label={
                isUnknownParent ? (
                  t('sheet.unknownParent', { name: animal.name })
                ) : (
                  <TextLink to="/pedigree/animals/$animalId" params={{ animalId: `${animal.animalId}` }}>
                    {animal.name}
                  </TextLink>
                )
              }
            />
          </li>
        ))}
      </ul>
      {foundersInAll > founders.length ? (
        <Text c="dimmed">{t('sheet.foundersMore', { number: count(foundersInAll - founders.length) })}</Text>
      ) : null}
    </section>
  )
}
