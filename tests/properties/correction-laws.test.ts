import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	checkAll,
	effectiveLines,
	linesOf,
	replay,
	withPostingDays,
	type GroupEvent,
	type GroupState,
	type JournalLine
} from '#group';
import { present } from '#kernel';
import { isBalanced } from '#ledger';
import { money } from '#money';
import { bookReport } from '#reports';
import { event } from '../support/builders.ts';
import { history, officers, play, type History } from '../support/histories.ts';
import { cases, seed } from '../support/soak.ts';

const runs = { numRuns: cases(300), seed: seed() };

/** A history, which of its sealed entries is put right, and how: another sum, or not at all. */
const correction = fc.record({
	story: history,
	which: fc.nat(),
	rupees: fc.integer({ min: 1, max: 300 }),
	out: fc.boolean()
});
type Correction = { story: History; which: number; rupees: number; out: boolean };

describe('whatever is put right afterwards', () => {
	test('it is as if it had never been wrong, but for the lines that show it', () => {
		let done = 0;
		fc.assert(
			fc.property(correction, (asked) => {
				const corrected = correct(asked);
				if (corrected === null) return;
				const { state, events } = corrected;
				expect(isBalanced(state.balances)).toBe(true);
				// The same events with the right one in the place of the wrong one, by a book that knows no corrections.
				const right = foldedPlainly(state);
				if (right === null) return;
				done += 1;
				expect(figures(state)).toEqual(figures(right));
				expect(figures(unwrap(replay(events, 'INR')))).toEqual(figures(state));
			}),
			runs
		);
		expect(done).toBeGreaterThan(runs.numRuns / 10);
	});

	test('pages before today print as they did', () => {
		fc.assert(
			fc.property(correction, (asked) => {
				const corrected = correct(asked);
				if (corrected === null) return;
				const lines = withPostingDays(linesOf(present(corrected.state.journal, 'a book has its lines')));
				const reversal = present(
					lines.find(({ event: one }) => isReversal(one)),
					'it was corrected'
				);
				const days = [...new Set(lines.map((line) => line.postedOn))].filter(
					(day) => day < reversal.postedOn
				);
				const on = days[asked.which % days.length];
				if (on === undefined) return;
				const before = bookReport(corrected.before, { currency: 'INR', on });
				expect(bookReport(corrected.events, { currency: 'INR', on })).toEqual(before);
			}),
			runs
		);
	});

	test('cash is conserved: the box moves by the difference alone', () => {
		fc.assert(
			fc.property(correction, (asked) => {
				const corrected = correct(asked);
				if (corrected === null) return;
				const box = (state: GroupState) => state.balances.get('box' as never) ?? 0;
				const legs = (line: JournalLine) =>
					(line.entry?.postings ?? [])
						.filter((leg) => leg.account === 'box')
						.reduce((sum, leg) => sum + (leg.side === 'debit' ? leg.amount : -leg.amount), 0);
				const lines = linesOf(present(corrected.state.journal, 'a book has its lines'));
				expect(box(corrected.state)).toBe(lines.reduce((sum, line) => sum + legs(line), 0));
			}),
			runs
		);
	});
});

const isReversal = (one: GroupEvent): boolean => one.type === 'EventReversed' && one.reason === 'wrongAmount';

/** Plays the story, holds one more meeting and corrects an entry there; null where that is refused or nothing is sealed. */
function correct({ story, which, rupees, out }: Correction) {
	const { events, state, day } = play(story);
	const number = state.lastNumber.regular + 1;
	const isOpen = state.openMeeting !== null && state.openMeeting.kind !== 'desk';
	const closed = isOpen ? [event({ type: 'MeetingSealed', occurredOn: day })] : [];
	const before = [
		...events,
		...closed,
		event({ type: 'MeetingOpened', occurredOn: day, number, kind: 'regular' })
	];
	const opened = checkAll(before, 'INR');
	if (!opened.ok) return null;
	const sealed = linesOf(present(opened.value.journal, 'a book has its lines')).filter((line) =>
		correctable.has(line.event.type)
	);
	const line = sealed[which % sealed.length];
	if (line === undefined) return null;
	const after = [...before, ...putRight(line, day, out ? null : rupees)];
	const checked = checkAll(after, 'INR');
	return checked.ok ? { state: checked.value, events: after, before } : null;
}

const correctable: ReadonlySet<string> = new Set([
	'SavingDeposited',
	'LoanRepaid',
	'ExpensePaid',
	'CashTakenToBank'
]);

function putRight(
	{ event: wrong }: JournalLine,
	today: string,
	rupees: number | null
): readonly GroupEvent[] {
	const { eventId, approvedBy: _, recordedAt: __, ...facts } = wrong;
	const reversal = event({
		type: 'EventReversed',
		occurredOn: today,
		eventId: 'back',
		reverses: eventId,
		reason: 'wrongAmount',
		approvedBy: officers
	});
	if (rupees === null) return [reversal];
	const { split: ___, ...rest } = facts as Record<string, unknown>;
	return [
		reversal,
		event({
			...rest,
			eventId: 'right',
			amount: money(rupees * 100),
			corrects: eventId,
			approvedBy: officers
		})
	];
}

/**
 * What stands, folded as a plain book; nothing is left that names a correction. Null where such a book could not have been:
 * the box would have been too small for a while.
 */
function foldedPlainly(state: GroupState): GroupState | null {
	const lines = effectiveLines(linesOf(present(state.journal, 'a book has its lines')));
	const plain = lines
		// What was counted then was counted: a book that knows no corrections has other sums to compare it with.
		.filter((line) => line.event.type !== 'CashCounted')
		.map(({ event: { corrects: _, ...kept } }) => kept as GroupEvent);
	const replayed = replay(plain, 'INR');
	return replayed.ok ? replayed.value : null;
}

function unwrap(replayed: ReturnType<typeof replay>): GroupState {
	if (!replayed.ok) throw new Error(JSON.stringify(replayed.error));
	return replayed.value;
}

function figures(state: GroupState) {
	return {
		balances: [...state.balances].sort(),
		loans: [...state.loans.values()],
		members: [...state.members.values()],
		held: state.regularMeetings,
		lastSealedDay: state.lastSealedDay
	};
}
