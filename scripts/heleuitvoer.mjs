// Loaded first in each test process. Such a process ends by `process.exit` when its tests are done, and what it has
// written but not yet sent is then lost: results go missing. So it waits for each line to be sent.
process.stdout._handle?.setBlocking?.(true)
