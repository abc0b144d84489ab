/** A woman's own page, opened with her own code, and the code that she is given. */
export const own = {
	'own.whose-prompt': 'Whose page? Touch your picture.',
	'own.time-left': 'It closes by itself. {count} of {total} beads are left.',
	'own.only-her-page': 'Your code opens your own page.',
	'own.disputed': 'A line of yours is said to be wrong. The meeting settles it.',
	'own.code': 'her code',
	'own.code-prompt': 'With her code she sees her own page, and nothing else.',
	'own.code-none': 'She has no code.',
	'own.code-has': 'She has a code.',
	'own.code-give': 'give her a code',
	'own.code-new': 'give her a new code',
	'own.code-take': 'take her code away',
	'own.code-given': '{who} has a code now.',
	'own.code-taken': '{who} has no code any more.'
};
