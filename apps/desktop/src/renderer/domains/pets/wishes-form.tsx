import { Chip, Group, Slider, Stack, Switch, Text } from '@mantine/core'
import { type PetWishes, sizeSchema, speciesSchema } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { distanceStops } from './distance-stops.ts'

/** What an owner wants of the other animal; deal-breakers. */
export function WishesForm(props: {
  readonly wishes: PetWishes
  onChange(part: Partial<PetWishes>): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { wishes, onChange } = props
  const stops = distanceStops(wishes.maxDistanceKm)
  const index = stops.indexOf(wishes.maxDistanceKm)
  const kmAt = (position: number): string => t('edit.km', { km: stops[position] ?? 50 })
  return (
    <Stack gap="md">
      <div>
        <Text fw={620} mb={6}>
          {t('edit.wishSpecies')}
        </Text>
        <Chip.Group
          multiple
          value={wishes.species}
          onChange={values => {
            const species = speciesSchema.array().parse(values)
            if (species.length > 0) onChange({ species })
          }}
        >
          <Group gap={8}>
            {speciesSchema.options.map(species => (
              <Chip key={species} value={species}>
                {t(`species.${species}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <div>
        <Text fw={620} mb={6}>
          {t('edit.wishSizes')}
        </Text>
        <Chip.Group
          multiple
          value={wishes.sizes}
          onChange={values => {
            const sizes = sizeSchema.array().parse(values)
            if (sizes.length > 0) onChange({ sizes })
          }}
        >
          <Group gap={8}>
            {sizeSchema.options.map(size => (
              <Chip key={size} value={size}>
                {t(`size.${size}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <Switch
        label={t('edit.wishVirtual')}
        checked={wishes.virtualOnly}
        onChange={event => onChange({ virtualOnly: event.currentTarget.checked })}
      />
      <div>
        <Text fw={620} mb={6} id="wish-distance">
          {t('edit.wishDistance')} <span className="pm-tabular">{kmAt(index)}</span>
        </Text>
        <Slider
          min={0}
          max={stops.length - 1}
          value={index}
          disabled={wishes.virtualOnly}
          label={kmAt}
          onChange={position => onChange({ maxDistanceKm: stops[position] ?? 50 })}
          thumbProps={{ 'aria-labelledby': 'wish-distance', 'aria-valuetext': kmAt(index) }}
        />
      </div>
    </Stack>
  )
}
