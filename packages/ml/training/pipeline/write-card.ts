import type { DataEntry, TrainedModel, TrainingKind } from './training-kind.ts'

/** A model card from the run itself: no figure in it was typed by hand. Same run, same text. */
export function writeCard(run: {
  readonly kind: TrainingKind
  readonly model: TrainedModel
  readonly data: readonly DataEntry[]
  readonly dataHash: string
  readonly seed: number
}): string {
  const { kind, model, data } = run
  const measures = [...new Set(model.slices.flatMap(slice => Object.keys(slice.measures)))]
  const rows = model.slices.map(({ slice, answers, measures: own }) => {
    const cells = measures.map(name => (own[name] === undefined ? '' : own[name].toFixed(3)))
    return `| ${slice} | ${answers} | ${cells.join(' | ')} |`
  })
  const needs = Object.entries(model.needs).map(([name, hash]) => `- works only with \`${name}\` ${hash}`)
  return `# Model card: ${kind.name}

${kind.words.purpose}

**Not for:** ${kind.words.notFor}

## How it was made
${kind.words.how}

- learned from ${data.length} things, ${data.reduce((sum, { bytes }) => sum + bytes, 0)} bytes; data manifest ${run.dataHash}
- seed ${run.seed}
${needs.join('\n')}

## How good it is
On what it was not trained on. Measures that end in "Error" are better when lower.

| slice | answers | ${measures.join(' | ')} |
|---|---|${measures.map(() => '---|').join('')}
${rows.join('\n')}

## Limits
${kind.words.limits.map(limit => `- ${limit}`).join('\n')}
`
}
