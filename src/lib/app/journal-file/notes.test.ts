import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import { present, type BookId } from '#kernel';
import {
	bookOf,
	counted,
	desk,
	event,
	founded,
	lent,
	marked,
	openMeeting,
	repaid,
	saved,
	spent,
	withFields,
	type Entry,
	office
} from '../../../../tests/support/builders.ts';
import { journalNotes } from './notes.ts';
import type { JournalFile } from './read-journal.ts';
import { left } from '../../../../tests/support/people.ts';
import { Approvals } from '../../../../scripts/verify-export/approvals.mjs';

// Notes on a valid file: each note in its case, and none where nothing is missing.

const women = ['m1', 'm2', 'm3'];
const beginning = founded('2025-01-05', { box: 1000 });
const seal = (more: object = {}): Entry =>
	withFields((on) => event({ type: 'MeetingSealed', occurredOn: on }), more);
/** A meeting with all members present, counted and closed by both officers. */
const whole = (number: number, on: string, ...entries: readonly Entry[]) => [
	...openMeeting(number, on, ...women.map((one) => marked(one)), ...entries),
	seal({ approvals: ['m1', 'm2'] })(on)
];
/** The events with ids and times, as the app writes them. */
const stamped = (events: readonly GroupEvent[]) =>
	events.map((one, place) =>
		event({ eventId: `e${place + 1}`, recordedAt: `${one.occurredOn}T09:00:00.000Z`, ...one })
	);

function notesOf(events: readonly GroupEvent[], file: Partial<JournalFile> = {}) {
	const whole: JournalFile = {
		book: { id: 'b1' as BookId, currency: 'INR', groupKey: 'k' },
		people: women.map((memberId) => ({ memberId: memberId as never, name: 'A' })),
		records: [],
		prints: [],
		signedNames: { people: [], signature: 's' },
		openSignature: null,
		apart: [],
		events,
		state: bookOf(events),
		...file
	};
	return journalNotes(whole);
}

const fifty = counted({ '100': 10 });
const clean = stamped([
	...beginning,
	...openMeeting(1, '2025-01-05', ...women.map((one) => marked(one)), fifty),
	seal({ countedCash: 100_000, approvals: ['m1', 'm2'] })('2025-01-05')
]);

test('nothing is told of a file that says everything', () => {
	expect(notesOf(clean)).toEqual([]);
});

describe('what the file leaves out', () => {
	test.each<readonly [string, Partial<JournalFile>, readonly object[]]>([
		['hashes', { records: null }, [{ type: 'NoHashes' }]],
		[
			'hashes and the key of the group',
			{ records: null, book: { id: 'b1' as BookId, currency: 'INR' } },
			[{ type: 'NoHashes' }]
		],
		[
			'the word of the group for its phones',
			{ book: { id: 'b1' as BookId, currency: 'INR' } },
			[{ type: 'WritersNotVouched' }]
		],
		[
			'that nothing in it is real is said',
			{ book: { id: 'b1' as BookId, currency: 'INR', groupKey: 'k', practice: true } },
			[{ type: 'Practice' }]
		],
		[
			'the word of the group for its names, by how many they are',
			{ signedNames: null },
			[{ type: 'NamesNotVouched', names: 3 }]
		],
		[
			'the word for names where it vouches for no phone either',
			{ signedNames: null, book: { id: 'b1' as BookId, currency: 'INR' } },
			[{ type: 'WritersNotVouched' }]
		],
		[
			'the word for names where there are none',
			{ signedNames: null, people: [] },
			[{ type: 'NoNames', members: 3 }]
		],
		['names', { people: [{ memberId: 'm2' as never, name: 'A' }] }, [{ type: 'NoNames', members: 2 }]]
	])('%s', (_, file, notes) => {
		expect(notesOf(clean, file)).toEqual(notes);
	});

	test('ids and times, by how many lack them', () => {
		const { eventId: _id, ...withoutId } = present(clean[0], 'a first event');
		const { recordedAt: _at, ...withoutTime } = present(clean[1], 'a second');
		expect(notesOf([withoutId, withoutTime, ...clean.slice(2)])).toEqual([
			{ type: 'NoEventIds', events: 1 },
			{ type: 'NoRecordingTimes', events: 1 }
		]);
	});

	test('what of a repayment was interest, by its places', () => {
		const events = stamped([
			...beginning,
			...whole(1, '2025-01-05', lent('l1', 'm1', 500)),
			...whole(
				2,
				'2025-02-05',
				repaid('l1', 30),
				repaid('l1', 10, { split: { interestArrears: 0, interestDue: 0, principal: 1000 } })
			)
		]);
		const places = [events.findIndex(({ type }) => type === 'LoanRepaid') + 1];
		expect(notesOf(events)).toContainEqual({ type: 'SplitsComputed', places });
	});
});

