import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventId, Instant } from '#kernel';
import {
	checkAll,
	compact,
	decide,
	expand,
	loanDay,
	loanPosition,
	replay,
	splitPayment,
	type GroupState
} from '#group';
import { isBalanced } from '#ledger';
import { money, splitByWeight, splitIntoInstalments } from '#money';
import { readJournal, writeJournal } from '#app';
import { bookReport } from '#reports';
import { cases, seed } from '../support/soak.ts';
import { history, play } from '../support/histories.ts';

const runs = { numRuns: cases(300), seed: seed() };

describe('whatever a group does at its meetings', () => {
	test('the books balance after every tap, and nothing that cannot is below zero', () => {
		fc.assert(
			fc.property(history, (story) => {
				play(story, ({ after }) => {
					expect(isBalanced(after.balances)).toBe(true);
					for (const [account, amount] of after.balances) {
						if (/^(box|bank|loans)/.test(account)) expect(amount).toBeGreaterThan(0);
						if (account.startsWith('savings')) expect(amount).toBeLessThan(0);
					}
				});
			}),
			runs
		);
	});

	test('cash is never made or lost: what lies in box, bank and loans is what was saved and earned', () => {
		fc.assert(
			fc.property(history, (story) => {
				const { state } = play(story);
				const under = (roots: RegExp) =>
					[...state.balances]
						.filter(([account]) => roots.test(account))
						.reduce((sum, [, amount]) => sum + amount, 0);
				const owned = under(/^(box|bank|loans)/);
				const claims = under(/^(savings|surplus|interest|cash-over|cash-short|travel)/);
				expect(owned + claims).toBe(0);
			}),
			runs
		);
	});

	test('a refusal leaves everything as it was', () => {
		fc.assert(
			fc.property(history, (story) => {
				play(story, ({ before, after, refused }) => {
					if (refused !== null) expect(after).toBe(before);
				});
			}),
			runs
		);
	});

	test('replaying all events gives the state that grew tap by tap; so does a snapshot and the rest', () => {
		fc.assert(
			fc.property(history, fc.nat(), (story, cut) => {
				const { events, state } = play(story);
				const sealed = lastSealedPlace(events.map((event) => event.type));
				const whole = replay(events, 'INR');
				expect(whole.ok && figures(whole.value)).toEqual(figures(state));
				const seals = events.flatMap((event, place) => (event.type === 'MeetingSealed' ? [place + 1] : []));
				const at = seals.length === 0 ? sealed : (seals[cut % seals.length] ?? 0);
				const half = replay(events.slice(0, at), 'INR');
				const snapshot = half.ok ? expand(JSON.parse(JSON.stringify(compact(half.value))) as never) : null;
				const rest = snapshot === null ? null : replay(events.slice(at), snapshot);
				expect(rest?.ok === true && needed(rest.value)).toEqual(needed(state));
				expect(rest?.ok === true && compact(rest.value)).toEqual(whole.ok && compact(whole.value));
			}),
			runs
		);
	});

	test('a stranger who checks the events one by one agrees, and the open file gives the same book', () => {
		fc.assert(
			fc.property(history, (story) => {
				const { events, state } = play(story);
				const checked = checkAll(events, 'INR');
				expect(checked.ok && figures(checked.value)).toEqual(figures(state));
				const text = writeJournal({ book: { id: 'b' as never, currency: 'INR' }, events });
				const read = readJournal(text);
				expect(read.ok && read.value.events).toEqual(events);
			}),
			runs
		);
	});

	test('what a tap wrote and what takes it back leave every figure as before it', () => {
		fc.assert(
			fc.property(history, (story) => {
				play(story, ({ before, after, events }) => {
					if (before.openMeeting === null || after.openMeeting === null) return;
					if (events.length === 0 || events.some(({ type }) => untouchable.has(type))) return;
					const eventIds = events.flatMap(({ eventId }) => eventId ?? []);
					let state = after;
					for (const eventId of [...eventIds].reverse()) {
						const stamp = {
							newEventId: () => `back-${eventId}` as EventId,
							recordedAt: '2024-01-01T00:00:00Z' as Instant
						};
						const command = { type: 'TakeBack', on: after.openMeeting.day, eventIds: [eventId] } as const;
						const back = decide(state, command, stamp);
						if (!back.ok) throw new Error(back.error.type);
						state = back.value.state;
					}
					expect(figures(state)).toEqual(figures(before));
				});
			}),
			runs
		);
	});

	test('what is owed is never negative, a loan never more than paid off, and parts of a payment are the payment', () => {
		fc.assert(
			fc.property(history, fc.integer({ min: 1, max: 3000 }), (story, rupees) => {
				const { state, day } = play(story);
				for (const loan of state.loans.values()) {
					const looked = loanDay(state, day);
					const position = loanPosition(loan, looked);
					expect(
						Math.min(position.interestArrears, position.interestDue, position.principalDue)
					).toBeGreaterThanOrEqual(0);
					expect(position.principalDue).toBeLessThanOrEqual(position.outstanding);
					const { split, over } = splitPayment(loan, money(rupees * 100), looked);
					expect(split.interestArrears + split.interestDue + split.principal + over).toBe(rupees * 100);
					expect(over).toBe(Math.max(0, rupees * 100 - position.payOff));
				}
			}),
			runs
		);
	});

	test('the report says the same as the state, and its sides are equal', () => {
		fc.assert(
			fc.property(history, (story) => {
				const { events, state } = play(story);
				const report = bookReport(events, { currency: 'INR' });
				expect(report.balanced).toBe(true);
				expect(report.trialBalance).toEqual(Object.fromEntries([...state.balances].sort()));
			}),
			runs
		);
	});
});

