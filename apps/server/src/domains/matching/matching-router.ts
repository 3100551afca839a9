import { router } from '../../procedures/index.ts'
import { createDailySet, wishPlayDates } from './daily/index.ts'
import { createBehaviourPatterns } from './learning/behaviour-patterns.ts'
import { changePattern } from './learning/change-pattern.ts'
import { noteShown } from './learning/note-shown.ts'
import { createNoteTalk, talks, tellOfTalks } from './learning/talks.ts'
import { createLike } from './like.ts'
import { createListMatches } from './list-matches.ts'
import type { MatchingPorts } from './matching-ports.ts'
import { createPass } from './pass.ts'
import { createProposeMatches } from './propose-matches.ts'
import { createSearch } from './search/index.ts'
import { undo } from './undo.ts'

/** Everything under `matching.`. */
export const createMatchingRouter = (ports: MatchingPorts) =>
  router({
    proposeMatches: createProposeMatches(ports),
    like: createLike(ports.apartFrom),
    pass: createPass(ports.apartFrom),
    undo,
    search: createSearch(ports),
    listMatches: createListMatches(ports.apartFrom),
    dailySet: createDailySet(ports.daily),
    wishPlayDates,
    noteShown,
    behaviourPatterns: createBehaviourPatterns(ports),
    changePattern,
    talks,
    tellOfTalks,
    noteTalk: createNoteTalk(ports.apartFrom),
  })
