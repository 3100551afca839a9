export { NoModelToServeError, openServedModels, type ServedModel } from './served-models.ts'
export { type ModelServer, startModelServer } from './start-model-server.ts'
