import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import type { BookId } from '#kernel';
import { bookOf, desk, event, founded, office, withFields } from '../../../../tests/support/builders.ts';
import { journalNotes } from './notes.ts';

/** What is said of the approvals of a book in which m1 and m2 hold an office. */
function approvalNotes(later: readonly GroupEvent[]) {
	const events = [...founded('2025-01-05', { members: 4 }), ...later];
	const book = { id: 'b1' as BookId, currency: 'INR' };
	const file = { book, events, people: [], records: null, state: bookOf(events), against: [] };
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
