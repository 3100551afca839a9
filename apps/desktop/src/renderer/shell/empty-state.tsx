import { Stack, Text, Title } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

/** A place with nothing in it yet: what it is for and the one thing to do. */
export function EmptyState(props: {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}): ReactElement {
  return (
    <Stack className="pm-card" align="center" gap="xs" p={48} ta="center">
      <span className="pm-empty-icon">{props.icon}</span>
      <Title order={2} size="h3">
        {props.title}
      </Title>
      <Text c="dimmed" className="pm-prose">
        {props.text}
      </Text>
      {props.children ? <div style={{ marginTop: 12 }}>{props.children}</div> : null}
    </Stack>
  )
}
