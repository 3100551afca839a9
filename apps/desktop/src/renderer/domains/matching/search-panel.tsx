import { CloseButton, Text, TextInput } from '@mantine/core'
import { MOST_SEARCH_CHARACTERS } from '@pawfect/domain/matching/search'
import type { Pet, Purpose } from '@pawfect/domain/pets'
import { IconSearch } from '@tabler/icons-react'
import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchChips } from './search-chips.tsx'
import { SearchNotes } from './search-notes.tsx'
import { SearchResults } from './search-results.tsx'
import type { Decisions } from './use-decisions.ts'
import { useSearch } from './use-search.ts'
import './search.css'

/** Looks for animals in the owner's own words; while nothing is typed, what is inside is shown instead. */
export function SearchPanel(props: {
  readonly pet: Pet
  readonly purpose: Purpose
  readonly decisions: Decisions
  readonly children: ReactNode
}): ReactElement {
  const { t } = useTranslation('search')
  const { pet } = props
  const search = useSearch(pet, props.purpose)
  const field = useRef<HTMLInputElement>(null)
  useSlashFocuses(field)
  const { found, isActive } = search
  const said = search.isLooking ? t('looking') : found === undefined ? '' : t('found', { count: found.total })
  return (
    <>
      <search className="search-panel">
        <TextInput
          ref={field}
          type="search"
          size="md"
          radius="xl"
          label={t('label')}
          description={t('hint')}
          placeholder={t('placeholder')}
          value={search.text}
          maxLength={MOST_SEARCH_CHARACTERS}
          leftSection={<IconSearch size={20} aria-hidden />}
          rightSection={isActive ? <CloseButton aria-label={t('clear')} onClick={search.clear} /> : null}
          onChange={event => search.setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') search.clear()
          }}
        />
        {isActive ? <SearchChips pet={pet} search={search} /> : null}
        {isActive ? <SearchNotes pet={pet} search={search} /> : null}
        <Text role="status" fw={620} className="pm-tabular">
          {isActive ? said : ''}
        </Text>
      </search>
      {isActive ? (
        <SearchResults pet={pet} purpose={props.purpose} search={search} decisions={props.decisions} />
      ) : (
        props.children
      )}
    </>
  )
}

/** Lets `/` lead to the field from anywhere on the page, except where somebody is typing. */
function useSlashFocuses(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      const at = event.target
      if (
        at instanceof HTMLElement &&
        at.closest('input, textarea, select, [contenteditable], [role=dialog]')
      )
        return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [field])
}
