import type { ReactElement, ReactNode } from 'react'
import './genetics.css'

/** A share drawn as a bar behind its own words; whoever cannot see the bar hears the words. */
export function ShareBar(props: {
  /** 0 to 1. */
  readonly share: number
  /** 0 to 1: the pale part, as far as it may be. */
  readonly upTo?: number
  readonly tone?: 'go' | 'warm' | 'danger'
  readonly label: ReactNode
  readonly figure: string
}): ReactElement {
  const { share, upTo = share, tone = 'go' } = props
  return (
    <div className="genetics-bar">
      <span className="genetics-bar-label">{props.label}</span>
      <span className="genetics-bar-track" aria-hidden>
        <span className="genetics-bar-pale" data-tone={tone} style={{ width: width(upTo) }} />
        <span className="genetics-bar-fill" data-tone={tone} style={{ width: width(share) }} />
      </span>
      <span className="genetics-bar-figure pm-tabular">{props.figure}</span>
    </div>
  )
}

function width(share: number): string {
  return `${Math.min(100, Math.max(0, share * 100))}%`
}
