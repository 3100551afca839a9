import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Studbook } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigreeChange } from '../use-pedigree.ts'

/** A name, and an empty studbook is there. */
export function NewStudbookModal(props: {
  readonly opened: boolean
  onClose(): void
  onMade(book: Studbook): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const shell = useTranslation('shell').t
  const [name, setName] = useState('')
  const create = usePedigreeChange(({ host, accountId }, newName: string) =>
    host.createStudbook({ accountId, name: newName }),
  )
  const make = (): void =>
    create.mutate(name, {
      onSuccess: book => {
        setName('')
        props.onClose()
        props.onMade(book)
      },
    })
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('books.new')}>
      <form
        onSubmit={event => {
          event.preventDefault()
          make()
        }}
      >
        <Stack>
          <TextInput
            label={t('books.name')}
            description={t('books.nameHint')}
            maxLength={120}
            value={name}
            data-autofocus
            onChange={event => setName(event.currentTarget.value)}
          />
          <PedigreeError error={create.error} />
          <Group justify="flex-end">
            <Button variant="default" radius="xl" onClick={props.onClose}>
              {shell('cancel')}
            </Button>
            <Button type="submit" radius="xl" disabled={name.trim() === ''} loading={create.isPending}>
              {t('books.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
