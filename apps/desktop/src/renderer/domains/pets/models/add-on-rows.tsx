import { Button, FileButton, Group, Modal, Text } from '@mantine/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelStatus } from '../../../../bridge/index.ts'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { host } from '../../../shell/host.ts'
import { ButtonLink } from '../../../shell/links.tsx'
import { MODELS_KEY } from './models-key.ts'

type AddOn = ModelStatus['addOns'][number]

/** Labels of clubs installed here, each with its card and a way out, and the ways to get more. */
export function AddOnRows(props: {
  readonly addOns: readonly AddOn[]
  readonly unused: ModelStatus['unusedAddOns']
}): ReactElement {
  const { addOns, unused } = props
  const { t } = useTranslation('models')
  const queries = useQueryClient()
  const errorText = useErrorText()
  const told = (status: ModelStatus): void => {
    queries.setQueryData(MODELS_KEY, status)
  }
  const install = useMutation({
    mutationFn: async (file: File) =>
      host().models.installAddOn({ bytes: new Uint8Array(await file.arrayBuffer()) }),
    onSuccess: told,
  })
  const remove = useMutation({
    mutationFn: (id: string) => host().models.removeAddOn({ id }),
    onSuccess: told,
  })
  const [shown, setShown] = useState<AddOn | null>(null)
  const error = install.error ?? remove.error
  return (
    <div>
      <Text component="h3" fw={620}>
        {t('addOns')}
      </Text>
      <Text c="dimmed" className="pm-prose">
        {addOns.length === 0 ? t('noAddOns') : t('addOnsHint')}
      </Text>
      {addOns.map(addOn => (
        <Group key={addOn.id} justify="space-between" mt="sm">
          <div>
            <Text fw={620}>{addOn.name}</Text>
            <Text fz="sm" c="dimmed">
              {addOn.labels.join(', ')}
            </Text>
          </div>
          <Group gap="xs">
            <Button variant="default" radius="xl" onClick={() => setShown(addOn)}>
              {t('showCard')}
            </Button>
            <RemoveButton addOn={addOn} remove={remove} />
          </Group>
        </Group>
      ))}
      {unused.map(addOn => (
        <Group key={addOn.id} justify="space-between" mt="sm">
          <div>
            <Text fw={620}>{addOn.name ?? t('nameless')}</Text>
            <Text fz="sm" c="dimmed">
              {t(addOn.name === null ? 'unreadable' : 'noLongerFits')}
            </Text>
          </div>
          <RemoveButton addOn={addOn} remove={remove} />
        </Group>
      ))}
      <Group mt="sm">
        <FileButton accept=".pawmodel" onChange={file => file && install.mutate(file)}>
          {button => (
            <Button {...button} variant="default" radius="xl" loading={install.isPending}>
              {t('install')}
            </Button>
          )}
        </FileButton>
        <ButtonLink to="/settings/labels" variant="default" radius="xl">
          {t('teach')}
        </ButtonLink>
      </Group>
      <Text c="brick" mt={6} role="status">
        {error ? errorText(error) : null}
      </Text>
      <Modal opened={shown !== null} onClose={() => setShown(null)} title={shown?.name ?? ''} size="lg">
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{shown?.card}</Text>
        <Text fz="sm" c="dimmed" mt="md" style={{ overflowWrap: 'anywhere' }}>
          {t('signedBy', { signer: shown?.signer ?? '' })}
        </Text>
      </Modal>
    </div>
  )
}

function RemoveButton(props: {
  readonly addOn: ModelStatus['unusedAddOns'][number]
  readonly remove: UseMutationResult<ModelStatus, Error, string>
}): ReactElement {
  const { t } = useTranslation('models')
  const { addOn, remove } = props
  return (
    <Button
      variant="default"
      radius="xl"
      loading={remove.isPending && remove.variables === addOn.id}
      onClick={() => remove.mutate(addOn.id)}
      aria-label={t('removeNamed', { name: addOn.name ?? t('nameless') })}
    >
      {t('remove')}
    </Button>
  )
}
