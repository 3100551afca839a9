/** Query key of the models this computer uses. */
export const MODELS_KEY = ['models'] as const
