/** The example in docs/JOURNAL.md; a test reads it as a book. */
export const exampleJournal = {
	format: 'bahi-journal',
	version: 1,
	book: { id: 'booklet', currency: 'INR' },
	people: [{ memberId: 'm1', name: 'Sunita' }],
	events: [
		{
			type: 'GroupFounded',
			occurredOn: '2006-03-05',
			name: 'Ujala',
			constitution: {
				kind: 'shg',
				meetingRhythm: { every: 'month' },
				saving: { mode: 'fixed', amount: 2500 },
				interest: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth' }
			}
		},
		{ type: 'MemberJoined', occurredOn: '2006-03-05', memberId: 'm1', number: 1 },
		{ type: 'MeetingOpened', occurredOn: '2006-03-05', number: 1, kind: 'regular' },
		{ type: 'AttendanceMarked', occurredOn: '2006-03-05', memberId: 'm1', state: 'present' },
		{ type: 'SavingDeposited', occurredOn: '2006-03-05', memberId: 'm1', fund: 'regular', amount: 2500 },
		{ type: 'MeetingSealed', occurredOn: '2006-03-05', countedCash: 2500 }
	]
} as const;
