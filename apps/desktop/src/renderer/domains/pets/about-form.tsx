import {
  Chip,
  Group,
  NumberInput,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { playStyleSchema, purposeSchema, typicalSize } from '@pawfect/domain/pets'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CoatFields } from './coat-fields.tsx'
import type { DraftFacts } from './pet-draft.ts'
import { TemperamentSliders } from './temperament-sliders.tsx'

/** What the form of an animal's facts needs; `missing` names the answers still owed. */
export interface AboutFormProps {
  readonly facts: DraftFacts
  readonly missing: ReadonlySet<string>
  onChange(part: Partial<DraftFacts>): void
}

/** A few facts and four sliders: everything an animal needs to be found. */
export function AboutForm(props: AboutFormProps): ReactElement {
  return (
    <Stack gap="lg">
      <WhoFields {...props} />
      <BodyFields {...props} />
      <CharacterFields {...props} />
      <CoatFields coat={props.facts.coat} onChange={coat => props.onChange({ coat })} />
      <CareFields {...props} />
    </Stack>
  )
}

function Labelled({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot sit in this flow
    <div role="group" aria-label={label}>
      <Text fw={620} mb={6} aria-hidden>
        {label}
      </Text>
      {children}
    </div>
  )
}

function WhoFields({ facts, missing, onChange }: AboutFormProps): ReactElement {
  const { t } = useTranslation('pets')
  return (
    <>
      <TextInput
        label={t('add.name')}
        value={facts.name}
        maxLength={40}
        size="md"
        onChange={event => onChange({ name: event.currentTarget.value })}
        error={missing.has('name') ? t('add.nameMissing') : null}
        data-autofocus
      />
      <Group grow align="flex-start">
        <Labelled label={t('add.speciesQuestion')}>
          <SegmentedControl
            fullWidth
            aria-label={t('add.speciesQuestion')}
            value={facts.species}
            onChange={species => onChange({ species: species === 'cat' ? 'cat' : 'dog' })}
            data={[
              { value: 'dog', label: t('species.dog') },
              { value: 'cat', label: t('species.cat') },
            ]}
          />
        </Labelled>
        <Labelled label={t('add.sexQuestion')}>
          <SegmentedControl
            fullWidth
            aria-label={t('add.sexQuestion')}
            value={facts.sex}
            onChange={sex => onChange({ sex: sex === 'male' ? 'male' : 'female' })}
            data={[
              { value: 'female', label: t('sex.female') },
              { value: 'male', label: t('sex.male') },
            ]}
          />
        </Labelled>
      </Group>
      <Switch
        label={t('add.neutered')}
        checked={facts.neutered}
        onChange={event => onChange({ neutered: event.currentTarget.checked })}
      />
    </>
  )
}

function BodyFields({ facts, missing, onChange }: AboutFormProps): ReactElement {
  const { t } = useTranslation('pets')
  const number = (value: string | number): number | null => (typeof value === 'number' ? value : null)
  return (
    <Group align="flex-start" grow>
      <Group gap={6} align="flex-end" wrap="nowrap">
        <NumberInput
          hideControls
          style={{ flex: 1 }}
          label={t('add.ageQuestion')}
          value={facts.ageCount ?? ''}
          onChange={value => onChange({ ageCount: number(value) })}
          min={0}
          max={facts.ageUnit === 'years' ? 40 : 480}
          error={missing.has('age') ? t('add.ageMissing') : null}
        />
        <SegmentedControl
          style={{ flex: 'none' }}
          size="xs"
          aria-label={t('add.ageUnit')}
          value={facts.ageUnit}
          onChange={unit => onChange({ ageUnit: unit === 'months' ? 'months' : 'years' })}
          data={[
            { value: 'years', label: t('add.ageYears') },
            { value: 'months', label: t('add.ageMonths') },
          ]}
        />
      </Group>
      <NumberInput
        hideControls
        label={t('add.weightQuestion')}
        value={facts.weightKg ?? ''}
        onChange={value => {
          const weightKg = number(value)
          const size = weightKg === null ? facts.size : typicalSize({ species: facts.species, weightKg })
          onChange({ weightKg, size })
        }}
        min={0.3}
        max={120}
        step={0.5}
        decimalScale={1}
        error={missing.has('weight') ? t('add.weightMissing') : null}
      />
    </Group>
  )
}

function CharacterFields({ facts, onChange }: AboutFormProps): ReactElement {
  const { t } = useTranslation('pets')
  const heading =
    facts.name.trim() === '' ? t('add.temperamentAnon') : t('add.temperament', { name: facts.name.trim() })
  return (
    <>
      <div>
        <Text fw={720} fz="lg" mb="xs">
          {heading}
        </Text>
        <TemperamentSliders value={facts.temperament} onChange={temperament => onChange({ temperament })} />
      </div>
      <Labelled label={t('add.playStyles')}>
        <Chip.Group
          multiple
          value={facts.playStyles}
          onChange={values => onChange({ playStyles: playStyleSchema.array().parse(values) })}
        >
          <Group gap={8}>
            {playStyleSchema.options.map(style => (
              <Chip key={style} value={style}>
                {t(`playStyle.${style}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Labelled>
    </>
  )
}

function CareFields({ facts, missing, onChange }: AboutFormProps): ReactElement {
  const { t } = useTranslation('pets')
  return (
    <>
      <Labelled label={t('add.purposes')}>
        <Chip.Group
          multiple
          value={facts.purposes}
          onChange={values =>
            onChange({ purposes: purposeSchema.array().parse(values) as DraftFacts['purposes'] })
          }
        >
          <Group gap={8}>
            {purposeSchema.options.map(purpose => (
              <Chip key={purpose} value={purpose}>
                {t(`purposeLong.${purpose}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {missing.has('purposes') ? (
          <Text c="var(--pm-danger-text)" mt={4}>
            {t('add.purposesMissing')}
          </Text>
        ) : null}
      </Labelled>
      <TextInput
        type="date"
        label={t('add.vaccinated')}
        description={t('add.vaccinatedHint')}
        value={facts.vaccinatedUntil ?? ''}
        onChange={event => onChange({ vaccinatedUntil: event.currentTarget.value || null })}
      />
      <Textarea
        label={t('add.about')}
        placeholder={t('add.aboutPlaceholder')}
        value={facts.about}
        maxLength={600}
        autosize
        minRows={2}
        onChange={event => onChange({ about: event.currentTarget.value })}
      />
    </>
  )
}
