import { Stack, Text, Title } from '@mantine/core'
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CombinedGuess } from './apply-guesses.ts'
import { breedChoices } from './breed-choices.ts'
import { BreedSelect } from './breed-select.tsx'
import { LikelihoodBar, likelihoodWord } from './likelihood-bar.tsx'
import type { DraftFacts } from './pet-draft.ts'

/** What the photos suggest, with alternatives as bars with words, and "mixed or not sure" as a full answer. */
export function LooksLike(props: {
  readonly guess: CombinedGuess | null
  readonly facts: Pick<DraftFacts, 'species' | 'breedIds' | 'mixed'>
  onChoose(choice: Pick<DraftFacts, 'breedIds' | 'mixed'>): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { guess, facts } = props
  const group = useId()
  const [other, setOther] = useState(() => isOther(guess, facts))
  const choose = (breedIds: string[]): void => {
    setOther(false)
    props.onChoose({ breedIds, mixed: breedIds.length === 0 })
  }
  return (
    <Stack gap="xs">
      <Headline guess={guess} />
      <Clubs clubs={guess?.clubs ?? []} />
      <fieldset className="breed-choices" aria-label={t('add.breedQuestion')}>
        {(guess?.breeds ?? []).slice(0, 4).map(breed => (
          <BreedChoice
            key={breed.id}
            group={group}
            name={breed.name}
            probability={breed.probability}
            checked={!other && facts.breedIds[0] === breed.id}
            onChoose={() => choose([breed.id])}
          />
        ))}
        <BreedChoice
          group={group}
          name={t('mixed')}
          probability={guess?.mixedOrUnsure}
          checked={!other && facts.breedIds.length === 0}
          onChoose={() => choose([])}
        />
        <BreedChoice
          group={group}
          name={t('add.breedOther')}
          checked={other}
          onChoose={() => setOther(true)}
        />
      </fieldset>
      {other ? (
        <BreedSelect
          choices={breedChoices(facts.species)}
          breedIds={facts.breedIds}
          onChange={props.onChoose}
        />
      ) : null}
    </Stack>
  )
}

function isOther(guess: CombinedGuess | null, facts: Pick<DraftFacts, 'breedIds'>): boolean {
  const [first, second] = facts.breedIds
  if (first === undefined) return false
  return second !== undefined || !guess?.breeds.some(breed => breed.id === first)
}

function Headline({ guess }: { readonly guess: CombinedGuess | null }): ReactElement | null {
  const { t } = useTranslation('pets')
  if (guess === null) return <Title order={3}>{t('add.breedQuestion')}</Title>
  if (guess.species === 'none') {
    return (
      <div>
        <Title order={3}>
          {guess.otherKind === null ? t('add.noAnimal') : t(`add.otherKind.${guess.otherKind}`)}
        </Title>
        <Text>{t('add.noAnimalText')}</Text>
      </div>
    )
  }
  const [best, second] = guess.breeds
  const unsure = best === undefined || guess.verdict === 'unsure'
  if (!unsure && second !== undefined && guess.verdict === 'mix') {
    return (
      <div>
        <Title order={3}>{t('add.looksLikeTwo', { first: best.name, second: second.name })}</Title>
        <Text c="dimmed">{t('add.looksLikeTwoText')}</Text>
      </div>
    )
  }
  return (
    <div>
      <Title order={3}>{unsure ? t('add.looksLikeMixed') : t('add.looksLike', withArticle(best.name))}</Title>
      <Text c="dimmed">{unsure ? t('add.looksLikeMixedText') : t('add.guessOnly')}</Text>
    </div>
  )
}

/** What clubs call it whose labels are installed here; offered as theirs, never as a breed of ours. */
function Clubs({ clubs }: { readonly clubs: CombinedGuess['clubs'] }): ReactElement | null {
  const { t } = useTranslation('pets')
  if (clubs.length === 0) return null
  return (
    <ul aria-label={t('add.clubs')} style={{ margin: 0, paddingLeft: 20 }}>
      {clubs.map(({ addOnId, addOnName, label, probability }) => (
        <li key={addOnId}>
          {t('add.clubSays', {
            club: addOnName,
            label,
            likely: t(`likelihood.${likelihoodWord(probability)}`),
          })}
        </li>
      ))}
    </ul>
  )
}

// English only; other languages leave the article out of their sentence.
function withArticle(name: string): { breed: string; article: string } {
  return { breed: name, article: /^[AEIOU]/.test(name) ? 'an' : 'a' }
}

function BreedChoice(props: {
  readonly name: string
  readonly probability?: number | undefined
  readonly checked: boolean
  readonly group: string
  onChoose(): void
}): ReactElement {
  const { t } = useTranslation('pets')
  return (
    <label className="breed-choice">
      <input type="radio" name={props.group} checked={props.checked} onChange={props.onChoose} />
      <span className="breed-choice-name">{props.name}</span>
      {props.probability === undefined ? null : (
        <LikelihoodBar
          probability={props.probability}
          word={t(`likelihood.${likelihoodWord(props.probability)}`)}
          label={props.name}
        />
      )}
    </label>
  )
}
