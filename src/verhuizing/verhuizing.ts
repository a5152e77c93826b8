/** The door of verhuizing: on the day of a merger all that one municipality had moves to its successor. */
export { startHerindelingen } from './dagwerk.ts'
export { voerHerindelingenUit } from './uitvoeren.ts'