describe('dividing a whole', () => {
	const whole = fc.integer({ min: 0, max: 10_000_000 }).map((rupees) => money(rupees * 100));

	test('into instalments loses nothing, and only the last part differs', () => {
		fc.assert(
			fc.property(
				whole,
				fc.integer({ min: 1, max: 240 }),
				fc.constantFrom(1, 100, 500),
				(total, count, unit) => {
					const parts = splitIntoInstalments(total, count, money(unit));
					expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
					expect(new Set(parts.slice(0, -1)).size).toBeLessThanOrEqual(1);
					expect(parts.slice(0, -1).every((part) => part % unit === 0)).toBe(true);
				}
			),
			runs
		);
	});

	test('by weight loses nothing, and nobody is off by a whole unit', () => {
		const weights = fc
			.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 30 })
			.filter((all) => all.some((one) => one > 0));
		fc.assert(
			fc.property(whole, weights, (total, all) => {
				const parts = splitByWeight(total, all);
				const sum = all.reduce((left, right) => left + right, 0);
				expect(parts.reduce((left, right) => left + right, 0)).toBe(total);
				parts.forEach((part, place) =>
					expect(Math.abs(part - (total * (all[place] ?? 0)) / sum)).toBeLessThan(1)
				);
			}),
			runs
		);
	});
});

/** What frames a meeting is never taken back, and taking back is not taken back. */
const untouchable: ReadonlySet<string> = new Set(['MeetingOpened', 'MeetingSealed', 'EventReversed']);

/** Everything that a person could see, without how it was reached. */
function figures(state: GroupState) {
	return {
		balances: [...state.balances].sort(),
		loans: [...state.loans.values()],
		members: [...state.members.values()],
		marks: [...(state.openMeeting?.marks ?? [])].sort(),
		cash: [state.openMeeting?.cashIn, state.openMeeting?.cashOut],
		held: state.regularMeetings,
		lastSealedDay: state.lastSealedDay
	};
}

/** What the next decision can need: a snapshot leaves out loans that are finished, and meetings before all open ones. */
function needed(state: GroupState) {
	const { held, loans, ...rest } = figures(state);
	return { ...rest, lastHeld: held.slice(-2), loans: loans.filter((loan) => loan.outstanding > 0) };
}

function lastSealedPlace(types: readonly string[]): number {
	return types.lastIndexOf('MeetingSealed') + 1;
}
