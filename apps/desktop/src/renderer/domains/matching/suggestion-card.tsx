import { Button, Title } from '@mantine/core'
import type { Suggestion } from '@pawfect/domain/matching'
import { IconHeart, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PetPicture } from '../pets/pet-picture.tsx'
import { usePetWords } from '../pets/pet-words.ts'
import { ChanceBar } from './chance-bar.tsx'
import { useSentence } from './sentence-text.ts'

/** One suggestion and what may be decided about it. */
export interface SuggestionProps {
  readonly suggestion: Suggestion
  readonly disabled: boolean
  onLike(): void
  onPass(): void
}

/** A large card: one photo, one name, one sentence why, at most three facts. */
export function SuggestionCard(props: SuggestionProps & { readonly isFirst: boolean }): ReactElement {
  const { t } = useTranslation('matching')
  const sentenceText = useSentence()
  const facts = useThreeFacts(props.suggestion)
  const { pet, chance, basis, reasons } = props.suggestion
  const why = reasons[0]
  return (
    <article
      className="pm-card suggestion"
      data-first={props.isFirst}
      aria-label={pet.name}
      data-pet-id={pet.petId}
    >
      <Link
        to="/animals/$petId"
        params={{ petId: pet.petId }}
        className="suggestion-link"
        aria-label={t('open', { name: pet.name })}
      >
        <PetPicture pet={pet} height="100%" />
      </Link>
      <div className="suggestion-body">
        <Title order={2} size="h3">
          {pet.name}
        </Title>
        {why === undefined ? null : <p className="suggestion-why">{sentenceText(why)}</p>}
        <div className="suggestion-facts">
          {facts.map(fact => (
            <span key={fact} className="pm-tag">
              {fact}
            </span>
          ))}
        </div>
        <div>
          <ChanceBar chance={chance} />
          <p className="suggestion-basis">{t(`basis.${basis}`)}</p>
        </div>
        <div className="suggestion-actions">
          <Button
            variant="default"
            radius="xl"
            leftSection={<IconX size={20} aria-hidden />}
            aria-label={t('passName', { name: pet.name })}
            disabled={props.disabled}
            onClick={props.onPass}
          >
            {t('pass')}
          </Button>
          <Button
            radius="xl"
            leftSection={<IconHeart size={20} aria-hidden />}
            aria-label={t('likeName', { name: pet.name })}
            disabled={props.disabled}
            onClick={props.onLike}
          >
            {t('like')}
          </Button>
        </div>
      </div>
    </article>
  )
}

/** Breed, age and how far: the three facts a card has room for. */
export function useThreeFacts(suggestion: Suggestion): readonly string[] {
  const words = usePetWords()
  const where = useWhere(suggestion)
  return [words.breedOf(suggestion.pet), words.ageOf(suggestion.pet), where]
}

/** Where a meeting would be, in words. */
export function useWhere({ distanceKm, canMeetInPerson }: Suggestion): string {
  const { t } = useTranslation('matching')
  if (!canMeetInPerson || distanceKm === null) return t('virtual')
  return distanceKm < 1.5 ? t('near') : t('km', { km: Math.round(distanceKm) })
}
