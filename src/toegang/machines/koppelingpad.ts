/** The pages about machines. */
export const koppelingenPad = '/koppelingen'
