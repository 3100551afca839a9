// A process of its own for the bench: analyses the photos named in its arguments and prints, in MiB, what it held before and at most.
import { readFile } from 'node:fs/promises'
import { createPhotoAnalyser } from '../src/index.ts'

const MEBI = 1024 ** 2
/** Often enough to see the pixels of a large photo, which live for some milliseconds. */
const EVERY_MS = 2

// The system's own high-water mark would begin at that of the process that started this one.
const before = process.memoryUsage.rss()
let peak = before
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, EVERY_MS)
{
  await using analyser = await createPhotoAnalyser()
  for (const file of process.argv.slice(2)) await analyser.analyse(await readFile(file))
}
clearInterval(watch)
console.log(JSON.stringify({ before: before / MEBI, peak: peak / MEBI }))
