import fc from 'fast-check';
import { addDays, type EventId, type Instant, type LoanId, type LocalDate, type MemberId } from '#kernel';
import {
	decide,
	emptyGroup,
	rulesOn,
	type Command,
	type ConstitutionWritten,
	type GroupEvent,
	type GroupState,
	type Rejection
} from '#group';
import { money } from '#money';

/**
 * Random groups and what they do at random meetings, as taps. A tap may be refused; that is part of the history. Three
 * officers and up to five others; ids say who is meant.
 */
export interface History {
	readonly constitution: ConstitutionWritten;
	readonly women: number;
	readonly taps: readonly Tap[];
}

export type Tap =
	| { readonly tap: 'meet'; readonly daysLater: number }
	| { readonly tap: 'desk' }
	| {
			readonly tap: 'roll';
			readonly who: number;
			readonly answer: 'gave' | 'came' | 'absent';
			readonly rupees: number;
	  }
	| { readonly tap: 'lend'; readonly who: number; readonly rupees: number; readonly instalments: number }
	| { readonly tap: 'repay'; readonly who: number; readonly rupees: number }
	| { readonly tap: 'spend' | 'toBank' | 'fromBank'; readonly rupees: number }
	| { readonly tap: 'takeBack' }
	| { readonly tap: 'seal'; readonly short: number };

const who = fc.nat({ max: 7 });
const rupees = fc.oneof(
	fc.integer({ min: 1, max: 200 }),
	fc.integer({ min: 1, max: 30 }).map((times) => times * 50)
);

const tap: fc.Arbitrary<Tap> = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({ tap: fc.constant('meet' as const), daysLater: fc.integer({ min: 1, max: 40 }) })
	},
	{ weight: 1, arbitrary: fc.record({ tap: fc.constant('desk' as const) }) },
	{
		weight: 8,
		arbitrary: fc.record({
			tap: fc.constant('roll' as const),
			who,
			answer: fc.constantFrom('gave' as const, 'gave' as const, 'came' as const, 'absent' as const),
			rupees
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			tap: fc.constant('lend' as const),
			who,
			rupees,
			instalments: fc.integer({ min: 1, max: 12 })
		})
	},
	{ weight: 5, arbitrary: fc.record({ tap: fc.constant('repay' as const), who, rupees }) },
	{
		weight: 2,
		arbitrary: fc.record({
			tap: fc.constantFrom('spend' as const, 'toBank' as const, 'fromBank' as const),
			rupees
		})
	},
	{ weight: 2, arbitrary: fc.record({ tap: fc.constant('takeBack' as const) }) },
	{
		weight: 3,
		arbitrary: fc.record({ tap: fc.constant('seal' as const), short: fc.constantFrom(0, 0, 0, 1, -2) })
	}
);

const constitution: fc.Arbitrary<ConstitutionWritten> = fc.record({
	kind: fc.constant('shg' as const),
	meetingRhythm: fc.record({
		every: fc.constantFrom('week' as const, 'fortnight' as const, 'month' as const)
	}),
	saving: fc.record({
		mode: fc.constant('fixed' as const),
		amount: fc.constantFrom(money(2000), money(2500)),
		voluntary: fc.boolean()
	}),
	interest: fc.record({
		percentPerMonth: fc.constantFrom('0', '1', '1.5', '2', '3'),
		method: fc.constantFrom('declining' as const, 'flat' as const, 'upFront' as const),
		period: fc.constantFrom('calendarMonth' as const, 'anniversary' as const, 'meeting' as const)
	}),
	paymentOrder: fc.shuffledSubarray(
		['interestArrears' as const, 'interestDue' as const, 'principal' as const],
		{ minLength: 3 }
	),
	flatRebate: fc.constantFrom('none' as const, 'notYetDue' as const),
	overpayment: fc.constantFrom('refuse' as const, 'voluntarySaving' as const),
	roundingUnit: fc.constantFrom(money(100), money(500))
});

export const history: fc.Arbitrary<History> = fc.record({
	constitution,
	women: fc.integer({ min: 3, max: 8 }),
	taps: fc.array(tap, { minLength: 1, maxLength: 60 })
});

export const officers = ['w1', 'w2', 'w3'] as MemberId[];
export const woman = (place: number): MemberId => `w${place + 1}` as MemberId;

/** Called after every tap, whether it was accepted or refused. */
export type AfterTap = (step: {
	readonly before: GroupState;
	readonly after: GroupState;
	readonly events: readonly GroupEvent[];
	readonly refused: Rejection | null;
}) => void;

