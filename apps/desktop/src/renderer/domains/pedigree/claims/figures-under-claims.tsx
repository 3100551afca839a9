import { Skeleton, Table, Text, Title } from '@mantine/core'
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FiguresUnderClaims as Figures } from '../../../../bridge/index.ts'
import { TextLink } from '../../../shell/links.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree } from '../use-pedigree.ts'

/** More descendants than this no table shows; how many change in all is said above it. */
const DESCENDANTS_SHOWN = 12

/** What each word on a parent would make of the animal's figure and its descendants'. */
export function FiguresUnderClaims(props: {
  readonly animalId: number
  readonly fact: 'sire' | 'dam'
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { animalId, fact } = props
  const figures = usePedigree({
    key: ['figures-under-claims', animalId, fact],
    ask: ({ host, accountId, watch }) => host.figuresUnderClaims({ accountId, animalId, fact }, watch),
  })
  if (figures.isError) return <PedigreeError error={figures.error} />
  if (figures.data === undefined) return <Skeleton height={120} radius="lg" mt="md" />
  return (
    <section className="pm-card pedigree-under-claims" aria-label={t('claims.effect')}>
      <Title order={3} size="h4">
        {t('claims.effect')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('claims.effectText')}
      </Text>
      {figures.data.claims.map(under => (
        <UnderOneClaim key={under.claim.claimId} under={under} />
      ))}
    </section>
  )
}

function UnderOneClaim({ under }: { readonly under: Figures['claims'][number] }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { percent, count } = useFigures()
  const { claim } = under
  return (
    <div className="pedigree-under-claim">
      <Text>
        {t('claims.under', { value: claim.value ?? t('import.unknown'), who: claim.who })}{' '}
        <strong className="pm-tabular">
          {t('chart.inbreeding', { percent: percent(under.inbreeding) })}
        </strong>
        {claim.chosen ? ` · ${t('claims.chosen')}` : ''}
      </Text>
      {claim.chosen || under.descendantsChanged === 0 ? null : (
        <>
          <Text c="dimmed" fz="sm">
            {t('claims.descendants', {
              count: under.descendantsChanged,
              number: count(under.descendantsChanged),
            })}
          </Text>
          <Descendants rows={under.descendants.slice(0, DESCENDANTS_SHOWN)} />
        </>
      )}
    </div>
  )
}

function Descendants(props: { readonly rows: Figures['claims'][number]['descendants'] }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { percent } = useFigures()
  return (
    <Table verticalSpacing={4} className="pm-tabular">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('claims.descendant')}</Table.Th>
          <Table.Th ta="right">{t('claims.asChosen')}</Table.Th>
          <Table.Th ta="right">{t('claims.asThis')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(({ animal, inbreeding, chosen }) => (
          <Table.Tr key={animal.animalId}>
            <Table.Td>
              <TextLink to="/pedigree/animals/$animalId" params={{ animalId: `${animal.animalId}` }}>
                {animal.name}
              </TextLink>
            </Table.Td>
            <Table.Td ta="right">{percent(chosen)}</Table.Td>
            <Table.Td ta="right">
              {inbreeding > chosen ? (
                <IconArrowUpRight size={16} aria-hidden />
              ) : (
                <IconArrowDownRight size={16} aria-hidden />
              )}{' '}
              {percent(inbreeding)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
