import type { ReactElement } from 'react'

/** Our own mark: a paw with a warm heart in it. */
export function BrandMark({ size = 32 }: { readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <g fill="var(--pm-go)">
        <ellipse cx="14" cy="27" rx="6.400" ry="8.600" transform="rotate(-18 14 27)" />
        <ellipse cx="50" cy="27" rx="6.400" ry="8.600" transform="rotate(18 50 27)" />
        <ellipse cx="25" cy="15" rx="6" ry="8.400" transform="rotate(-6 25 15)" />
        <ellipse cx="39" cy="15" rx="6" ry="8.400" transform="rotate(6 39 15)" />
        <path d="M32 60C17 51 12 44 13.700 37.500c1.700-6 10-8.500 18.300-1.400 8.300-7.100 16.600-4.600 18.300 1.400C52 44 47 51 32 60z" />
      </g>
      <path
        d="M32 54c-8.500-5-11.800-8.800-10.800-12.500 1-3.500 5.800-4.700 10.800-.4 5-4.300 9.800-3.100 10.800.4 1 3.700-2.300 7.500-10.800 12.500z"
        fill="var(--pm-warm)"
      />
    </svg>
  )
}
