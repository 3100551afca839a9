import { Button, Group, Text } from '@mantine/core'
import {
  IconCertificate,
  IconCheck,
  IconDna2,
  IconFileImport,
  IconPencil,
  IconStethoscope,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigreeChange } from '../use-pedigree.ts'

const EVIDENCE_ICONS = {
  dna: IconDna2,
  vet: IconStethoscope,
  registry: IconCertificate,
  breeder: IconPencil,
  import: IconFileImport,
} as const

/** One source's word: what, who says so, on what evidence, signed with what; the one that counts is marked. */
export function ClaimCard({ claim }: { readonly claim: Claim }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { moment, born } = useFigures()
  const { claimId } = claim
  const choose = usePedigreeChange(({ host, accountId }) => host.chooseClaim({ accountId, claimId }))
  const Icon = EVIDENCE_ICONS[claim.evidence]
  const value = claim.value !== null && claim.fact === 'bornOn' ? born(claim.value) : claim.value
  return (
    <article className="pm-card pedigree-claim" data-chosen={claim.chosen}>
      <Text fw={700} fz="lg" style={{ overflowWrap: 'anywhere' }}>
        {value ?? t('import.unknown')}
      </Text>
      <Text>{t('claims.says', { who: claim.who })}</Text>
      <Group gap={6}>
        <span className="pm-tag">
          <Icon size={16} aria-hidden />
          {t(`claims.evidence.${claim.evidence}`)}
        </span>
      </Group>
      <Text c="dimmed" fz="sm" className="pedigree-signed">
        {claim.signedWith === null
          ? t('claims.unsigned')
          : t('claims.signed', { key: shortened(claim.signedWith) })}
        {' · '}
        {moment(claim.at)}
      </Text>
      {claim.chosen ? (
        <span className="pm-tag" data-kind="go">
          <IconCheck size={16} aria-hidden />
          {t('claims.chosen')}
        </span>
      ) : (
        <Button
          variant="default"
          radius="xl"
          loading={choose.isPending}
          onClick={() => choose.mutate(undefined)}
          aria-label={t('claims.chooseThis', { value: value ?? t('import.unknown'), who: claim.who })}
        >
          {t('claims.choose')}
        </Button>
      )}
      <PedigreeError error={choose.error} />
    </article>
  )
}

/** Keys and digests are long; their ends tell them apart. */
function shortened(key: string): string {
  return key.length <= 28 ? key : `${key.slice(0, 16)}…${key.slice(-6)}`
}
