import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'

/** A question that is asked once, clearly, before something that cannot be undone. */
export function askFirst(question: {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
  onYes(): void
}): void {
  modals.openConfirmModal({
    title: question.title,
    children: <Text>{question.text}</Text>,
    labels: { confirm: question.yes, cancel: question.no },
    confirmProps: { color: 'brick' },
    onConfirm: question.onYes,
  })
}