/** Plays a history through `decide`. @returns every event that was accepted, and the state they grew into */
export function play({ constitution, women, taps }: History, after?: AfterTap) {
	const events: GroupEvent[] = [];
	let state: GroupState = emptyGroup('INR');
	let day = '2024-01-31' as LocalDate;
	let next = 0;
	const give = (commands: readonly Command[]): void => {
		const before = state;
		let now = state;
		const written: GroupEvent[] = [];
		let refused: Rejection | null = null;
		for (const command of commands) {
			const newEventId = () => `e${(next += 1)}` as EventId;
			const decision = decide(now, command, { newEventId, recordedAt: '2024-01-01T00:00:00Z' as Instant });
			if (!decision.ok) {
				refused = decision.error;
				break;
			}
			written.push(...decision.value.steps.map((step) => step.event));
			now = decision.value.state;
		}
		if (refused === null) {
			events.push(...written);
			state = now;
		}
		after?.({ before, after: state, events: refused === null ? written : [], refused });
	};
	give(founding(constitution, women, day));
	for (const one of taps) {
		if (one.tap === 'meet') day = addDays(day, one.daysLater);
		give(commandsOf(one, state, day, next));
	}
	return { events, state, day };
}

function founding(constitution: ConstitutionWritten, women: number, on: LocalDate): readonly Command[] {
	const members = Array.from({ length: women }, (_, place) => ({
		memberId: woman(place),
		number: place + 1,
		symbol: `s${place + 1}`
	}));
	const offices = (['president', 'treasurer', 'writer'] as const).map((office, place) => ({
		memberId: woman(place),
		office
	}));
	return [
		{ type: 'FoundGroup', on, name: 'Random group', constitution, members, offices },
		{ type: 'OpenBankAccount', on, bankAccountId: 'b1' as never, bank: 'Bank' },
		{ type: 'EnterOpeningBalances', on, balances: { box: money(200_000), surplus: money(200_000) } }
	];
}

function commandsOf(tap: Tap, state: GroupState, on: LocalDate, seed: number): readonly Command[] {
	const bankAccountId = 'b1' as never;
	switch (tap.tap) {
		case 'meet':
			return [...closing(state, on), { type: 'OpenMeeting', on, kind: 'regular' }, ...allCame(state, on)];
		case 'desk':
			return [...closing(state, on), { type: 'OpenMeeting', on, kind: 'desk' }];
		case 'roll':
			return [
				{
					type: 'AnswerRoll',
					on,
					memberId: woman(tap.who),
					answer: tap.answer,
					amount: money(tap.rupees * 100)
				}
			];
		case 'lend':
			return [lend(tap, state, on, seed)];
		case 'repay':
			return [{ type: 'RepayLoans', on, memberId: woman(tap.who), amount: money(tap.rupees * 100) }];
		case 'spend':
			return [{ type: 'PayExpense', on, category: 'travel', amount: money(tap.rupees * 100) }];
		case 'toBank':
			return [{ type: 'TakeCashToBank', on, bankAccountId, amount: money(tap.rupees * 100) }];
		case 'fromBank':
			return [{ type: 'TakeCashFromBank', on, bankAccountId, amount: money(tap.rupees * 100) }];
		case 'takeBack':
			return [{ type: 'TakeBack', on, eventIds: lastLive(state) }];
		case 'seal':
			return seal(state, on, tap.short);
	}
}

function lend(
	{ who: place, rupees: much, instalments }: Extract<Tap, { tap: 'lend' }>,
	state: GroupState,
	on: LocalDate,
	seed: number
): Command {
	const rules = rulesOn(state, on);
	return {
		type: 'DisburseLoan',
		on,
		loanId: `l${seed}` as LoanId,
		memberId: woman(place),
		principal: money(much * 100),
		terms: {
			percentPerMonth: rules?.percentPerMonth ?? '2',
			method: rules?.interestMethod ?? 'declining',
			period: rules?.interestPeriod ?? 'calendarMonth',
			instalments
		},
		purpose: 'seed',
		agreedBy: officers
	};
}

function lastLive(state: GroupState): readonly EventId[] {
	const meeting = state.openMeeting;
	const live = meeting?.events.findLast(
		({ type, eventId }) =>
			!['MeetingOpened', 'EventReversed'].includes(type) &&
			eventId !== undefined &&
			!meeting.takenBack.has(eventId)
	);
	return live?.eventId === undefined ? [] : [live.eventId];
}

/** A meeting that is still open is counted and sealed first; what was at the desk is sealed by the next meeting. */
function closing(state: GroupState, on: LocalDate): readonly Command[] {
	return state.openMeeting === null || state.openMeeting.kind === 'desk' ? [] : seal(state, on, 0);
}

/** So that there is a quorum: most taps are then allowed. */
function allCame(state: GroupState, on: LocalDate): readonly Command[] {
	return [...state.members.keys()].map((memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }));
}

/** Counts what is there, or a little less or more, and writes the difference openly. */
function seal(state: GroupState, on: LocalDate, short: number): readonly Command[] {
	const book = state.balances.get('box' as never) ?? 0;
	const counted = Math.max(0, book - short * 100);
	const count: Command = { type: 'CountCash', on, pieces: new Map([[money(100), counted / 100]]) };
	const differs: readonly Command[] =
		counted === book ? [] : [{ type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy: officers }];
	return [count, ...differs, { type: 'SealMeeting', on, approvals: officers }];
}
