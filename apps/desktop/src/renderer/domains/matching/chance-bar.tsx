import { Tooltip } from '@mantine/core'
import type { Chance } from '@pawfect/domain/matching'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LikelihoodBar } from '../pets/likelihood-bar.tsx'

/** The chance that two animals' owners say yes to each other: a bar, its interval, a word. */
export function ChanceBar({ chance }: { readonly chance: Chance }): ReactElement {
  const { t } = useTranslation('matching')
  return (
    <Tooltip label={t('chanceExplain')} multiline w={280}>
      <span>
        <LikelihoodBar
          probability={chance.probability}
          low={chance.low}
          high={chance.high}
          word={t(`chanceWord.${chance.word}`)}
          label={t('chance')}
        />
      </span>
    </Tooltip>
  )
}
