import { Group, Select, Stack, Text } from '@mantine/core'
import { type Coat, coatSchema } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { COAT_COLOURS } from './coat-colours.ts'

/** The coat's two colours and its pattern, as the 3D animal shows them. */
export function CoatFields(props: { readonly coat: Coat; onChange(coat: Coat): void }): ReactElement {
  const { t } = useTranslation('pets')
  const { coat, onChange } = props
  return (
    <Stack gap="sm">
      <ColourRow
        label={t('add.coatPrimary')}
        colour={coat.primary}
        onChange={primary => onChange({ ...coat, primary })}
      />
      <ColourRow
        label={t('add.coatSecondary')}
        colour={coat.secondary}
        onChange={secondary => onChange({ ...coat, secondary })}
      />
      <Select
        label={t('add.coatPattern')}
        allowDeselect={false}
        data={coatSchema.shape.pattern.options.map(pattern => ({
          value: pattern,
          label: t(`coatPattern.${pattern}`),
        }))}
        value={coat.pattern}
        onChange={pattern => onChange({ ...coat, pattern: coatSchema.shape.pattern.parse(pattern) })}
      />
    </Stack>
  )
}

function ColourRow(props: {
  readonly label: string
  readonly colour: string
  onChange(colour: string): void
}): ReactElement {
  const { t } = useTranslation('pets')
  const known = COAT_COLOURS.some(({ hex }) => hex === props.colour)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot sit in this flow
    <div role="group" aria-label={props.label}>
      <Text fw={620} mb={6} aria-hidden>
        {props.label}
      </Text>
      <Group gap={8}>
        {known ? null : (
          <ColourButton hex={props.colour} name={t('add.coatAsIs')} pressed onPress={() => undefined} />
        )}
        {COAT_COLOURS.map(({ hex, name }) => (
          <ColourButton
            key={hex}
            hex={hex}
            name={t(`coatColour.${name}`)}
            pressed={hex === props.colour}
            onPress={() => props.onChange(hex)}
          />
        ))}
      </Group>
    </div>
  )
}

function ColourButton(props: {
  readonly hex: string
  readonly name: string
  readonly pressed: boolean
  onPress(): void
}): ReactElement {
  return (
    <button
      type="button"
      className="coat-colour"
      style={{ background: props.hex }}
      title={props.name}
      aria-label={props.name}
      aria-pressed={props.pressed}
      onClick={props.onPress}
    />
  )
}
