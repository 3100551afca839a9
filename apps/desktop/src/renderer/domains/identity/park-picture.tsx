import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** A drawn park in the theme's colours: shown while the living one loads, and where 3D is not to be had. */
export function ParkPicture(): ReactElement {
  const { t } = useTranslation('identity')
  return (
    <svg
      viewBox="0 0 1280 800"
      preserveAspectRatio="xMidYMax slice"
      role="img"
      aria-label={t('welcome.pictureAlt')}
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%' }}
    >
      <defs>
        <linearGradient id="park-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--pm-sky-high)" />
          <stop offset="1" stopColor="var(--pm-sky-low)" />
        </linearGradient>
      </defs>
      <rect width="1280" height="800" fill="url(#park-sky)" />
      <circle cx="960" cy="210" r="120" fill="var(--pm-sun)" opacity="0.35" />
      <circle cx="960" cy="210" r="64" fill="var(--pm-sun)" />
      <path d="M0 470C200 380 420 400 640 450S1060 400 1280 450V800H0Z" fill="var(--pm-hill-far)" />
      <path d="M0 560C260 470 480 560 720 540S1120 480 1280 540V800H0Z" fill="var(--pm-hill-mid)" />
      <path d="M0 660C240 590 520 650 800 630S1160 600 1280 640V800H0Z" fill="var(--pm-hill-near)" />
      <path
        d="M560 800C660 720 820 700 800 650S700 590 780 560S920 545 930 538C930 546 870 566 850 590S940 650 920 690S820 750 800 800Z"
        fill="var(--pm-path)"
      />
      {TREES.map(([x, y, size]) => (
        <Tree key={`${x}-${y}`} x={x} y={y} size={size} />
      ))}
      <Dog />
    </svg>
  )
}

/** Where trees stand and how large: x, y of the foot, and scale. */
const TREES: readonly (readonly [number, number, number])[] = [
  [1010, 545, 0.8],
  [1080, 535, 1],
  [1180, 560, 1.35],
  [700, 548, 0.7],
  [90, 590, 1.2],
  [1240, 650, 1.9],
]

function Tree({
  x,
  y,
  size,
}: {
  readonly x: number
  readonly y: number
  readonly size: number
}): ReactElement {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <rect x="-6" y="-60" width="12" height="64" rx="5" fill="var(--pm-trunk)" />
      <circle cx="0" cy="-92" r="44" fill="var(--pm-leaf)" />
      <circle cx="-28" cy="-72" r="28" fill="var(--pm-leaf)" />
      <circle cx="28" cy="-74" r="30" fill="var(--pm-leaf)" />
      <circle cx="12" cy="-104" r="20" fill="var(--pm-hill-mid)" opacity="0.5" />
    </g>
  )
}

function Dog(): ReactElement {
  return (
    <g transform="translate(880 610)" fill="var(--pm-warm)">
      <rect x="14" y="26" width="9" height="34" rx="4.500" />
      <rect x="28" y="26" width="9" height="34" rx="4.500" />
      <rect x="66" y="26" width="9" height="34" rx="4.500" />
      <rect x="80" y="26" width="9" height="34" rx="4.500" />
      <rect x="8" y="2" width="84" height="36" rx="18" />
      <path d="M8 16C-8 8 -12 -8 -6 -14C0 -12 2 2 16 6Z" />
      <circle cx="96" cy="-6" r="20" />
      <rect x="102" y="-8" width="26" height="15" rx="7.500" />
      <path d="M84 -22C78 -14 76 2 82 10C90 8 94 -8 92 -20Z" fill="var(--pm-trunk)" />
      <circle cx="126" cy="-4" r="3.600" fill="var(--pm-trunk)" />
      <circle cx="102" cy="-11" r="2.600" fill="var(--pm-trunk)" />
    </g>
  )
}
