import { IconHeartHandshake } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudbookAnimal } from '../../../../bridge/index.ts'
import { ButtonLink } from '../../../shell/links.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'
import { AncestorLossPart } from './ancestor-loss-part.tsx'
import { CoefficientHeadline } from './coefficient-headline.tsx'
import { CommonAncestorsPart } from './common-ancestors-part.tsx'
import { FoundersPart } from './founders-part.tsx'
import { InbreedingCurveChart } from './inbreeding-curve-chart.tsx'
import { TestsPart } from './tests-part.tsx'
import './genetics.css'

/** The genetic sheet of one animal: what its pedigree says, how well that is known, and what was tested. */
export function GeneticsPanel({ animal }: { readonly animal: StudbookAnimal }): ReactElement {
  const { t } = useTranslation('breeding')
  const { animalId } = animal
  const sheet = usePedigree({
    key: ['genetic-sheet', animalId],
    ask: ({ host, accountId, watch }) => host.geneticSheet({ accountId, animalId }, watch),
  })
  if (sheet.isError) return <PedigreeError error={sheet.error} />
  if (sheet.data === undefined) {
    return <WorkUnderWay label={t('sheet.loading')} progress={sheet.progress} onCancel={sheet.cancel} />
  }
  const { curve, commonAncestors } = sheet.data
  return (
    <div className="genetics-sheet">
      <CoefficientHeadline label={t('figure.inbreeding')} curve={curve}>
        <ButtonLink
          to="/pedigree/mates/$animalId"
          params={{ animalId: `${animalId}` }}
          radius="xl"
          mt="md"
          leftSection={<IconHeartHandshake size={19} aria-hidden />}
        >
          {t('sheet.findMate')}
        </ButtonLink>
      </CoefficientHeadline>
      <div className="genetics-wide">
        <InbreedingCurveChart curve={curve} />
      </div>
      <div className="genetics-column">
        <CommonAncestorsPart common={commonAncestors} />
        <TestsPart animal={animal} />
      </div>
      <div className="genetics-column">
        <FoundersPart sheet={sheet.data} />
        <AncestorLossPart sheet={sheet.data} />
      </div>
    </div>
  )
}
