import { UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingCounts } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'
import { useFindingWords } from './finding-words.ts'

/** The kinds of findings, most frequent first, one of which can be looked at alone. */
export function KindList(props: {
  readonly counts: FindingCounts
  readonly chosen: string | null
  onChoose(kind: string | null): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count } = useFigures()
  const words = useFindingWords()
  const kinds = Object.entries(props.counts.byKind)
    .filter(([, number]) => number > 0)
    .sort(([, a], [, b]) => b - a)
  return (
    <ul className="pedigree-kinds" aria-label={t('import.kinds')}>
      {[[null, props.counts.total] as const, ...kinds].map(([kind, number]) => (
        <li key={kind ?? ''}>
          <UnstyledButton aria-pressed={props.chosen === kind} onClick={() => props.onChoose(kind)}>
            <span>{kind === null ? t('import.allKinds') : words.kind(kind)}</span>
            <span className="pm-tabular">{count(number)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