describe('meetings', () => {
	const first = { kind: 'regular', number: 1, day: '2025-01-05' };

	test('that were not counted; of the desk nothing is counted', () => {
		const uncounted = stamped([
			...beginning,
			...whole(1, '2025-01-05'),
			...desk(1, '2025-01-20', spent('travel', 5)),
			...whole(2, '2025-02-05').map((one) =>
				one.type === 'MeetingSealed' ? event({ ...one, countedCash: 99_500 }) : one
			)
		]);
		// An expense between meetings would have needed the approval of two officers.
		expect(notesOf(uncounted)).toEqual([
			{ type: 'NotCounted', meetings: [first] },
			{ type: 'EntriesNotApproved', places: [14], needed: 2 }
		]);
	});

	test('with a count that differs and that nobody accepted, by how much', () => {
		const differing = stamped([
			...beginning,
			...whole(1, '2025-01-05').map((one) =>
				one.type === 'MeetingSealed' ? event({ ...one, countedCash: 99_000 }) : one
			)
		]);
		const file = { state: bookOf(clean) };
		expect(notesOf(differing, file)).toContainEqual({
			type: 'DifferenceNotAccepted',
			meeting: first,
			difference: -1000
		});
	});

	test('that is open still', () => {
		const open = stamped([...beginning, ...openMeeting(1, '2025-01-05', saved('m1', 20))]);
		expect(notesOf(open)).toEqual([{ type: 'MeetingOpen', meeting: first }]);
	});

	test('with a loan that fewer officers gave than the rules ask', () => {
		const rules = { approvals: { loan: 2, seal: 1 } };
		const given = (codes: readonly string[]) =>
			stamped([
				...founded('2025-01-05', { box: 1000, constitution: rules }),
				...openMeeting(
					1,
					'2025-01-05',
					...women.map((one) => marked(one)),
					withFields(lent('l1', 'm3', 500), { approvedBy: codes })
				),
				seal({ countedCash: 50_000, approvals: codes })('2025-01-05')
			]);
		const alone = given(['m1']);
		const place = alone.findIndex(({ type }) => type === 'LoanDisbursed') + 1;
		expect(notesOf(alone)).toContainEqual({ type: 'LoansNotApproved', places: [place], needed: 2 });
		expect(notesOf(given(['m1', 'm2']))).toEqual([]);
		// The loan of an open meeting is not approved yet.
		expect(notesOf(alone.slice(0, -1)).map(({ type }) => type)).toEqual(['MeetingOpen']);
	});

	test('that were entered late may leave the box below zero on days that are past', () => {
		// 60 were saved in February; in January the box had none of the 50 spent.
		const late = stamped([
			...founded('2025-01-05'),
			...whole(1, '2025-02-05', saved('m1', 60)),
			event({ type: 'MeetingOpened', occurredOn: '2025-01-20', number: 2, kind: 'regular', late: true }),
			spent('travel', 50)('2025-01-20'),
			seal({ approvals: ['m1', 'm2'] })('2025-01-20')
		]);
		const below = (file: Partial<JournalFile> = {}) =>
			notesOf(late, file).filter(({ type }) => type === 'BelowZero');
		expect(below()).toMatchObject([{ type: 'BelowZero', days: { account: 'box' } }]);
		expect(below({ state: { ...bookOf(late), journal: null } })).toEqual([]);
	});
});

describe('officers', () => {
	test('one alone is told', () => {
		const one = stamped(
			clean.filter((entry) => !(entry.type === 'OfficeGiven' && entry.memberId === 'm2')).slice(0, 5)
		);
		expect(notesOf(one)).toContainEqual({ type: 'FewOfficers', has: 1 });
	});
});

/** Approval notes of a book in which m1 and m2 hold an office. */
function approvalNotes(later: readonly GroupEvent[]) {
	const events = [...founded('2025-01-05', { members: 4 }), ...later];
	const book = { id: 'b1' as BookId, currency: 'INR' };
	const file = {
		book,
		events,
		people: [],
		records: null,
		prints: [],
		signedNames: null,
		openSignature: null,
		apart: [],
		state: bookOf(events)
	};
	return journalNotes(file).filter(({ type }) => type.endsWith('NotApproved'));
}

