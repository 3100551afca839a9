import { parentPort } from 'node:worker_threads'
import { serveCalculator } from './serve-calculator.ts'

const take = serveCalculator((reply, transfer) => parentPort?.postMessage(reply, transfer))
parentPort?.on('message', take)
