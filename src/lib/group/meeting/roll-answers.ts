/** What each answer of the roll says of a woman: whether she is here, and whether money of hers came. */
export const rollAnswers = {
	gave: { isHere: true, gives: true },
	came: { isHere: true, gives: false },
	absent: { isHere: false, gives: false },
	sent: { isHere: false, gives: true }
} as const;

export type RollAnswer = keyof typeof rollAnswers;
