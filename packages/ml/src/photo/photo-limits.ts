/** Twenty megabytes: above what any phone writes for one photo. */
export const MAX_PHOTO_BYTES = 20 * 1024 * 1024

/** Forty megapixels decode to 120 MB; a bomb of a few kilobytes may claim far more. */
export const MAX_PHOTO_PIXELS = 40_000_000

/** A profile starts from one to five photos. */
export const MAX_PHOTOS = 5

/** Every measure is taken on a copy this large; no model looks at more than 320 px. */
export const WORKING_SIDE_PX = 640
