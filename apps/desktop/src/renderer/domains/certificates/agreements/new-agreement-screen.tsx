import { Radio, Select, Stack, Text, Title } from '@mantine/core'
import type { AgreementLanguage, AgreementRole } from '@pawfect/domain/certificates'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { useSession } from '../../../shell/session.ts'
import { AgreementEditor } from './agreement-editor.tsx'
import { newAdoptionDraft, newBreedingDraft } from './new-drafts.ts'
import { useProposeAgreement } from './use-agreements.ts'
import './agreements.css'

const route = getRouteApi('/framed/members/agreements/new/$kind')

type ProposersRole = Exclude<AgreementRole, 'arbiter'>
const ROLES: Readonly<Record<'breeding' | 'adoption', readonly ProposersRole[]>> = {
  breeding: ['dam-owner', 'sire-owner'],
  adoption: ['shelter', 'adopter'],
}

/** A new stud or adoption agreement: answers, the text they make, and who decides when nobody agrees. */
export function NewAgreementScreen(): ReactElement {
  const { t, i18n } = useTranslation('agreements')
  const { kind } = route.useParams()
  const { dam, sire } = route.useSearch()
  const name = useSession()?.user.name ?? ''
  const errorText = useErrorText()
  const navigate = useNavigate()
  const propose = useProposeAgreement()
  const language: AgreementLanguage = i18n.language === 'de' ? 'de' : 'en'
  const roles = ROLES[kind]
  const [myRole, setMyRole] = useState<ProposersRole>(roles[0] ?? 'dam-owner')
  const [arbiter, setArbiter] = useState<'office' | 'invited'>('office')
  const draft =
    kind === 'breeding'
      ? newBreedingDraft(language, {
          damOwner: { name },
          dam: { name: dam ?? '', registration: null },
          sire: { name: sire ?? '', registration: null },
        })
      : newAdoptionDraft(language, { shelter: { name } })
  return (
    <div className="pm-page agreement-page">
      <Title order={1}>{t(`new.${kind}`)}</Title>
      <Text c="dimmed" mb="lg" className="pm-prose">
        {t(`lead.${kind}`)}
      </Text>
      <AgreementEditor
        draft={draft}
        save={t('propose')}
        saving={propose.isPending}
        error={propose.isError ? errorText(propose.error) : null}
        onCancel={() => void navigate({ to: '/agreements' })}
        onSave={answers =>
          propose.mutate(
            { draft: answers, myRole, arbiter },
            {
              onSuccess: ({ agreementId }) =>
                void navigate({ to: '/agreements/$agreementId', params: { agreementId } }),
            },
          )
        }
      >
        <Stack gap="sm">
          <Select
            label={t('iAm')}
            data={roles.map(value => ({ value, label: t(`role.${value}`) }))}
            value={myRole}
            allowDeselect={false}
            onChange={value => value !== null && setMyRole(value as ProposersRole)}
          />
          <Radio.Group
            label={t('arbiterIs')}
            value={arbiter}
            onChange={value => setArbiter(value === 'invited' ? 'invited' : 'office')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="office" label={t('arbiterOffice')} />
              <Radio value="invited" label={t('arbiterInvited')} />
            </Stack>
          </Radio.Group>
        </Stack>
      </AgreementEditor>
    </div>
  )
}
