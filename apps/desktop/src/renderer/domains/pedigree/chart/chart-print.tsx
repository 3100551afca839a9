import { Button, Group, Modal, Pagination, Select, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactElement, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Ancestry } from './ancestry.ts'
import { MAX_GENERATIONS, MIN_GENERATIONS } from './chart-layout.ts'
import { chartPages } from './chart-pages.ts'
import { ChartSheet, type PrintedChart } from './chart-sheet.tsx'
import type { CommonAncestor } from './common-ancestors.ts'
import './chart-print.css'

const OFFERED = Array.from(
  { length: MAX_GENERATIONS - MIN_GENERATIONS + 1 },
  (_, index) => MIN_GENERATIONS + index,
)

/** Asks how many generations, shows the sheets as they will be, and prints them across. */
export function PrintDialog(props: {
  readonly opened: boolean
  readonly ancestry: Ancestry
  readonly common: readonly CommonAncestor[]
  readonly generations: number
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const [chosen, setChosen] = useState<number | null>(null)
  const { ancestry, common } = props
  const generations = chosen ?? Math.max(MIN_GENERATIONS, props.generations)
  const pages = useMemo(() => chartPages(ancestry, generations), [ancestry, generations])
  const chart = { ancestry, common, pages }
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('print.title')} size="xl">
      <Stack>
        <Group align="flex-end">
          <Select
            label={t('chart.howMany')}
            data={OFFERED.map(number => ({ value: `${number}`, label: t('chart.generations', { number }) }))}
            value={`${generations}`}
            allowDeselect={false}
            onChange={value => setChosen(Number(value))}
          />
          <Text c="dimmed" role="status" style={{ flex: 1 }}>
            {t('print.hint', { count: pages.length })}
          </Text>
        </Group>
        <SheetPreview key={generations} chart={chart} />
        <Group justify="flex-end">
          <Button
            radius="xl"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print.now')}
          </Button>
        </Group>
        {createPortal(
          <div className="pedigree-print" aria-hidden="true" data-testid="pedigree-print">
            {pages.map(page => (
              <ChartSheet key={page.number} {...{ chart, page }} />
            ))}
          </div>,
          document.body,
        )}
      </Stack>
    </Modal>
  )
}

function SheetPreview({ chart }: { readonly chart: PrintedChart }): ReactElement | null {
  const { t } = useTranslation('pedigree')
  const [seen, setSeen] = useState(1)
  const page = chart.pages[seen - 1]
  if (page === undefined) return null
  const nameOf = (to: string): string => t(to === 'next' ? 'print.next' : 'print.previous')
  return (
    <Stack align="center" gap="xs">
      <div className="pedigree-sheet-preview" aria-hidden="true">
        <ChartSheet {...{ chart, page }} />
      </div>
      {chart.pages.length === 1 ? null : (
        <Pagination
          total={chart.pages.length}
          value={seen}
          onChange={setSeen}
          aria-label={t('print.pages')}
          getItemProps={number => ({
            'aria-label': t('print.pageOf', { number, count: chart.pages.length }),
          })}
          getControlProps={to => ({ 'aria-label': nameOf(to) })}
        />
      )}
    </Stack>
  )
}
