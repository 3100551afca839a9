import { Text } from '@mantine/core'
import { IconCertificate, IconSignature } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BreedingPlace, TrialLitter } from '../../../../bridge/index.ts'
import { ButtonLink } from '../../../shell/links.tsx'
import { CoefficientHeadline } from '../genetics/coefficient-headline.tsx'
import { CommonAncestorsPart } from '../genetics/common-ancestors-part.tsx'
import { InbreedingCurveChart } from '../genetics/inbreeding-curve-chart.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'
import { CoatPart } from './coat-part.tsx'
import { HealthPart } from './health-part.tsx'
import { LawPart } from './law-part.tsx'

/** Everything that can be said of the litter before there is one. */
export function LitterResult(props: {
  readonly sireId: number
  readonly damId: number
  /** Changes with what the studbook says of itself, so that rules are looked up anew. */
  readonly circumstances: string
  readonly place: BreedingPlace | null
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { sireId, damId, circumstances } = props
  const litter = usePedigree({
    key: ['trial-litter', sireId, damId, circumstances],
    keepFormer: true,
    ask: ({ host, accountId, watch }) => host.trialLitter({ accountId, sireId, damId }, watch),
  })
  if (litter.isError) return <PedigreeError error={litter.error} />
  if (litter.data === undefined) {
    return <WorkUnderWay label={t('litter.computing')} progress={litter.progress} onCancel={litter.cancel} />
  }
  const { curve, relationship, commonAncestors, genes, law, looks, sire, dam } = litter.data
  return (
    <div className="genetics-sheet litter-result">
      <div className="genetics-wide">
        <CoefficientHeadline label={t('figure.ofLitter')} curve={curve} />
        <Text mt="sm">
          {t('litter.of', { sire: sire.name, dam: dam.name })}: {t(`kin.kind.${relationship.kind}`)}
          {relationship.cannotRuleOut.length === 0
            ? '.'
            : `. ${t('kin.open', {
                kinds: relationship.cannotRuleOut.map(kind => t(`kin.kind.${kind}`)).join(', '),
              })}.`}
        </Text>
        <ButtonLink
          to="/agreements/new/$kind"
          params={{ kind: 'breeding' }}
          search={{ dam: dam.name, sire: sire.name }}
          variant="light"
          radius="xl"
          mt="sm"
          leftSection={<IconSignature size={19} aria-hidden />}
        >
          {t('litter.agree')}
        </ButtonLink>
        <ButtonLink
          to="/papers"
          search={{ issue: 'litter', ...litterSearchOf(litter.data) }}
          variant="subtle"
          radius="xl"
          mt="sm"
          leftSection={<IconCertificate size={19} aria-hidden />}
        >
          {t('litter.issue')}
        </ButtonLink>
      </div>
      <HealthPart genes={genes} />
      <CoatPart coat={genes?.coat ?? null} isKnown={genes !== null} looks={looks} />
      <div className="genetics-wide">
        <LawPart law={law} place={props.place} />
      </div>
      <div className="genetics-wide">
        <InbreedingCurveChart curve={curve} />
      </div>
      <div className="genetics-wide">
        <CommonAncestorsPart common={commonAncestors} />
      </div>
    </div>
  )
}

/** Digits behind the point in a paper: a coefficient of the deepest studbooks is exact to them. */
const DIGITS = 12

/** What the papers of this litter can say already. */
function litterSearchOf({ sire, dam, curve }: TrialLitter) {
  const number = (animal: TrialLitter['sire']) => animal.registration ?? undefined
  return {
    sire: sire.name,
    sireNumber: number(sire),
    dam: dam.name,
    damNumber: number(dam),
    inbreeding: plainDecimal(curve.exact),
    generations: plainDecimal(curve.completeGenerations),
  }
}

/** 0.0625, never 6.25e-2. */
function plainDecimal(value: number): string {
  return value.toFixed(DIGITS).replace(/\.?0+$/, '')
}
