import { Chip, Group, Slider, Stack, Switch, Text } from '@mantine/core'
import { type PetWishes, sizeSchema, speciesSchema } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Distances in km a slider can stop at: fine nearby, coarse far away. */
const DISTANCES_KM = [2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000, 20_000]

/** What an owner wants of the other animal; deal-breakers. */
export function WishesForm(props: {
  readonly wishes: PetWishes
  onChange(part: Partial<PetWishes>): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const { wishes, onChange } = props
  const stop = DISTANCES_KM.findIndex(km => km >= wishes.maxDistanceKm)
  const index = stop === -1 ? DISTANCES_KM.length - 1 : stop
  const kmAt = (position: number): string => t('edit.km', { km: DISTANCES_KM[position] ?? 50 })
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
          max={DISTANCES_KM.length - 1}
          value={index}
          disabled={wishes.virtualOnly}
          label={kmAt}
          onChange={position => onChange({ maxDistanceKm: DISTANCES_KM[position] ?? 50 })}
          thumbProps={{ 'aria-labelledby': 'wish-distance', 'aria-valuetext': kmAt(index) }}
        />
      </div>
    </Stack>
  )
}
