import { Stack, Text, Title } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

/** One titled part of the settings. */
export function SettingsPanel(props: {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className="pm-card" style={{ padding: 24 }} aria-label={props.title}>
      <Title order={2} size="h3">
        {props.title}
      </Title>
      {props.hint === undefined ? null : (
        <Text c="dimmed" className="pm-prose">
          {props.hint}
        </Text>
      )}
      <Stack mt="md">{props.children}</Stack>
    </section>
  )
}
