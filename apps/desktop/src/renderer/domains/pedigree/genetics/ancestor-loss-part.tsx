import { Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GeneticSheet } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'
import { Explained } from './explained.tsx'
import { ShareBar } from './share-bar.tsx'

/** How many different ancestors fill the places, and how sire and dam are related. */
export function AncestorLossPart({ sheet }: { readonly sheet: GeneticSheet }): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent, count } = useFigures()
  return (
    <section className="pm-card genetics-part">
      <Title order={2} size="h3">
        {t('sheet.loss')}
      </Title>
      <Text c="dimmed">
        {t('sheet.facts', { count: sheet.ancestors, number: count(sheet.ancestors), depth: sheet.depth })}
      </Text>
      <div style={{ marginBottom: 12 }}>
        <Explained word={t('sheet.explain')} text={t('sheet.lossExplain')} />
      </div>
      <ul className="genetics-list">
        {sheet.ancestorLoss.map(({ generations, ratio, distinct, known }) => (
          <li key={generations}>
            <ShareBar
              share={ratio}
              figure={percent(ratio)}
              label={
                <>
                  {t('sheet.lossRow', { generations })}
                  <span className="genetics-soft">
                    {' '}
                    {t('sheet.lossCount', { distinct: count(distinct), known: count(known) })}
                  </span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Text mt="sm">
        {sheet.parents === null
          ? t('sheet.parentsUnknown')
          : `${t('sheet.parents')}: ${t(`kin.kind.${sheet.parents.kind}`)}`}
      </Text>
    </section>
  )
}
