import { Popover, UnstyledButton } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import './genetics.css'

/** A word that explains itself when it is pressed. */
export function Explained(props: { readonly word: ReactNode; readonly text: string }): ReactElement {
  return (
    <Popover width={320} position="bottom-start" withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton className="genetics-explained">{props.word}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{props.text}</Popover.Dropdown>
    </Popover>
  )
}
