/**
 * The version of the words in an oordeel: explanation, remedies, contradictions. It goes up when the same question of
 * the same register gets other words, so that a stored oordeel is known to be told in the words of its time.
 */
export const uitlegversie = 4
