import { resolve } from 'node:path'

/** Where a file is meant: from where the person stands, also when npm runs the command in the project folder. */
export function filePath(file: string): string {
  const { npm_lifecycle_event: command, INIT_CWD: from } = process.env
  return resolve(command === undefined ? '' : (from ?? ''), file)
}
