// nsfwjs ships its weights as base64 inside scripts; this prints plain JSON.
const { join } = require('node:path')
const folder = join(require('node:path').resolve(process.argv[2]), 'dist/models/mobilenet_v2')
const model = require(join(folder, 'model.min.js'))
const payload = require(join(folder, 'group1-shard1of1.min.js'))
process.stdout.write(JSON.stringify({ model: model.default ?? model, payload }))
