import { Button, Group, Skeleton, Text, Title } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { ButtonLink } from '../../../shell/links.tsx'
import { AnimalBrowser } from '../animals/animal-browser.tsx'
import { UnfinishedImports } from '../imports/unfinished-imports.tsx'
import { usePedigree } from '../use-pedigree.ts'
import { NewStudbookModal } from './new-studbook-modal.tsx'
import { NoStudbooks } from './no-studbooks.tsx'
import { StudbookList } from './studbook-list.tsx'
import '../pedigree.css'

/** Every studbook on this computer, and the animals of the one that is open. */
export function StudbooksScreen(): ReactElement {
  const { t } = useTranslation('pedigree')
  const { book } = useSearch({ from: '/framed/pedigree' })
  const navigate = useNavigate()
  const [naming, setNaming] = useState(false)
  const books = usePedigree({
    key: ['studbooks'],
    ask: ({ host, accountId }) => host.listStudbooks({ accountId }),
  })
  const list = books.data?.studbooks ?? []
  const open = list.find(({ studbookId }) => studbookId === book) ?? list[0]
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-end" mb="lg">
        <div>
          <Title order={1}>{t('books.title')}</Title>
          <Text c="dimmed">{t('books.lead')}</Text>
        </div>
        {list.length === 0 ? null : (
          <Group gap="sm">
            <Button
              variant="default"
              radius="xl"
              leftSection={<IconPlus size={20} aria-hidden />}
              onClick={() => setNaming(true)}
            >
              {t('books.new')}
            </Button>
            <ButtonLink
              to="/pedigree/import"
              radius="xl"
              leftSection={<IconFileImport size={20} aria-hidden />}
            >
              {t('books.import')}
            </ButtonLink>
          </Group>
        )}
      </Group>
      {books.isPending ? <Skeleton height={320} radius="lg" /> : null}
      {books.isError ? <ErrorNotice error={books.error} onRetry={() => void books.refetch()} /> : null}
      <UnfinishedImports />
      {books.isSuccess && list.length === 0 ? <NoStudbooks onNew={() => setNaming(true)} /> : null}
      {open === undefined ? null : (
        <div className="pedigree-books">
          <StudbookList books={list} open={open} />
          <AnimalBrowser key={open.studbookId} book={open} />
        </div>
      )}
      <NewStudbookModal
        opened={naming}
        onClose={() => setNaming(false)}
        onMade={made => void navigate({ to: '/pedigree', search: { book: made.studbookId } })}
      />
    </div>
  )
}
