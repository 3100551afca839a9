import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../generated-neighbourhood.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import { areaUnderCurve, expectedCalibrationError } from '../model/probability-metrics.ts'
import type { HeldOutDecision } from './held-out-decision.ts'
import {
  crossValidate,
  DATING_SCHEMA,
  evaluateMatching,
  MissingColumnsError,
  NoDecisionsError,
  readDatingDecisions,
  sharedDecisions,
  UnclosedQuoteError,
  withEvidence,
} from './index.ts'
import { drawMarkets, intervalOf, resampledAuc, resampledEce } from './market-bootstrap.ts'
import { listQuality, rankingFigures } from './match-figures.ts'

/** Real decisions; kept beside the checkout, never in it. */
const FILE = new URL('../../../../../../shared/data/decisions/speed-dating-waves-01-14.csv', import.meta.url)
if (!existsSync(FILE)) console.warn('skipped: no decisions in ../shared/data/decisions')

/** A held-out decision of which only who, whom and the answer matter. */
function decision(
  chooserId: string,
  chosenId: string,
  { label, back }: { label: 0 | 1; back: number },
): HeldOutDecision {
  const event: DecisionEvent = {
    ...{ eventId: `${chooserId}>${chosenId}`, chooserId, chosenId, market: '1', purpose: 'date', atMs: 0 },
    ...{ features: [], position: null, answer: label === 1 ? 'like' : 'pass' },
  }
  const chances = { side: 0, both: 0 }
  return { event, label, back, cold: chances, warm: chances, rates: 0, plain: 0, popularity: 0 }
}

/** Ann meets Bob, Carl and Dan; she and Carl say yes to each other. */
const ANNS_EVENING = [
  decision('ann', 'bob', { label: 1, back: 3 }),
  decision('ann', 'carl', { label: 1, back: 4 }),
  decision('ann', 'dan', { label: 0, back: 5 }),
  decision('bob', 'ann', { label: 0, back: 0 }),
  decision('carl', 'ann', { label: 1, back: 1 }),
  decision('dan', 'ann', { label: 1, back: 2 }),
]

describe('the figures of a ranking', () => {
  test('count a match where both said yes, once a pair, and lists of people who have one', () => {
    const both = [0.9, 0.5, 0.1, 0.9, 0.5, 0.1]
    const figures = rankingFigures(ANNS_EVENING, { side: both, both })

    // Of the two pairs without a match, one is ranked above the match and one below.
    expect(figures.matchAuc).toBe(0.5)
    const lists = listQuality(ANNS_EVENING, both)
    expect([...lists.keys()]).toEqual(['ann', 'carl'])
    // Ann's match stands second; Carl met nobody else.
    expect(lists.get('ann')?.quality).toBeCloseTo(1 / Math.log2(3), 12)
    expect(figures.ndcg5).toBeCloseTo((1 / Math.log2(3) + 1) / 2, 12)
  })

  test('do not depend on the order of the file where scores are equal', () => {
    const equal = listQuality(ANNS_EVENING, [0.3, 0.3, 0.3, 0.3, 0.3, 0.3])
    // Ann's one match is as likely in the first place as in the second or third.
    expect(equal.get('ann')?.quality).toBeCloseTo((1 + 1 / Math.log2(3) + 1 / Math.log2(4)) / 3, 12)
  })

  test('are null, and not 0, where nobody has a match', () => {
    const alone = ANNS_EVENING.map(one => ({ ...one, label: 0 as const }))
    const both = [0.9, 0.5, 0.1, 0.9, 0.5, 0.1]
    expect(rankingFigures(alone, { side: both, both })).toEqual({
      decisionAuc: null,
      matchAuc: null,
      ndcg5: null,
    })
  })

  test('resampled with each evening once are the figures themselves', () => {
    const random = seededRandom(8)
    const cases = Array.from({ length: 600 }, () => {
      const score = Math.round(random() * 40) / 40
      return { score, label: random() < score ? 1 : 0, market: Math.floor(random() * 6) }
    })
    const scores = cases.map(({ score }) => score)
    const labels = cases.map(({ label }) => label)
    const once = new Array<number>(6).fill(1)

    expect(resampledAuc(cases, 6)(once)).toBeCloseTo(areaUnderCurve(scores, labels) ?? Number.NaN, 12)
    const error = expectedCalibrationError({ probabilities: scores, labels })
    expect(resampledEce(cases, 6)(once)).toBeCloseTo(error, 12)
    const draws = drawMarkets(6, { seed: 1, resamples: 200 })
    const [low, high] = intervalOf(resampledAuc(cases, 6), draws)
    expect(low).toBeLessThan(areaUnderCurve(scores, labels) ?? 0)
    expect(high).toBeGreaterThan(areaUnderCurve(scores, labels) ?? 1)
  })
})

