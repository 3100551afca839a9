import { Container, Stack, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from './links.tsx'

/** The page for an address that leads nowhere. */
export function NotFound(): ReactElement {
  const { t } = useTranslation('shell')
  return (
    <Container size="sm" py={64}>
      <Stack align="flex-start">
        <Title order={1}>{t('notFound.title')}</Title>
        <Text>{t('notFound.text')}</Text>
        <ButtonLink to="/">{t('notFound.home')}</ButtonLink>
      </Stack>
    </Container>
  )
}
