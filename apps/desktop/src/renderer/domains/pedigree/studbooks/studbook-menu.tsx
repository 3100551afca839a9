import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots, IconDownload, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Studbook } from '../../../../bridge/index.ts'
import { askFirst } from '../../../shell/ask-first.tsx'
import { isCancelled, usePedigreeErrorText } from '../pedigree-error.tsx'
import { usePedigreeChange } from '../use-pedigree.ts'
import { RenameStudbookModal } from './rename-studbook-modal.tsx'
import { type StudbookFormat, saveStudbook } from './save-studbook.ts'
import { StudbookHistory } from './studbook-history.tsx'

const FORMATS: readonly StudbookFormat[] = ['csv', 'gedcom', 'json']

/** What can be done with a whole studbook: save it as a file, rename it, look at its history, delete it. */
export function StudbookMenu({ book }: { readonly book: Studbook }): ReactElement {
  const { t } = useTranslation('pedigree')
  const [shown, setShown] = useState<'name' | 'history' | null>(null)
  const { studbookId } = book
  const errorText = usePedigreeErrorText()
  const tell = (error: Error): void => {
    if (!isCancelled(error)) notifications.show({ color: 'brick', message: errorText(error) })
  }
  const save = usePedigreeChange((door, format: StudbookFormat) => saveStudbook(door, studbookId, format))
  const remove = useRemoval(book, tell)
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            radius="xl"
            size="lg"
            loading={save.isPending}
            aria-label={t('books.menu', { name: book.name })}
          >
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('books.saveAs')}</Menu.Label>
          {FORMATS.map(format => (
            <Menu.Item
              key={format}
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => save.mutate(format, { onError: tell })}
            >
              {t(`books.format.${format}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconHistory size={18} aria-hidden />} onClick={() => setShown('history')}>
            {t('books.history')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setShown('name')}>
            {t('books.rename')}
          </Menu.Item>
          <Menu.Item color="brick" leftSection={<IconTrash size={18} aria-hidden />} onClick={remove}>
            {t('books.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <StudbookHistory book={book} opened={shown === 'history'} onClose={() => setShown(null)} />
      <RenameStudbookModal book={book} opened={shown === 'name'} onClose={() => setShown(null)} />
    </>
  )
}

function useRemoval(book: Studbook, tell: (error: Error) => void): () => void {
  const { t } = useTranslation('pedigree')
  const shell = useTranslation('shell').t
  const { studbookId } = book
  const undo = usePedigreeChange(({ host, accountId, watch }, changeId: number) =>
    host.undoChange({ accountId, studbookId, changeId }, watch),
  )
  const remove = usePedigreeChange(({ host, accountId }) => host.deleteStudbook({ accountId, studbookId }))
  const offerUndo = ({ changeId }: { readonly changeId: number }): void => {
    const id = `removed-${studbookId}`
    const bringBack = (): void => {
      notifications.hide(id)
      undo.mutate(changeId, { onError: tell })
    }
    notifications.show({
      id,
      autoClose: 20_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {t('books.deleted', { name: book.name })}
          <Button size="compact-md" variant="light" onClick={bringBack}>
            {t('books.bringBack')}
          </Button>
        </Group>
      ),
    })
  }
  return () =>
    askFirst({
      title: t('books.deleteTitle', { name: book.name }),
      text: t('books.deleteText'),
      yes: t('books.delete'),
      no: shell('cancel'),
      onYes: () => remove.mutate(undefined, { onSuccess: offerUndo, onError: tell }),
    })
}
