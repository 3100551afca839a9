import { Group, NumberInput, Select, Stack, Switch } from '@mantine/core'
import { type StudOffer, studOfferSchema } from '@pawfect/domain/pedigree'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const CURRENCIES = studOfferSchema.shape.currency.options

/** The largest fee that can be asked, in whole units. */
const MOST_ASKED = 1_000_000

/** Whether a male may be asked for, and for how much. */
export function StudTerms(props: {
  readonly terms: StudOffer | null
  onTerms(terms: StudOffer | null): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { terms } = props
  return (
    <Stack gap="xs">
      <Switch
        color="meadow"
        label={t('sharing.offer')}
        description={t('sharing.offerHint')}
        checked={terms?.available === true}
        onChange={event =>
          props.onTerms(
            event.currentTarget.checked ? { available: true, feeCents: null, currency: 'EUR' } : null,
          )
        }
      />
      {terms === null ? null : (
        <Group align="flex-start">
          <NumberInput
            label={t('sharing.fee')}
            description={t('sharing.feeHint')}
            min={0}
            max={MOST_ASKED}
            decimalScale={2}
            value={terms.feeCents === null ? '' : terms.feeCents / 100}
            onChange={value =>
              props.onTerms({
                ...terms,
                feeCents: typeof value === 'number' ? Math.round(value * 100) : null,
              })
            }
          />
          <Select
            w={120}
            label={t('sharing.currency')}
            description={' '}
            allowDeselect={false}
            data={[...CURRENCIES]}
            value={terms.currency}
            onChange={currency =>
              props.onTerms({ ...terms, currency: CURRENCIES.find(it => it === currency) ?? 'EUR' })
            }
          />
        </Group>
      )}
    </Stack>
  )
}