function withEachLine(text: string, change: (cells: string[]) => string[]): string {
  const lines = text.trimEnd().split('\n')
  return `${lines.map(line => change(line.split(',')).join(',')).join('\n')}\n`
}

describe('readDatingDecisions', () => {
  test('error: names every column that is missing', () => {
    expect(() => readDatingDecisions('iid,wave\n1,1\n')).toThrow(MissingColumnsError)
    expect(() => readDatingDecisions('iid,wave\n1,1\n')).toThrow(/pid, dec/)
    expect(() => readDatingDecisions('')).toThrow(/iid, pid, wave, dec/)
  })

  test('error: says when no row can be used, and where a quote never ends', () => {
    expect(() => readDatingDecisions('iid,pid,wave,dec\n1,2,1,0\n1,1,1,1\n2,1,1,\n')).not.toThrow()
    expect(() => readDatingDecisions('iid,pid,wave,dec\n1,2,1,0\n')).toThrow(NoDecisionsError)
    expect(() => readDatingDecisions('iid,pid,wave,dec\n1,2,"1,0\n')).toThrow(
      new UnclosedQuoteError(2).message,
    )
  })

  test.each([
    ['a mark of byte order and CRLF', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['lines that end in CR alone', (text: string) => text.replaceAll('\n', '\r')],
    ['decimal points', (text: string) => text.replaceAll(/\b(\d+)\b(?=,|\n)/g, '$1.0')],
    ['capitals in the headings', (text: string) => text.replace(/^.*/, heading => heading.toUpperCase())],
    ['columns in another order', (text: string) => withEachLine(text, cells => cells.toReversed())],
    [
      'further columns with quotes, commas and line breaks',
      (text: string) => withEachLine(text, cells => ['"a ""b"",\nc"', ...cells, '5" tall']),
    ],
    ['words for what is missing', (text: string) => withEachLine(text, cells => cells.map(c => c || 'NaN'))],
    ['a row told twice', (text: string) => `${text}${text.split('\n')[1]}\n`],
  ])('reads the same from a table with %s', (_, written) => {
    const table = 'iid,pid,wave,dec,age,attr3_1,imprace\n1,2,1,0,24,7,3\n2,1,1,1,27,8,\n'
    expect(readDatingDecisions(written(table)).events).toEqual(readDatingDecisions(table).events)
  })

  test.each([
    ['numbers too long for a computer', ['9007199254740993', '9007199254740992', '9007199254740994']],
    ['signs that stand between names elsewhere', ['a>b', 'a', 'b>c']],
    ['commas', ['1,2', '12', '3']],
  ])('keeps people apart whose ids are %s', (_, [ann = '', bob = '', carl = '']) => {
    const row = (one: string, other: string, dec: number) => `"${one}","${other}",1,${dec}\n`
    const { events } = readDatingDecisions(
      `iid,pid,wave,dec\n${row(ann, carl, 1)}${row(carl, ann, 0)}${row(bob, carl, 0)}${row(carl, bob, 1)}`,
    )
    expect(events.map(({ answer }) => answer)).toEqual(['like', 'pass', 'pass', 'like'])
    expect(new Set(events.map(({ chooserId }) => chooserId)).size).toBe(3)
  })

  test('keeps evenings apart whose names look like another with a person', () => {
    const { events } = readDatingDecisions('iid,pid,wave,dec\n3,4,1/2,1\n4,3,1/2,1\n2/3,9,1,0\n9,2/3,1,0\n')
    expect(new Set(events.map(({ chooserId }) => chooserId)).size).toBe(4)
  })

  test('takes a decimal comma for a slip of the pen, not for ten times as much', () => {
    const wishes = 'iid,pid,wave,dec,attr1_1,sinc1_1\n'
    const read = (one: string) => readDatingDecisions(`${wishes}1,2,1,0,${one},5\n2,1,1,1,,\n`).events
    expect(read('"7,5"')).toEqual(read(''))
  })

  test('takes questions that were not asked and slips of the pen for unknown, and names the former', () => {
    const { events, missingColumns, skippedRows } = readDatingDecisions(
      'iid,pid,wave,dec,age,attr3_1\np1,p2,an evening,1,1979,7\np2,p1,an evening,0,27,80\np2,p9,an evening,1,27,8\n',
    )
    expect(events.map(({ chooserId, market }) => [chooserId, market])).toEqual([
      ['an evening/p1', 'an evening'],
      ['an evening/p2', 'an evening'],
    ])
    const at = (name: string) => DATING_SCHEMA.names.indexOf(name)
    expect(
      events.map(({ features }) => [features[at('age-gap')], features[at('other-self-attr3_1')]]),
    ).toEqual([
      [Number.NaN, Number.NaN],
      [Number.NaN, 7],
    ])
    expect([skippedRows, missingColumns]).toEqual([1, expect.arrayContaining(['gender', 'imprace'])])
  })

  test('reads wishes given as points and wishes given from 1 to 10 as the same shares', () => {
    const wishes = 'iid,pid,wave,dec,attr1_1,sinc1_1,intel1_1,fun1_1,amb1_1,shar1_1\n'
    const read = (one: string) => readDatingDecisions(`${wishes}1,2,1,0,${one}\n2,1,1,1,,,,,,\n`).events
    expect(read('40,20,20,10,5,5')).toEqual(read('8,4,4,2,1,1'))
  })
})

describe.skipIf(!existsSync(FILE))('the engine on real decisions (skipped without ../shared/data)', () => {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''

  test('reads nothing that was measured on the evening or later', () => {
    const [heading = '', ...lines] = text.split('\n')
    const cells = heading.split(',')
    // Columns after the sign-up survey, and what partners said of one on the evening.
    const later = cells.flatMap((name, i) =>
      /^(match|match_es|like|prob|met|attr|sinc|intel|fun|amb|shar|.*_o|.*_s|.*_2|.*_3|satis_2|length|you_call|them_cal|int_corr)$/.test(
        name,
      )
        ? [i]
        : [],
    )
    // Quoted cells stand before all of them only in some rows: those rows are left alone.
    const blanked = lines.map(line => {
      if (line === '' || line.includes('"')) return line
      const values = line.split(',')
      for (const i of later) values[i] = '7'
      return values.join(',')
    })
    const [read, original] = [[heading, ...blanked].join('\n'), text].map(table =>
      JSON.stringify(readDatingDecisions(table)),
    )
    expect(read === original).toBe(true)
  })

  test('beats every baseline on evenings it has not seen, by chances that mean what they say', () => {
    const { events, skippedRows } = readDatingDecisions(text)
    expect([events.length, skippedRows]).toEqual([5734, 10])
    const held = crossValidate(withEvidence(events), 2, { schema: DATING_SCHEMA, seed: 1 })
    const { cold, warm, random, baselines, leadOverRates } = evaluateMatching(held, {
      seed: 1,
      resamples: 200,
    })

    expect(cold.decisionAuc).toBeGreaterThanOrEqual(0.6)
    expect(cold.ndcg5).toBeGreaterThanOrEqual(0.37)
    expect(warm.matchAuc).toBeGreaterThanOrEqual(0.775)
    expect(warm.ndcg5).toBeGreaterThanOrEqual(0.46)
    for (const { ece } of [cold, warm]) expect(ece).toBeLessThanOrEqual(0.05)
    for (const baseline of [random, ...Object.values(baselines)]) {
      expect(warm.decisionAuc ?? 0).toBeGreaterThan(baseline.decisionAuc ?? 1)
      expect(warm.matchAuc ?? 0).toBeGreaterThan(baseline.matchAuc ?? 1)
      expect(warm.ndcg5 ?? 0).toBeGreaterThan(baseline.ndcg5 ?? 1)
    }
    expect(leadOverRates.matchAucInterval[0]).toBeGreaterThan(0)
    expect(leadOverRates.ndcg5Interval[0]).toBeGreaterThan(0)
  })

  test('notices decisions that were trained on', () => {
    const { events } = readDatingDecisions(text)
    const [early, late] = [events.slice(0, 2000), events.slice(1900)]
    expect(sharedDecisions(early, late)).toBe(100)
  })

  test('tells nothing of a pair from the pair’s own decisions', () => {
    const { events } = readDatingDecisions(text)
    const evening = events.filter(({ market }) => market === '12')
    const before = withEvidence(evening)
    for (const event of [evening[0], evening[150], evening[391]]) {
      if (event === undefined) throw new Error('the evening is shorter than it was')
      const ofPair = (other: DecisionEvent) =>
        [other.chooserId, other.chosenId].sort().join() === [event.chooserId, event.chosenId].sort().join()
      const turned = evening.map(
        (other): DecisionEvent =>
          ofPair(other) ? { ...other, answer: other.answer === 'like' ? 'pass' : 'like' } : other,
      )
      const after = withEvidence(turned)
      for (const [i, other] of evening.entries()) {
        if (!ofPair(other)) continue
        expect(after.rates[i]).toEqual(before.rates[i])
        const [one, two] = [before, after].map(({ evidence }) =>
          Object.values(evidence.get(other.eventId) ?? {}),
        )
        for (const [k, value] of (one ?? []).entries())
          expect(Math.abs(value - (two?.[k] ?? Number.NaN))).toBeLessThan(1e-6)
      }
    }
  })
})
