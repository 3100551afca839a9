import type { ReactElement } from 'react'

/** The readable agreement, byte for byte as it is signed. */
export function AgreementPaper({ text }: { readonly text: string }): ReactElement {
  return (
    // Long texts scroll; the keyboard has to reach them too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be focusable.
    <pre className="agreement-paper" tabIndex={0}>
      {text}
    </pre>
  )
}
