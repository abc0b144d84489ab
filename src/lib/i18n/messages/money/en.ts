/** Amounts, and the note pad on which they are laid. */
export const money = {
	'money.nothing': 'no money',
	'money.listen': 'listen: {amount}',
	'money.note': '{amount} note',
	'money.coin': '{amount} coin',
	'money.title': 'How much?',
	'money.prompt': 'One touch for each note. Wrong? Touch the note on the mat.',
	'money.add': 'put {piece} on the mat',
	'money.add-bundle': 'put a bundle of {amount}',
	'money.clear': 'clear the mat',
	'money.digits': 'numbers',
	'money.notes': 'notes',
	'money.sum': '{amount} on the mat',
	'money.point': 'paise'
};
