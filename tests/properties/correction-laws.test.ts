import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAll, linesOf, withPostingDays, type GroupEvent, type JournalLine } from '#group';
import { present } from '#kernel';
import { money } from '#money';
import { bookReport } from '#reports';
import { event } from '../support/builders.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory, type RandomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

const runs = { numRuns: cases(20, 40), seed: seed() };

/** A history, which of its sealed entries is corrected, and how: another sum, or not at all. */
const correction = fc.record({
	story: randomHistory,
	which: fc.nat(),
	rupees: fc.integer({ min: 1, max: 300 }),
	out: fc.boolean()
});
type Correction = { story: RandomHistory; which: number; rupees: number; out: boolean };

/** Officers of every random group. */
const officers = ['w1', 'w2'];

describe('whatever is put right afterwards', () => {
	test('pages before today print as they did', () => {
		let compared = 0;
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
				compared += 1;
				const before = bookReport(corrected.before, { currency: 'INR', on });
				expect(bookReport(corrected.events, { currency: 'INR', on })).toEqual(before);
			}),
			runs
		);
		// Often there is nothing to be corrected, or what replaces it is refused; mutation testing has five cases.
		expect(compared).toBeGreaterThanOrEqual(Math.floor(runs.numRuns / 4));
	});
});

const isReversal = (one: GroupEvent): boolean => one.type === 'EventReversed' && one.eventId === 'put-back';

/** Plays the story, holds one more meeting and corrects an entry there; null where that is refused or nothing is sealed. */
function correct({ story, which, rupees, out }: Correction) {
	const { events, state, today: day } = playedOnce(story);
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
		eventId: 'put-back',
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
