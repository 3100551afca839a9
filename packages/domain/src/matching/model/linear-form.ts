import type { Basis, DecisionModel, PairBehaviour } from './decision-model.ts'

/**
 * A model as one linear sum over raw values: what a ranking computes 100,000 times. Layers and calibration are lines
 * on log-odds, so that they fold into one another exactly.
 */
export type LinearForm = {
  readonly basis: Basis
  /** Per unit of each raw feature, in the order of the schema. */
  readonly weights: Float64Array
  /** Stands in for an unknown feature. */
  readonly means: Float64Array
  /** Posterior variances of the weights, per squared unit. */
  readonly variances: Float64Array
  readonly constant: number
  readonly readiness: number
  readonly popularity: number
  readonly affinity: number
  readonly fusion: { readonly slope: number; readonly intercept: number }
}

/** The sum for newcomers, and the one for pairs of whose behaviour something is known. */
export function linearFormsOf(model: DecisionModel): { readonly [B in Basis]: LinearForm } {
  return { 'profiles-only': formOf(model, 'profiles-only'), behaviour: formOf(model, 'behaviour') }
}

/** Behaviour counts as soon as the chooser has answered anyone or anyone has answered about the chosen. */
export function basisOf(behaviour: PairBehaviour | null): Basis {
  return behaviour !== null && behaviour.given + behaviour.received > 0 ? 'behaviour' : 'profiles-only'
}

function formOf(model: DecisionModel, basis: Basis): LinearForm {
  const { profile, behaviour } = model
  const warm = basis === 'behaviour'
  const calibration = warm ? model.calibration.warm : model.calibration.cold
  const gainOf = (i: number) => ((behaviour.weights[i] ?? 0) / (behaviour.scale[i] ?? 1)) * calibration.slope
  const gain = warm ? gainOf(0) : calibration.slope
  const scaleOf = (i: number) => profile.scale[i] ?? 1
  const weights = Float64Array.from(profile.weights, (weight, i) => (gain * weight) / scaleOf(i))
  let constant = calibration.intercept + gain * profile.intercept
  for (const [i, weight] of weights.entries()) constant -= weight * (profile.mean[i] ?? 0)
  if (warm) {
    constant += calibration.slope * behaviour.intercept
    for (const i of behaviour.weights.keys()) constant -= gainOf(i) * (behaviour.mean[i] ?? 0)
  }
  return {
    basis,
    weights,
    means: Float64Array.from(profile.mean),
    variances: Float64Array.from(
      profile.variances,
      (variance, i) => (gain ** 2 * variance) / scaleOf(i) ** 2,
    ),
    constant,
    readiness: warm ? gainOf(1) : 0,
    popularity: warm ? gainOf(2) : 0,
    affinity: warm ? gainOf(3) : 0,
    fusion: warm ? model.fusion.warm : model.fusion.cold,
  }
}