/** Counted from 1, after the founding. */
const placeOfHandover = founded('2025-01-05', { members: 4 }).length + 1;

const handover = (approvedBy: readonly string[]) =>
	withFields(office('m3', 'president'), { approvedBy })('2025-02-05');
const atDesk = (entry: GroupEvent) => [
	...desk(1, '2025-02-05', () => entry),
	event({ type: 'MeetingSealed', occurredOn: '2025-02-05' })
];

describe('a book that one officer could have taken', () => {
	test('an office given at the desk with one code is told, with two it is not', () => {
		expect(approvalNotes(atDesk(handover(['m1'])))).toMatchObject([
			{ type: 'EntriesNotApproved', needed: 2 }
		]);
		expect(approvalNotes(atDesk(handover(['m1', 'm2'])))).toEqual([]);
	});

	test('so is one that is given outside any meeting', () => {
		expect(approvalNotes([handover(['m1'])])).toEqual([
			{ type: 'EntriesNotApproved', places: [placeOfHandover], needed: 2 }
		]);
		expect(approvalNotes([handover(['m1', 'm2'])])).toEqual([]);
	});
});

describe('a correction at the desk that is taken back', () => {
	const reversal = (
		eventId: string,
		reverses: string,
		reason: 'undo' | 'wrongAmount',
		codes: readonly string[]
	) =>
		event({ type: 'EventReversed', eventId, occurredOn: '2025-02-12', reverses, reason, approvedBy: codes });
	const takenBackBy = (...codes: readonly string[]) => [
		...openMeeting(1, '2025-02-05', withFields(saved('m3', 20), { eventId: 'line' })),
		event({ type: 'MeetingSealed', occurredOn: '2025-02-05', approvals: ['m1', 'm2'] }),
		...desk(1, '2025-02-12'),
		reversal('out', 'line', 'wrongAmount', ['m1', 'm2']),
		reversal('back', 'out', 'undo', codes),
		event({ type: 'MeetingSealed', occurredOn: '2025-02-12' })
	];
	const asked = (events: readonly GroupEvent[]) => {
		const second = new Approvals();
		for (const one of [...founded('2025-01-05', { members: 4 }), ...events]) second.tell(one);
		return { first: approvalNotes(events), second: second.beside };
	};

	test('by one woman alone is told by both verifiers, by two officers it is not', () => {
		const alone = takenBackBy('m1');
		const place = placeOfHandover + alone.findIndex(({ eventId }) => eventId === 'back');
		expect(asked(alone)).toEqual({
			first: [{ type: 'EntriesNotApproved', places: [place], needed: 2 }],
			second: [{ place, needed: 2 }]
		});
		expect(asked(takenBackBy('m1', 'm2'))).toEqual({ first: [], second: [] });
	});
});

describe('where one officer is left, the circle must be there (ledger law 41)', () => {
	// Four founded it; m2 left with two codes, so that m1 alone is in office and three are members. Two of three are the quorum.
	const sealedBy = (day: string, ...approvals: readonly string[]) =>
		event({ type: 'MeetingSealed', occurredOn: day, approvals });
	const later = (came: readonly string[], ...approvals: readonly string[]) => [
		...openMeeting(1, '2025-02-05', left('m2')),
		sealedBy('2025-02-05', 'm1', 'm2'),
		...openMeeting(2, '2025-03-05', ...came.map((one) => marked(one))),
		sealedBy('2025-03-05', ...approvals)
	];
	const second = { kind: 'regular', number: 2, day: '2025-03-05' };
	const lacking = [{ type: 'SealNotApproved', meetings: [second], needed: 2 }];

	test.each([
		['two of three came and she gave her code: closed', ['m1', 'm3'], ['m1'], []],
		['she alone: the page lacks approvals', ['m1'], ['m1'], lacking],
		['nobody was marked', [], ['m1'], lacking],
		['two came, and another gave a code', ['m1', 'm3'], ['m3'], [{ ...lacking[0], needed: 1 }]]
	])('%s', (_, came, approvals, expected) => {
		const notes = approvalNotes(later(came, ...approvals));
		expect(notes).toEqual(expected);
		const second = new Approvals();
		for (const one of [...founded('2025-01-05', { members: 4 }), ...later(came, ...approvals)])
			second.tell(one);
		expect(second.seals).toEqual(
			expected.map(({ needed }) => ({ needed, meeting: 'regular 2 of 2025-03-05' }))
		);
	});
});
