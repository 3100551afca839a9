import { Table } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief } from '../../../../bridge/index.ts'
import { TextLink } from '../../../shell/links.tsx'
import { SexMark } from '../chart/sex-mark.tsx'
import { useFigures } from '../use-figures.ts'

/** Facts that have a column only where one of the animals has them. */
const OPTIONAL = ['breed', 'registration', 'inbreeding'] as const

type OptionalFact = (typeof OPTIONAL)[number]

/** Animals in rows: who, when born, what, and how inbred where somebody computed it. */
export function AnimalTable({ animals }: { readonly animals: readonly AnimalBrief[] }): ReactElement {
  const { t } = useTranslation('pedigree')
  const shown = OPTIONAL.filter(fact => animals.some(animal => animal[fact] !== null))
  return (
    <div className="pm-card pedigree-table">
      <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('facts.name')}</Table.Th>
            <Table.Th>{t('facts.sex')}</Table.Th>
            <Table.Th>{t('facts.bornOn')}</Table.Th>
            {shown.map(fact => (
              <Table.Th key={fact} ta={fact === 'inbreeding' ? 'right' : 'left'}>
                {t(`facts.${fact}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {animals.map(animal => (
            <AnimalRow key={animal.animalId} animal={animal} shown={shown} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function AnimalRow(props: {
  readonly animal: AnimalBrief
  readonly shown: readonly OptionalFact[]
}): ReactElement {
  const { animal, shown } = props
  const { t } = useTranslation('pedigree')
  const { born, percent } = useFigures()
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink
          to="/pedigree/animals/$animalId"
          params={{ animalId: `${animal.animalId}` }}
          fw={640}
          c="var(--pm-ink)"
        >
          {animal.name}
        </TextLink>
        {animal.recordId === animal.name ? null : <span className="pedigree-id"> {animal.recordId}</span>}
        {animal.hasRecord ? null : <span className="pedigree-id"> · {t('browse.onlyNamed')}</span>}
      </Table.Td>
      <Table.Td>
        <span className="pedigree-sex-word">
          <SexMark sex={animal.sex} />
          {animal.sex === 'unknown' ? '–' : t(`sex.${animal.sex}`)}
        </span>
      </Table.Td>
      <Table.Td className="pm-tabular">{animal.bornOn === null ? '–' : born(animal.bornOn)}</Table.Td>
      {shown.map(fact => (
        <Table.Td key={fact} ta={fact === 'inbreeding' ? 'right' : 'left'} className="pm-tabular">
          {fact === 'inbreeding' && animal.inbreeding !== null
            ? percent(animal.inbreeding)
            : (animal[fact] ?? '–')}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
