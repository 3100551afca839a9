import { Button, Group, Text } from '@mantine/core'
import { IconFileTime } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../shell/links.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree, usePedigreeChange } from '../use-pedigree.ts'

/** Imports somebody began and did not finish: go on, or throw away. */
export function UnfinishedImports(): ReactElement | null {
  const { t } = useTranslation('pedigree')
  const { moment } = useFigures()
  const imports = usePedigree({
    key: ['imports'],
    ask: ({ host, accountId }) => host.listImports({ accountId }),
  })
  const forget = usePedigreeChange(({ host, accountId }, importId: string) =>
    host.forgetImport({ accountId, importId }),
  )
  const open = (imports.data?.imports ?? []).filter(({ state }) => state === 'reading')
  if (open.length === 0) return null
  return (
    <ul className="pedigree-unfinished" aria-label={t('import.unfinished')}>
      {open.map(({ importId, fileName, startedAt }) => (
        <li key={importId} className="pm-card">
          <IconFileTime size={24} stroke={1.6} aria-hidden />
          <Text style={{ flex: 1 }}>
            {t('import.unfinishedOne', { file: fileName, when: moment(startedAt) })}
          </Text>
          <Group gap="xs">
            <ButtonLink to="/pedigree/import" search={{ id: importId }} variant="light" radius="xl">
              {t('import.goOn')}
            </ButtonLink>
            <Button variant="subtle" color="gray" radius="xl" onClick={() => forget.mutate(importId)}>
              {t('import.throwAway')}
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  )
}
