import { describe, expect, test } from 'vitest';
import { present, type EventId, type Instant, type LocalDate, type MemberId } from '#kernel';
import { decide, emptyGroup, type Command, type GroupState } from '#group';
import { money } from '#money';
import { practiceBook, roundNames, rounds, stepAt, writtenSince, type RoundName } from '#app';

// Rounds progress by written entries, as after touches.

const today = '2026-11-25' as LocalDate;
let events = 0;

function after(state: GroupState, commands: readonly Command[]): GroupState {
	return commands.reduce((book, command) => {
		// Between meetings two officers give their codes at once.
		const approvedBy = [1, 2].map((number) => `practice-${number}` as MemberId);
		const decision = decide(
			book,
			{ approvedBy, ...command },
			{
				newEventId: () => `event-${(events += 1)}` as EventId,
				recordedAt: `${today}T09:00:0${events % 10}.${String(events % 1000).padStart(3, '0')}Z` as Instant,
				founding: true
			}
		);
		if (!decision.ok) throw new Error(JSON.stringify([command, decision.error]));
		return decision.value.state;
	}, state);
}

const year = after(
	emptyGroup('INR'),
	practiceBook(today, { group: 'Practice', bank: 'Example bank', branch: 'Example branch', member: String })
		.commands
);
const begun = (name: RoundName): GroupState =>
	rounds[name].setup.reduce((state, part) => after(state, part(state, today)), year);
const woman = (number: number) => `practice-${number}` as MemberId;
const opening: Command = { type: 'OpenMeeting', on: today, kind: 'regular' };
const answer = (number: number, given: 'gave' | 'came' | 'absent'): Command => ({
	type: 'AnswerRoll',
	on: today,
	memberId: woman(number),
	answer: given,
	...(given === 'gave' ? { amount: money(2000) } : {})
});

/** Index of the current step, at the beginning and after each touch. */
function places(name: RoundName, ...touches: readonly ((state: GroupState) => readonly Command[])[]) {
	let state = begun(name);
	const before = state.openMeeting?.events.length ?? 0;
	const place = () => stepAt(rounds[name], writtenSince(state.openMeeting, before));
	return [
		place(),
		...touches.map((touch) => {
			state = after(state, touch(state));
			return place();
		})
	];
}

/** Undoes the entries of the last touch. */
const undo = ({ openMeeting }: GroupState): readonly Command[] => {
	const open = present(openMeeting, 'a meeting is open');
	const last = open.events.flatMap(({ eventId, type }) =>
		eventId === undefined || type === 'MeetingOpened' || open.takenBack.has(eventId) ? [] : [eventId]
	);
	return [{ type: 'TakeBack', on: today, eventIds: last.slice(-2) }];
};

describe('the roll', () => {
	test('she gave, she is not here, she came without money: one after the other', () => {
		expect(
			places(
				'roll',
				() => [opening, answer(1, 'gave')],
				() => [answer(2, 'absent')],
				() => [answer(3, 'came')]
			)
		).toEqual([0, 1, 2, 3]);
	});
	test('another answer than the one that was asked for is no step, and no fault', () => {
		expect(
			places(
				'roll',
				() => [opening, answer(1, 'came')],
				() => [answer(2, 'gave')],
				() => [answer(3, 'gave')]
			)
		).toEqual([0, 0, 1, 1]);
	});
	test('a step that is taken back is to be done again', () => {
		expect(places('roll', () => [opening, answer(1, 'gave')], undo)).toEqual([0, 1, 0]);
	});
});

test('a mistake is made, taken back, and put right', () => {
	expect(
		places(
			'mistake',
			() => [opening, answer(1, 'gave')],
			undo,
			() => [answer(1, 'absent')]
		)
	).toEqual([0, 1, 2, 3]);
});

describe('the count', () => {
	const count =
		(...pieces: readonly (readonly [number, number])[]) =>
		(): readonly Command[] => [
			{ type: 'CountCash', on: today, pieces: new Map(pieces.map(([piece, many]) => [money(piece), many])) }
		];
	test('the box holds 1,200 rupees in three notes; a count that differs is only counted again', () => {
		expect(places('count', count([50_000, 2]), count([50_000, 2], [20_000, 1]))).toEqual([0, 0, 1]);
	});
});

test('giving back: all of it, then a part', () => {
	const pay =
		(at: number, part: boolean) =>
		(state: GroupState): readonly Command[] => {
			const loan = present(
				[...state.loans.values()].filter(({ outstanding }) => outstanding > 0)[at],
				'a loan'
			);
			const amount = part ? money(5000) : loan.outstanding;
			return [{ type: 'RepayLoans', on: today, memberId: loan.memberId, amount }];
		};
	expect(places('giveBack', pay(1, true), pay(0, false))).toEqual([0, 0, 2]);
});

test('a loan, and a way to the bank', () => {
	const lend = (): readonly Command[] => [
		{
			type: 'DisburseLoan',
			on: today,
			loanId: 'l-round' as never,
			memberId: woman(20),
			principal: money(50_000),
			terms: { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 10 },
			purpose: 'animal',
			agreedBy: [woman(1), woman(2), woman(3), woman(20)]
		}
	];
	expect(places('loan', lend)).toEqual([0, 1]);
	const take = ({ bankAccounts }: GroupState): readonly Command[] => {
		const bankAccountId = present([...bankAccounts.keys()][0], 'an account');
		return [
			{ type: 'OpenMeeting', on: today, kind: 'desk' },
			{ type: 'TakeCashToBank', on: today, bankAccountId, amount: money(50_000), by: [woman(1), woman(2)] }
		];
	};
	expect(places('bank', take)).toEqual([0, 1]);
});

test('each round can be begun, and nothing of it is done then', () => {
	expect(roundNames.map((name) => places(name)[0])).toEqual(roundNames.map(() => 0));
});
