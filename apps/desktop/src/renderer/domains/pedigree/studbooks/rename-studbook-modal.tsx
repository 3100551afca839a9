import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Studbook } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigreeChange } from '../use-pedigree.ts'

/** Another name for a studbook. */
export function RenameStudbookModal(props: {
  readonly book: Studbook
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const shell = useTranslation('shell').t
  const { studbookId } = props.book
  const [name, setName] = useState(props.book.name)
  const rename = usePedigreeChange(({ host, accountId }, newName: string) =>
    host.renameStudbook({ accountId, studbookId, name: newName }),
  )
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('books.rename')}>
      <form
        onSubmit={event => {
          event.preventDefault()
          rename.mutate(name, { onSuccess: props.onClose })
        }}
      >
        <Stack>
          <TextInput
            label={t('books.name')}
            maxLength={120}
            value={name}
            data-autofocus
            onChange={event => setName(event.currentTarget.value)}
          />
          <PedigreeError error={rename.error} />
          <Group justify="flex-end">
            <Button type="submit" radius="xl" disabled={name.trim() === ''} loading={rename.isPending}>
              {shell('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
