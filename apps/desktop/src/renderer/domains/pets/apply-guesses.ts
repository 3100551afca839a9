import { findBreed, type OtherKind, type PhotoAnalysis, typicalSize } from '@pawfect/domain/pets'
import { isCoatColour } from './coat-colours.ts'
import type { DraftContent, DraftFacts } from './pet-draft.ts'

/** Below this no breed is preselected: "mixed or not sure" is then the more honest start. */
const PRESELECT_FROM = 0.5

/** What all photos together suggest: breeds averaged, the surest species. */
export interface CombinedGuess {
  readonly species: 'dog' | 'cat' | 'none'
  readonly breeds: readonly { readonly id: string; readonly name: string; readonly probability: number }[]
  readonly mixedOrUnsure: number
  /** Whether one breed may be named, two as a mix or either, or none. */
  readonly verdict: PhotoAnalysis['breedVerdict']
  /** Another kind of animal that a photo shows, where no photo shows a dog or a cat. */
  readonly otherKind: OtherKind | null
  /** What installed clubs call it, the likeliest of each. */
  readonly clubs: PhotoAnalysis['addOnGuesses']
}

/** As in packages/ml: above the first one breed stands out, above the second two share the signs. */
const ONE_FROM = 0.6
const TWO_FROM = 0.7

/** Averages what several photos of one animal suggest; null before any was looked at. */
export function combineGuesses(content: DraftContent): CombinedGuess | null {
  const looked = content.photos.flatMap(photo => (photo.analysis === null ? [] : [photo.analysis]))
  if (looked.length === 0) return null
  const withPet = looked.filter(analysis => !analysis.abstained && analysis.species.label !== 'none')
  if (withPet.length === 0) {
    const otherKind = looked.find(analysis => analysis.otherKind)?.otherKind?.kind ?? null
    return { species: 'none', breeds: [], mixedOrUnsure: 1, verdict: 'unsure', otherKind, clubs: [] }
  }
  const breeds = averageBreeds(withPet)
  return {
    species: surestSpecies(withPet),
    breeds,
    mixedOrUnsure: average(withPet.map(analysis => analysis.mixedOrUnsure.probability)),
    verdict: verdictOf(breeds),
    otherKind: null,
    clubs: surestOfEachClub(withPet),
  }
}

function verdictOf(breeds: CombinedGuess['breeds']): CombinedGuess['verdict'] {
  const [first = 0, second = 0] = breeds.map(breed => breed.probability)
  if (first >= ONE_FROM) return 'one'
  return first + second >= TWO_FROM ? 'mix' : 'unsure'
}

function surestOfEachClub(analyses: readonly PhotoAnalysis[]): CombinedGuess['clubs'] {
  const guesses = analyses
    .flatMap(analysis => analysis.addOnGuesses ?? [])
    .sort((a, b) => b.probability - a.probability)
  return [...Map.groupBy(guesses, guess => guess.addOnId).values()].flatMap(own => own.slice(0, 1))
}

function surestSpecies(analyses: readonly PhotoAnalysis[]): 'dog' | 'cat' {
  const weight = (species: string): number =>
    analyses
      .filter(analysis => analysis.species.label === species)
      .reduce((sum, analysis) => sum + analysis.species.probability, 0)
  return weight('cat') > weight('dog') ? 'cat' : 'dog'
}

function averageBreeds(analyses: readonly PhotoAnalysis[]): CombinedGuess['breeds'] {
  const sums = new Map<string, { id: string; name: string; probability: number }>()
  for (const breed of analyses.flatMap(analysis => analysis.breeds)) {
    const sum = sums.get(breed.id)?.probability ?? 0
    sums.set(breed.id, { ...breed, probability: sum + breed.probability / analyses.length })
  }
  return [...sums.values()].sort((a, b) => b.probability - a.probability).slice(0, 5)
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** Fills in what the photos suggest, leaving alone everything the owner has answered. */
export function applyGuesses(content: DraftContent): DraftContent {
  const guess = combineGuesses(content)
  if (guess === null || guess.species === 'none') return content
  const facts = { ...content.facts }
  const fromPhoto = new Set(content.fromPhoto)
  if (!content.breedChosen) {
    facts.species = guess.species
    const best = guess.breeds[0]
    const sure =
      best !== undefined &&
      best.probability >= PRESELECT_FROM &&
      best.probability > guess.mixedOrUnsure &&
      findBreed(best.id) !== undefined
    facts.breedIds = sure ? [best.id] : []
    facts.mixed = !sure
    fromPhoto.add('species').add('breedIds')
  }
  const coat = content.photos.find(photo => photo.analysis?.coat)?.analysis?.coat
  if (coat && isCoatColour(coat.primary) && isCoatColour(coat.secondary)) {
    facts.coat = coat
    fromPhoto.add('coat')
  }
  return { ...content, facts: withBodyOfBreed(facts), fromPhoto: [...fromPhoto] }
}

/** Suggests weight and size of the chosen breed until the owner has said them. */
export function withBodyOfBreed(facts: DraftFacts): DraftFacts {
  const breed = facts.breedIds[0] === undefined ? undefined : findBreed(facts.breedIds[0])
  if (facts.weightKg !== null || breed === undefined) return facts
  return { ...facts, size: typicalSize(breed) }
}
