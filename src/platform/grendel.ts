/** Lets one piece of work in at a time, in the order they came; an error of one does not stop the next. */
export function grendel(): <T>(werk: () => Promise<T>) => Promise<T> {
  let vorige: Promise<unknown> = Promise.resolve()
  return <T>(werk: () => Promise<T>): Promise<T> => {
    const beurt = vorige.then(werk, werk)
    vorige = beurt.catch(() => undefined)
    return beurt
  }
}
