import { router } from '../../procedures/index.ts'
import { createBlock } from './block.ts'
import { createListBlocks } from './list-blocks.ts'
import type { ModerationPorts } from './moderation-ports.ts'
import { createReport } from './report.ts'
import { unblock } from './unblock.ts'

/** Everything under `moderation.`. */
export const createModerationRouter = (ports: ModerationPorts) =>
  router({
    report: createReport(ports),
    block: createBlock(ports),
    unblock,
    listBlocks: createListBlocks(ports),
  })
