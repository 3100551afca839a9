import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoxWords } from './box-words.ts'
import type { DrawnBox } from './draw-chart.ts'
import { SexMark } from './sex-mark.tsx'

/** How a box stands out while the lines of one ancestor are shown. */
export type BoxLook = 'plain' | 'lit' | 'dim'

/** One animal of the chart: a link to it, saying as much as its height allows. */
export function ChartCard(props: {
  readonly drawn: DrawnBox
  readonly words: BoxWords
  readonly href: string
  /** Number of the common ancestor it is, if any. */
  readonly mark: number | undefined
  readonly look: BoxLook
  readonly isTabStop: boolean
}): ReactElement {
  const { drawn, words, mark } = props
  return (
    <a
      className="pedigree-box"
      href={props.href}
      tabIndex={props.isTabStop ? 0 : -1}
      data-kekule={drawn.box.kekule}
      data-sex={words.sex}
      data-detail={drawn.detail}
      data-look={props.look}
      data-mark={mark}
      data-beyond={drawn.box.beyond}
      draggable={false}
      style={placeOf(drawn)}
    >
      <span className="pedigree-box-name">
        <SexMark sex={words.sex} />
        <span className="pedigree-box-text">{words.name}</span>
        <UnseenWords words={words} />
        {mark === undefined ? null : (
          <span className="pedigree-mark" aria-hidden="true">
            {mark}
          </span>
        )}
      </span>
      {drawn.detail === 'one' || words.second === '' ? null : (
        <span className="pedigree-box-more">{words.second}</span>
      )}
      {drawn.detail !== 'three' || words.third === '' ? null : (
        <span className="pedigree-box-more">{words.third}</span>
      )}
    </a>
  )
}

/** For ears: what colour, sign and place say to eyes. */
export function UnseenWords({ words }: { readonly words: BoxWords }): ReactElement | null {
  const unseen = [words.place, words.common].filter(part => part !== '').join(', ')
  return unseen === '' ? null : <span className="pedigree-hidden"> ({unseen}) </span>
}

/** A parent nobody knows: a quiet gap. */
export function ChartGap({
  drawn,
  look,
}: {
  readonly drawn: DrawnBox
  readonly look: BoxLook
}): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <span className="pedigree-gap" data-look={look} style={placeOf(drawn)}>
      {drawn.box.kekule % 2 === 0 ? t('chart.unknownSire') : t('chart.unknownDam')}
    </span>
  )
}

function placeOf({ x, y, width, height }: DrawnBox) {
  return { transform: `translate(${x}px, ${y}px)`, width, height }
}
