import { Button, Code, Container, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface CrashState {
  readonly crash: Error | null
}

/** Keeps one broken screen from taking the app with it. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, CrashState> {
  override state: CrashState = { crash: null }

  static getDerivedStateFromError(crash: Error): CrashState {
    return { crash }
  }

  override componentDidCatch(crash: Error): void {
    console.error(crash)
  }

  override render(): ReactNode {
    if (this.state.crash === null) return this.props.children
    return <CrashPage crash={this.state.crash} />
  }
}

/** The page shown in place of a broken one; also the router's own error page. */
export function CrashPage({ crash }: { readonly crash: Error }): ReactElement {
  const { t } = useTranslation('shell')
  return (
    <Container size="sm" py="xl" role="alert">
      <Stack gap="sm" align="flex-start">
        <Title order={1}>{t('error.crashTitle')}</Title>
        <Text>{t('error.crash')}</Text>
        <Button onClick={() => globalThis.location.reload()}>{t('error.reload')}</Button>
        <Text c="dimmed">{t('error.details')}</Text>
        <Code block>{crash.message}</Code>
      </Stack>
    </Container>
  )
}
