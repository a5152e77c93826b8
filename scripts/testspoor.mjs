// Loaded first in each test process. To know which test an error or a next test belongs to, node:test follows every
// promise from its making to its end, and these tests make tens of millions: that took a quarter of their time. The
// context that Node itself passes on with all asynchronous work tells the same, and costs nothing.
import asyncHooks, { AsyncLocalStorage, AsyncResource } from 'node:async_hooks'

const current = new AsyncLocalStorage()
const { createHook, executionAsyncId } = asyncHooks
let register = () => {}

// A test is such a resource, and all that happens in it happens inside `runInAsyncScope`.
asyncHooks.AsyncResource = class extends AsyncResource {
  constructor(type, options) {
    super(type, options)
    register(this.asyncId(), type, this.triggerAsyncId(), this)
  }

  runInAsyncScope(work, self, ...args) {
    return super.runInAsyncScope(() => current.run(this.asyncId(), () => Reflect.apply(work, self, args)))
  }
}

asyncHooks.executionAsyncId = () => current.getStore() ?? executionAsyncId()

// The first hook in such a process is that of node:test: it now hears of tests alone.
asyncHooks.createHook = ({ init }) => {
  asyncHooks.createHook = createHook
  const enable = () => {
    register = init
  }
  return { enable }
}
