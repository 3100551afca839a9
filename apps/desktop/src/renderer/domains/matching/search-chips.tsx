import { type WishFilter, wishesInForce, wishFilterSchema } from '@pawfect/domain/matching/search'
import type { Pet } from '@pawfect/domain/pets'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFilterWords } from './search-words.ts'
import type { Search } from './use-search.ts'

/** Everything a search asks for, each to be taken away with one press: the words first, then the own deal-breakers. */
export function SearchChips({
  pet,
  search,
}: {
  readonly pet: Pet
  readonly search: Search
}): ReactElement | null {
  const { t } = useTranslation('search')
  const words = useFilterWords()
  const { reading, ignored } = search
  const inForce = wishesInForce({ wishes: pet.wishes, hasPlace: pet.place !== null }, reading.query)
  const wishes = wishFilterSchema.options.flatMap(wish => {
    const query = inForce[wish]
    return query === undefined ? [] : [{ wish, what: words(wish, query) }]
  })
  if (reading.understood.length + wishes.length === 0) return null
  return (
    <ul className="search-chips" aria-label={t('chips')}>
      {reading.understood.map(({ part, words: typed }) => (
        <li key={part}>
          <Chip
            label={t('remove', { what: words(part, reading.query) })}
            title={typed}
            onPress={() => search.remove(part)}
          >
            {words(part, reading.query)}
            <IconX size={14} aria-hidden />
          </Chip>
        </li>
      ))}
      {wishes.map(({ wish, what }) => (
        <li key={`wish-${wish}`}>
          <WishChip wish={wish} what={what} isIgnored={ignored.includes(wish)} search={search} />
        </li>
      ))}
    </ul>
  )
}

function WishChip(props: {
  readonly wish: WishFilter
  readonly what: string
  readonly isIgnored: boolean
  readonly search: Search
}): ReactElement {
  const { t } = useTranslation('search')
  const { wish, what, isIgnored, search } = props
  return (
    <Chip
      label={t(isIgnored ? 'putBack' : 'remove', { what })}
      title={t(isIgnored ? 'setAside' : 'wish')}
      kind={isIgnored ? 'ignored' : 'wish'}
      onPress={() => search.setIgnored(wish, !isIgnored)}
    >
      {what}
      {isIgnored ? <IconPlus size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
    </Chip>
  )
}

function Chip(props: {
  readonly label: string
  readonly title: string
  readonly kind?: 'wish' | 'ignored'
  readonly children: ReactNode
  onPress(): void
}): ReactElement {
  return (
    <button
      type="button"
      className="search-chip"
      data-kind={props.kind}
      aria-label={props.label}
      title={props.title}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  )
}
