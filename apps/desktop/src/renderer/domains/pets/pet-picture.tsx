import type { PetCard } from '@pawfect/domain/pets'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PetDrawing } from './pet-drawing.tsx'
import './pets.css'

/** The first published photo of an animal, or a drawing in its coat when there is none to be had. */
export function PetPicture(props: {
  readonly pet: Pick<PetCard, 'photos' | 'name' | 'species' | 'coat'>
  /** Height in CSS units. */
  readonly height: number | string
  /** Which photo, from 0. */
  readonly index?: number
}): ReactElement {
  const { t } = useTranslation('pets')
  const photo = props.pet.photos[props.index ?? 0]
  const [brokenPath, setBrokenPath] = useState<string>()
  const shown = photo !== undefined && photo.path !== brokenPath
  return (
    <div className="pet-picture" style={{ height: props.height }}>
      {shown ? (
        <img
          src={photoAddress(photo.path)}
          alt={photo.alt || t('photo.alt', { name: props.pet.name })}
          loading="lazy"
          onError={() => setBrokenPath(photo.path)}
        />
      ) : (
        <div className="pet-picture-none">
          <PetDrawing species={props.pet.species} coat={props.pet.coat} label={props.pet.name} />
        </div>
      )}
    </div>
  )
}

/** Where a published photo is read: always through our own origin. */
export function photoAddress(path: string): string {
  return path.startsWith('/api/') ? path : `/api${path}`
}
