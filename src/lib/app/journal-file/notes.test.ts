import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import type { BookId } from '#kernel';
import {
	bookOf,
	desk,
	event,
	founded,
	marked,
	office,
	openMeeting,
	saved,
	withFields
} from '../../../../tests/support/builders.ts';
import { left } from '../../../../tests/support/people.ts';
import { Approvals } from '../../../../scripts/verify-export/approvals.mjs';
import { journalNotes } from './notes.ts';

/** What is said of the approvals of a book in which m1 and m2 hold an office. */
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

/** Counted from 1: behind the founding. */
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
