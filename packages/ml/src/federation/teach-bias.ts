import { type BreedHead, headScores, softmax } from '../breeds/breed-head.ts'

/** A photo's features with the breed its owner named. */
export type BreedLesson = { readonly features: Float32Array; readonly breedId: string }

/** Scores of one example before any bias is taught, and the place of the truth among them. */
export type ScoredLesson = { readonly scores: Float32Array; readonly truth: number }

/** Updates are cut short and rounds are few, so each goes far; the gate stops one that went too far. */
const STEP_SIZE = 4

/** What is taught is a bias for each breed: how far its score is to move, in temperatures of the head. */
export function scoreLessons(head: BreedHead, lessons: readonly BreedLesson[]): ScoredLesson[] {
  return lessons.flatMap(({ features, breedId }) => {
    const truth = head.breedIds.indexOf(breedId)
    const scores = headScores(head, features).map(score => score / head.temperature)
    return truth === -1 ? [] : [{ scores, truth }]
  })
}

/**
 * What one owner's lessons say the biases are short of: the downhill direction of the mean log loss, not yet
 * clipped.
 *
 * @param bias - what was taught before, one number a breed.
 * @returns one number a breed; its length is at most the square root of two.
 */
export function biasUpdate(bias: readonly number[], lessons: readonly ScoredLesson[]): number[] {
  const update = new Array<number>(bias.length).fill(0)
  for (const { scores, truth } of lessons) {
    const shares = softmax(
      scores.map((score, at) => score + (bias[at] as number)),
      1,
    )
    for (let at = 0; at < update.length; at++) {
      const wrong = (at === truth ? 1 : 0) - (shares[at] as number)
      update[at] = (update[at] as number) + wrong / lessons.length
    }
  }
  return update
}

/** The biases after a round's step. */
export function withStep(bias: readonly number[], step: readonly number[], classes: number): number[] {
  return bias.map((value, at) => value + STEP_SIZE * Math.sqrt(classes) * (step[at] as number))
}

/** The head with a step taught to it. */
export function taughtHead(head: BreedHead, step: readonly number[]): BreedHead {
  const taught = withStep(new Array<number>(head.breedIds.length).fill(0), step, head.breedIds.length)
  return { ...head, bias: head.bias.map((bias, at) => bias + head.temperature * (taught[at] as number)) }
}
