import { expect, test } from 'vitest';
import type { EventId } from '#kernel';
import type { GroupEvent } from '#group';
import {
	day,
	desk,
	event,
	founded,
	joined,
	lent,
	marked,
	meeting,
	openMeeting,
	withFields
} from '../../../../tests/support/builders.ts';
import { agreementOf, isLacking, lackingQuorumIn, voteOf } from './approvals.ts';
import { registerBook } from './register-book.ts';

// Ledger law 3: a resolution passes if two thirds of the members (four of six) are present and more than half of these vote yes.

const first = '2025-01-05';
const second = '2025-02-05';
const began = founded(first, { members: 6 });
const came = (count: number) =>
	Array.from({ length: 6 }, (_, at) => marked(`m${at + 1}`, at < count ? 'present' : 'absent'));
const decided = (forIt: number, present: number) => (occurredOn: string) =>
	event({ type: 'ResolutionPassed', eventId: 'r1', occurredOn, kind: 'borrow', forIt, present });

const reading = (events: readonly GroupEvent[]) => registerBook(events, { currency: 'INR' });
/** Returns the vote on page 1 of those present, for the figures of the resolution. */
function vote(there: number, forIt: number, present: number) {
	const book = reading([...began, ...meeting(1, first, ...came(there), decided(forIt, present))]);
	return { lacking: lackingQuorumIn(book.posted, book), book };
}

test('three of four that came, of six: it is passed', () => {
	expect(vote(4, 3, 4).lacking).toEqual([]);
	expect(vote(6, 4, 6).lacking).toEqual([]);
});

test('with one fewer there is no quorum, however many say yes, and the page says where it was written', () => {
	expect(vote(3, 3, 3).lacking).toEqual([
		{
			...{ forIt: 3, present: 3, needed: 4, isPassed: false },
			...{ eventId: 'r1', about: 'borrow', on: first, meeting: { kind: 'regular', number: 1, day: first } }
		}
	]);
});

test('half of those there is not more than half', () => {
	expect(vote(4, 2, 4).lacking).toMatchObject([{ forIt: 2, present: 4, isPassed: false }]);
	expect(vote(6, 3, 6).lacking).toMatchObject([{ forIt: 3, present: 6, isPassed: false }]);
});

test('a resolution makes nobody come: marks bound its number, and its number bounds who said yes', () => {
	expect(vote(3, 5, 6).lacking).toMatchObject([{ forIt: 3, present: 3, isPassed: false }]);
	expect(vote(6, 3, 4).lacking).toEqual([]);
	expect(vote(6, 3, 3).lacking).toMatchObject([{ forIt: 3, present: 3, isPassed: false }]);
});

test('where no page says who came its own number is all there is, beside the women of its day and its rules', () => {
	const joins = withFields(joined(7), { memberId: 'm7' });
	const { book } = vote(6, 4, 6);
	const alone = (forIt: number, present: number) => {
		const made = decided(forIt, present)(first);
		if (made.type !== 'ResolutionPassed') throw new Error('it is a resolution');
		return made;
	};
	const outside = { forIt: 3, present: 4, needed: 4, isPassed: true };
	expect(voteOf(alone(3, 4), null, book)).toEqual(outside);
	// A desk page has no marks; the circle's page with the same number must not be used.
	expect(voteOf(alone(3, 4), { kind: 'desk', number: 1, day: day(first), late: false }, book)).toEqual(
		outside
	);
	expect(voteOf(alone(3, 3), null, book)).toMatchObject({ needed: 4, isPassed: false });
	// Members who join later do not count: with seven the quorum would be five.
	const grown = reading([
		...began,
		...meeting(1, first, ...came(6)),
		...meeting(2, second, ...came(6), joins)
	]);
	expect(voteOf(alone(4, 5), null, grown)).toMatchObject({ needed: 4, isPassed: true });
	expect(voteOf({ ...alone(4, 5), occurredOn: day(second) }, null, grown)).toMatchObject({ needed: 5 });
	expect(voteOf(alone(1, 1), null, reading([]))).toEqual({ forIt: 1, present: 1, needed: 0, isPassed: true });
});

test('only resolutions are asked, and one between meetings stands on no page', () => {
	const book = reading([...began, ...meeting(1, first, ...came(6)), ...desk(1, second)]);
	expect(lackingQuorumIn(book.posted, book)).toEqual([]);
	const made = { ...decided(1, 3)(second), eventId: 'r2' as EventId };
	const alone = { event: made, entry: null, meeting: null };
	expect(lackingQuorumIn([alone], book)).toMatchObject([{ on: second, meeting: null, needed: 4 }]);
});

test('an open page lacks no code yet; a closed one is asked for those of its day', () => {
	const loan = withFields(lent('l1', 'm3', 100), { eventId: 'loan' });
	const agreement = (...page: readonly GroupEvent[]) => {
		const book = reading([...began, ...page]);
		const line = book.entryOf('loan' as EventId);
		if (line === undefined) throw new Error('it is in the book');
		return agreementOf(line, book);
	};
	expect(agreement(...openMeeting(1, first, ...came(6), loan))).toEqual({
		...{ approvedBy: [], asked: 0, given: 0 }
	});
	const closed = agreement(...meeting(1, first, ...came(6), loan));
	expect(closed).toMatchObject({ approvedBy: [], asked: 2, given: 0 });
	expect(isLacking(closed)).toBe(true);
	expect(isLacking({ asked: 2, given: 2 })).toBe(false);
});
