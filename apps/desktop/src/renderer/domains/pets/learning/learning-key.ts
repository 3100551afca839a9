/** Query key of how learning without collecting stands on this computer. */
export const LEARNING_KEY = ['learning'] as const
