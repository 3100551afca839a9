import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Studbook } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'
import { usePedigree } from '../use-pedigree.ts'
import { StudbookMenu } from './studbook-menu.tsx'

/** The studbooks side by side: how large, when last changed, and what can be done with each. */
export function StudbookList(props: {
  readonly books: readonly Studbook[]
  readonly open: Studbook
}): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <nav className="pedigree-book-list" aria-label={t('books.list')}>
      {props.books.map(book => (
        <StudbookEntry key={book.studbookId} book={book} isOpen={book.studbookId === props.open.studbookId} />
      ))}
    </nav>
  )
}

function StudbookEntry({
  book,
  isOpen,
}: {
  readonly book: Studbook
  readonly isOpen: boolean
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count, moment } = useFigures()
  const { studbookId } = book
  const changes = usePedigree({
    key: ['changes', studbookId, 'last'],
    ask: ({ host, accountId }) => host.listChanges({ accountId, studbookId, page: { offset: 0, limit: 1 } }),
  })
  const last = changes.data?.changes[0]
  return (
    <div className="pedigree-book" data-open={isOpen}>
      <Link to="/pedigree" search={{ book: studbookId }} aria-current={isOpen ? 'true' : undefined}>
        <strong>{book.name}</strong>
        <Text component="span" c="dimmed" className="pm-tabular">
          {t('books.animals', { count: book.animals, number: count(book.animals) })}
        </Text>
        <Text component="span" c="dimmed" fz="sm">
          {t('books.changed', { when: moment(last?.undoneAt ?? last?.at ?? book.createdAt) })}
        </Text>
      </Link>
      <StudbookMenu book={book} />
    </div>
  )
}
