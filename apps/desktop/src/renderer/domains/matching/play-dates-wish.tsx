import { Alert, Button, NumberInput, Popover, Stack, Text } from '@mantine/core'
import { dailyWishSchema } from '@pawfect/domain/matching/allocation'
import { IconCalendarHeart } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'

/** More than two a day is no wish but a slip. */
const MOST = 14

/** How many new play dates a week the owner wants, and the place to change it. */
export function PlayDatesWish({ perWeek }: { readonly perWeek: number }): ReactElement {
  const { t } = useTranslation('daily')
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
      withArrow
    >
      <Popover.Target>
        <Button
          variant="default"
          radius="xl"
          leftSection={<IconCalendarHeart size={20} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t('wish', { count: perWeek })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <WishForm perWeek={perWeek} onSaved={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function WishForm({ perWeek, onSaved }: { readonly perWeek: number; onSaved(): void }): ReactElement {
  const { t } = useTranslation('daily')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const about = useId()
  const [wanted, setWanted] = useState<string | number>(perWeek)
  const save = useMutation(
    trpc.matching.wishPlayDates.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.matching.pathKey() })
        onSaved()
      },
    }),
  )
  const wish = dailyWishSchema.safeParse({ playDatesPerWeek: wanted })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (wish.success) save.mutate(wish.data)
      }}
    >
      <Stack gap="sm">
        <NumberInput
          label={t('wishLabel')}
          aria-describedby={about}
          value={wanted}
          onChange={setWanted}
          min={0}
          max={MOST}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          data-autofocus
        />
        <Text id={about} fz="sm">
          {t('wishText')} {t('wishWhen')}
        </Text>
        {save.error === null ? null : (
          <Alert color="brick" role="alert">
            {errorText(save.error)}
          </Alert>
        )}
        <Button type="submit" radius="xl" loading={save.isPending} disabled={!wish.success}>
          {t('wishSave')}
        </Button>
      </Stack>
    </form>
  )
}
