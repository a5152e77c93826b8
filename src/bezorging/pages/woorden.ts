/** Where these pages stand. */
export const meldingenPad = '/meldingen'
