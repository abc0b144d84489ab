import { describe, expect, test } from 'vitest';
import type { MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { entry, lent, marked, office, rules, saved, withFields } from '../../../../tests/support/builders.ts';
import { holds, meets, settledOver } from '../../../../tests/support/settling.ts';

const women = (...ids: readonly string[]) => ids as unknown as readonly MemberId[];
const sealedBy = (events: readonly GroupEvent[], ...approvals: readonly string[]): readonly GroupEvent[] =>
	events.map((one) => (one.type === 'MeetingSealed' ? { ...one, approvals: [...women(...approvals)] } : one));
const written = ({ steps }: { readonly steps: readonly { readonly event: GroupEvent }[] }) =>
	steps.map(({ event }) => event);
const seals = (decision: Parameters<typeof written>[0]) =>
	written(decision).flatMap((event) =>
		event.type === 'MeetingSealed' ? [[event.occurredOn, event.approvals]] : []
	);

// Found in an attack test on 30 November 2026: a loan that needs three officers was taken over with two codes, and its seal named the third.
describe('what the other phone says of codes', () => {
	// From 5 February m4 is treasurer, and three officers approve a loan. Sums by hand: 1,000 less 300 lent, and 20 at each of two meetings.
	const bound = meets(
		'here',
		2,
		'2024-02-05',
		...['m1', 'm2', 'm3', 'm4'].map((one) => marked(one)),
		saved('m1', 20),
		office('m4', 'treasurer'),
		entry({ type: 'ConstitutionChanged', constitution: rules({ approvals: { loan: 3 } }) })
	);
	const everybody = ['m1', 'm2', 'm3', 'm4'].map((one) => marked(one));
	const there = sealedBy(
		meets('there', 3, '2024-02-12', ...everybody, lent('l2', 'm2', 400), saved('m2', 20)),
		'm1',
		'm2',
		'm4'
	);
	const settle = (...codes: readonly string[]) =>
		settledOver([bound], [{ events: there, comesIn: 'whole' }], { approvedBy: women(...codes) });

	test('counts for nothing: a loan that needs three is left where two touched theirs, the rest of its page is not', () => {
		const decision = settle('m1', 'm2');
		expect(decision.left.map(({ event, because }) => [event.eventId, because])).toEqual([
			['there.5', { type: 'ApprovalsMissing', given: 2, needed: 3 }]
		]);
		expect(written(decision)[0]).toMatchObject({ type: 'PhonesSettled', left: 1 });
		expect([holds(decision.state, 'box'), seals(decision)]).toEqual([74_000, [['2024-02-12', ['m1', 'm2']]]]);
	});

	test('is not needed where three touched theirs here: the loan is in the book', () => {
		const decision = settle('m1', 'm2', 'm4');
		expect([decision.left, holds(decision.state, 'box')]).toEqual([[], 34_000]);
		expect(seals(decision)).toEqual([['2024-02-12', ['m1', 'm2', 'm4']]]);
	});

	test('does not stay in an entry either: it names those who touched theirs here', () => {
		const corrected = meets(
			'there',
			3,
			'2024-02-12',
			...everybody,
			withFields(entry({ type: 'EventReversed', reverses: 'here.5', reason: 'notDone' }), {
				approvedBy: women('m1', 'm3')
			})
		);
		const decision = settledOver([bound], [{ events: corrected, comesIn: 'whole' }]);
		const reversal = written(decision).find(({ type }) => type === 'EventReversed');
		expect(reversal).toMatchObject({ eventId: 'there.5', approvedBy: ['m1', 'm2'] });
	});
});
