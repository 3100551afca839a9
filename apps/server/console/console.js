// Keyboard for the console; every key is a link or control that is on the page anyway.
const keysDialog = document.querySelector('#keys')
let goesSomewhere = false

document.querySelector('[data-open-keys]')?.addEventListener('click', () => keysDialog?.showModal())

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || keysDialog?.open) return
  if (goesSomewhere) {
    goesSomewhere = false
    document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)?.click()
    return
  }
  const act = ACTIONS[event.key]
  if (act === undefined) return
  event.preventDefault()
  act(event.key)
})

const ACTIONS = {
  g: () => {
    goesSomewhere = true
  },
  '?': () => keysDialog?.showModal(),
  '/': () => document.querySelector('[data-search]')?.focus(),
  w: () => document.querySelector('[data-reason]')?.focus(),
  j: () => moveInQueue(1),
  k: () => moveInQueue(-1),
  1: choose,
  2: choose,
  3: choose,
  4: choose,
}

function choose(key) {
  const choice = document.querySelector(`[data-choice="${key}"]`)
  choice?.focus()
  choice?.click()
}

function moveInQueue(step) {
  const links = [...document.querySelectorAll('[data-queue]')]
  const at = links.findIndex(link => link.hasAttribute('aria-current'))
  const next = at < 0 ? links[0] : links[at + step]
  next?.click()
}

function isTyping(target) {
  return target instanceof HTMLInputElement && target.type !== 'radio'
}
