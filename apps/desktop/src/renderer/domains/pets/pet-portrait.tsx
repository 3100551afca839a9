import type { PetFacts } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PetDrawing } from './pet-drawing.tsx'
import './pets.css'

/** An animal's portrait, drawn from its facts. */
export function PetPortrait({ facts }: { readonly facts: PetFacts }): ReactElement {
  const { t } = useTranslation('pets')
  return (
    <div className="pet-portrait">
      <div className="pet-picture-none">
        <PetDrawing
          species={facts.species}
          coat={facts.coat}
          label={t('add.portraitAlt', { name: facts.name })}
        />
      </div>
    </div>
  )
}
