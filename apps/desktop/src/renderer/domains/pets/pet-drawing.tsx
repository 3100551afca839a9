import type { Coat, Species } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'

/** A friendly drawing of a dog or a cat in its own coat colours, for where there is no photo and no 3D. */
export function PetDrawing(props: {
  readonly species: Species
  readonly coat: Coat
  readonly label: string
}): ReactElement {
  const { species, coat } = props
  return (
    <svg viewBox="0 0 200 200" role="img" aria-label={props.label} style={{ width: 'min(70%, 260px)' }}>
      <ellipse cx="100" cy="186" rx="62" ry="8" fill="var(--pm-scrim)" opacity="0.25" />
      <path d="M52 186C48 130 66 104 100 104s52 26 48 82Z" fill={coat.primary} />
      <path d="M78 186C74 148 86 128 100 128s26 20 22 58Z" fill={coat.secondary} />
      {species === 'dog' ? <DogHead coat={coat} /> : <CatHead coat={coat} />}
      <circle cx="82" cy="74" r="5.500" fill="var(--pm-trunk)" />
      <circle cx="118" cy="74" r="5.500" fill="var(--pm-trunk)" />
      <circle cx="84" cy="72" r="1.800" fill="var(--pm-on-accent)" />
      <circle cx="120" cy="72" r="1.800" fill="var(--pm-on-accent)" />
    </svg>
  )
}

function DogHead({ coat }: { readonly coat: Coat }): ReactElement {
  return (
    <g>
      <ellipse cx="100" cy="78" rx="46" ry="44" fill={coat.primary} />
      <path d="M60 46C38 46 34 92 50 106C64 104 66 74 68 54Z" fill={coat.secondary} />
      <path d="M140 46C162 46 166 92 150 106C136 104 134 74 132 54Z" fill={coat.secondary} />
      <ellipse cx="100" cy="97" rx="25" ry="21" fill={coat.secondary} />
      <ellipse cx="100" cy="87" rx="10" ry="7" fill="var(--pm-trunk)" />
      <path
        d="M100 94v8m0 0c-3 7-11 7-13 2m13-2c3 7 11 7 13 2"
        fill="none"
        stroke="var(--pm-trunk)"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </g>
  )
}

function CatHead({ coat }: { readonly coat: Coat }): ReactElement {
  return (
    <g>
      <path d="M58 70L54 26L86 44Z" fill={coat.primary} />
      <path d="M142 70L146 26L114 44Z" fill={coat.primary} />
      <path d="M62 56L60 36L76 46Z" fill={coat.secondary} />
      <path d="M138 56L140 36L124 46Z" fill={coat.secondary} />
      <ellipse cx="100" cy="78" rx="46" ry="41" fill={coat.primary} />
      <ellipse cx="100" cy="94" rx="20" ry="15" fill={coat.secondary} />
      <path d="M94 86h12l-6 7Z" fill="var(--pm-warm)" />
      <g stroke="var(--pm-trunk)" strokeWidth="2" strokeLinecap="round" fill="none">
        <path d="M100 93v4m0 0c-3 5-9 5-11 1m11-1c3 5 9 5 11 1" />
        <path d="M66 92L44 88M66 98L44 100M134 92L156 88M134 98L156 100" />
      </g>
    </g>
  )
}
