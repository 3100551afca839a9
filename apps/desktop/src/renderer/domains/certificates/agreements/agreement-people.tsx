import { Badge, Button, CopyButton, Text, Title } from '@mantine/core'
import type { AgreementView } from '@pawfect/domain/certificates'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Who takes part, who has signed, and the codes that let the others join. */
export function AgreementPeople({ view }: { readonly view: AgreementView }): ReactElement {
  const { t } = useTranslation('agreements')
  const codes = new Map(view.invitations.map(({ role, code }) => [role, code]))
  return (
    <section className="pm-card agreement-panel" aria-label={t('people')}>
      <Title order={2} size="h4">
        {t('people')}
      </Title>
      <ul className="agreement-parties">
        {view.parties.map(party => {
          const code = codes.get(party.role)
          return (
            <li key={party.role}>
              <span>
                <strong>{party.name}</strong> · {t(`role.${party.role}`)}
                {party.account === null || party.account === party.name ? null : (
                  <Text component="span" c="dimmed">
                    {' '}
                    {t('accountOf', { name: party.account })}
                  </Text>
                )}
              </span>
              {party.signedAt === null ? null : (
                <Badge className="agreement-badge" color="meadow">
                  {t('signed')}
                </Badge>
              )}
              {party.signs && party.signedAt === null && party.address !== null ? (
                <Badge className="agreement-badge" variant="light">
                  {t('notSigned')}
                </Badge>
              ) : null}
              {code === undefined ? null : (
                <span className="agreement-code">
                  <code>{code}</code>
                  <CopyButton value={code}>
                    {({ copied, copy }) => (
                      <Button size="compact-sm" variant="light" onClick={copy}>
                        {copied ? t('copied') : t('copy')}
                      </Button>
                    )}
                  </CopyButton>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {codes.size === 0 ? null : <Text c="dimmed">{t('codesText')}</Text>}
    </section>
  )
}
