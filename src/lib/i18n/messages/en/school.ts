/** The pen that goes round, practice rounds, lessons, and the trainer's papers. */
export const school = {
	'entry.pen': 'did it herself',
	'practice.no-real-book': 'This file is practice. No real book is made of it.',
	'pen.title': 'The pen goes round',
	'pen.offer': '{who} does it: {step}.',
	'pen.take': '{who} takes the phone: {step}',
	'pen.next-woman': 'another didi',
	'pen.took': '{who} has the pen.',
	'pen.figure': '{count} of {total} have done it themselves.',
	'pen.hers': 'She has done {count} of {total} steps herself.'
};
