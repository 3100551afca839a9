import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import type { BehaviourPattern, YesShare } from '@pawfect/domain/matching/patterns'
import type { PetId } from '@pawfect/domain/pets'
import { IconTrash } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../shell/links.tsx'
import { LikelihoodBar } from '../../pets/likelihood-bar.tsx'
import { usePatternWords } from './pattern-words.ts'
import type { PatternChanges } from './use-pattern-changes.ts'

/** Factors an owner may choose, as the server takes them. */
const STRENGTHS = ['0', '0.5', '1', '2'] as const

/** Log-odds below which a lift is not worth a word. */
const WORTH_SAYING = 0.02

/** One pattern: the sentence, its counts with their intervals, what it does, and the owner's say. */
export function PatternCard(props: {
  readonly pattern: BehaviourPattern
  readonly petId: PetId
  readonly changes: PatternChanges
}): ReactElement {
  const { t } = useTranslation('patterns')
  const words = usePatternWords()
  const { pattern, changes } = props
  const says = words.sentence(pattern.sentence)
  return (
    <article className="pm-card pattern" data-pattern={pattern.pattern} data-refused={pattern.strength === 0}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <Text fw={620}>{says}</Text>
        <span className="pm-tag" data-kind={pattern.certainty === 'clear' ? 'go' : undefined}>
          {t(`certainty.${pattern.certainty}`)}
        </span>
      </Group>
      <div className="pattern-shares">
        <Share
          label={t(pattern.evidence.without === null ? 'ofAll' : 'those')}
          share={pattern.evidence.with}
        />
        {pattern.evidence.without === null ? null : (
          <Share label={t('others')} share={pattern.evidence.without} />
        )}
      </div>
      <Text c="dimmed">
        {t(`does.${effectOf(pattern)}`)} <WhereToSay pattern={pattern} petId={props.petId} />
      </Text>
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('strengthOf', { pattern: says })}
          value={String(nearest(pattern.strength))}
          disabled={changes.busy}
          onChange={value => changes.weigh(pattern.pattern, Number(value))}
          data={(pattern.lift === null ? (['0', '1'] as const) : STRENGTHS).map(value => ({
            value,
            label: t(`strength.${value === '0.5' ? 'half' : value}`),
          }))}
        />
        <Button
          variant="subtle"
          color="brick"
          radius="xl"
          leftSection={<IconTrash size={18} aria-hidden />}
          aria-label={t('deleteName', { pattern: says })}
          disabled={changes.busy}
          onClick={() => changes.forget(pattern.pattern)}
        >
          {t('delete')}
        </Button>
      </Group>
    </article>
  )
}

/** What only tells the owner something can be said in the profile, where it counts. */
function WhereToSay(props: {
  readonly pattern: BehaviourPattern
  readonly petId: PetId
}): ReactElement | null {
  const { t } = useTranslation('patterns')
  if (props.pattern.pattern === 'favourite-style') {
    return (
      <TextLink to="/mine/$petId" params={{ petId: props.petId }}>
        {t('sayStyle')}
      </TextLink>
    )
  }
  return props.pattern.pattern === 'active-hours' ? <TextLink to="/settings">{t('sayHours')}</TextLink> : null
}

function Share({ label, share }: { readonly label: string; readonly share: YesShare }): ReactElement {
  const { t } = useTranslation('patterns')
  const { yes, total, low, high } = share
  const word =
    total === 0
      ? t('none')
      : t('share', { yes, total, low: Math.round(low * 100), high: Math.round(high * 100) })
  return (
    <div className="pattern-share">
      <Text fz="sm">{label}</Text>
      <LikelihoodBar
        probability={total === 0 ? 0 : yes / total}
        low={low}
        high={high}
        word={word}
        label={label}
      />
    </div>
  )
}

type Effect = 'nothing' | 'alike' | 'refused' | 'higher' | 'lower' | 'little'

function effectOf({ pattern, lift, strength }: BehaviourPattern): Effect {
  if (lift === null) return pattern === 'selectivity' ? 'alike' : 'nothing'
  if (strength === 0) return 'refused'
  if (Math.abs(lift) < WORTH_SAYING) return 'little'
  return lift > 0 ? 'higher' : 'lower'
}

function nearest(strength: number): number {
  return STRENGTHS.map(Number).reduce((best, value) =>
    Math.abs(value - strength) < Math.abs(best - strength) ? value : best,
  )
}
