import { Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GeneticSheet } from '../../../../bridge/index.ts'
import { TextLink } from '../../../shell/links.tsx'
import { useFigures } from '../use-figures.ts'
import { ShareBar } from './share-bar.tsx'

/** Through whom the inbreeding runs, each ancestor with its part. */
export function CommonAncestorsPart(props: {
  readonly common: GeneticSheet['commonAncestors']
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent, count } = useFigures()
  const { ancestors, inAll, rest } = props.common
  const largest = Math.max(...ancestors.map(({ part }) => part), 1e-9)
  return (
    <section className="pm-card genetics-part">
      <Title order={2} size="h3">
        {t('sheet.common')}
      </Title>
      {ancestors.length === 0 ? (
        <Text c="dimmed">{t('sheet.commonNone')}</Text>
      ) : (
        <Text c="dimmed" mb="sm">
          {t('sheet.commonLead')}
        </Text>
      )}
      <ul className="genetics-list">
        {ancestors.map(({ animal, part, paths }) => (
          <li key={animal.animalId}>
            <ShareBar
              share={part / largest}
              tone="warm"
              figure={percent(part)}
              label={
                <>
                  <TextLink to="/pedigree/animals/$animalId" params={{ animalId: `${animal.animalId}` }}>
                    {animal.name}
                  </TextLink>
                  {paths === null ? null : (
                    <span className="genetics-soft">
                      {' '}
                      {t('sheet.paths', { count: paths, number: count(paths) })}
                    </span>
                  )}
                </>
              }
            />
          </li>
        ))}
      </ul>
      {inAll > ancestors.length ? (
        <Text c="dimmed">{t('sheet.commonMore', { number: count(inAll - ancestors.length) })}</Text>
      ) : null}
      {rest > 0.00005 ? <Text c="dimmed">{t('sheet.commonRest', { percent: percent(rest) })}</Text> : null}
    </section>
  )
}
