import {
  IconAlertTriangle,
  IconBinaryTree,
  IconDna2,
  IconGavel,
  IconPalette,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mate } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'
import { lawWord, riskWord } from './mate-words.ts'

type Tone = 'good' | 'plain' | 'warn' | 'bad'

/** What speaks for or against a mate, in a word each. */
export function MateChips({ mate }: { readonly mate: Mate }): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent, number } = useFigures()
  const { relationship, coat } = { relationship: mate.relationship, coat: mate.genes?.coat }
  const law = lawWord(mate)
  const risk = riskWord(mate)
  const serious = coat?.warnings.filter(({ severity, chance }) => severity === 'serious' && chance.low > 0)
  return (
    <ul className="mate-chips">
      <Chip tone={kinTone(mate)} icon={<IconUsersGroup size={16} aria-hidden />}>
        {t(`kin.kind.${relationship.kind}`)}
      </Chip>
      {law === null ? null : (
        <Chip tone={law.tone} icon={<IconGavel size={16} aria-hidden />}>
          {t(`mates.${law.key}`)}
        </Chip>
      )}
      {risk === null ? null : (
        <Chip tone={risk.tone} icon={<IconDna2 size={16} aria-hidden />}>
          {t(`mates.${risk.key}`, { percent: percent(risk.share) })}
        </Chip>
      )}
      {serious === undefined || serious.length === 0 ? null : (
        <Chip tone="bad" icon={<IconPalette size={16} aria-hidden />}>
          {t('mates.coatWarning')}
        </Chip>
      )}
      {mate.isPopular ? (
        <Chip tone="warn" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {t('mates.popular', { percent: percent(mate.popularShare) })}
        </Chip>
      ) : null}
      <Chip
        tone={mate.completeGenerations < 3 ? 'warn' : 'plain'}
        icon={<IconBinaryTree size={16} aria-hidden />}
      >
        {t('mates.depth', { number: number(mate.completeGenerations) })}
      </Chip>
    </ul>
  )
}

const CLOSE = new Set([
  'parent',
  'offspring',
  'full-siblings',
  'three-quarter-siblings',
  'half-siblings',
  'grandparent',
  'grandoffspring',
])

function kinTone({ relationship: { kind } }: Mate): Tone {
  if (CLOSE.has(kind)) return 'bad'
  return kind === 'unrelated' ? 'good' : 'plain'
}

function Chip(props: {
  readonly tone: Tone
  readonly icon: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <li className="mate-chip" data-tone={props.tone}>
      {props.icon}
      {props.children}
    </li>
  )
}
