/** Where the pages and forms of working with the box live. */
export const samenPad = '/berichtenbox/samen'
export const labelsPad = '/berichtenbox/labels'
export const filtersPad = '/berichtenbox/filters'
export const uitvoerPad = '/berichtenbox/uitvoer'
