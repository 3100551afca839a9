import { constants, getPriority, setPriority } from 'node:os'

/**
 * Lets everything else on this computer go before the thread that calls this, and before the threads it starts from
 * then on. On Linux a priority belongs to a thread; elsewhere to the whole process, which has windows to answer: there
 * nothing is done.
 *
 * @returns whether it was done. It cannot be taken back.
 */
export function yieldToOthers(platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'linux') return false
  // Never upwards: a process that was started lower may not.
  setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL))
  return true
}
