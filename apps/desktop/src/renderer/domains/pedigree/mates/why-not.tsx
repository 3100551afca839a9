import { Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatesFound } from '../../../../bridge/index.ts'
import { TextLink } from '../../../shell/links.tsx'
import { useFigures } from '../use-figures.ts'

/** Folded away: who is not in the list, and why. */
export function WhyNot({ found }: { readonly found: MatesFound }): ReactElement | null {
  const { t } = useTranslation('breeding')
  const { count, percent } = useFigures()
  if (found.excludedInAll === 0) return null
  return (
    <details className="pm-card mates-why">
      <summary>
        {t('mates.why')}{' '}
        <span className="genetics-soft">{t('mates.whyCount', { number: count(found.excludedInAll) })}</span>
      </summary>
      <ul className="genetics-list">
        {found.excluded.map(({ animal, reasons, inbreeding, relationship }) => (
          <li key={animal.animalId} className="mates-why-row">
            <TextLink to="/pedigree/animals/$animalId" params={{ animalId: `${animal.animalId}` }}>
              {animal.name}
            </TextLink>
            <Text component="span">{reasons.map(reason => t(`mates.reason.${reason}`)).join(', ')}</Text>
            <Text component="span" c="dimmed" className="pm-tabular">
              {[
                relationship === null ? null : t(`kin.kind.${relationship.kind}`),
                inbreeding === null ? null : percent(inbreeding),
              ]
                .filter(part => part !== null)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}
