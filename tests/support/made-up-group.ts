import {
	addDays,
	type BankAccountId,
	type EventId,
	type Instant,
	type LoanId,
	type LocalDate,
	type MemberId
} from '#kernel';
import {
	box,
	decide,
	emptyGroup,
	loanDay,
	loanPosition,
	record,
	type Command,
	type GroupEvent,
	type GroupState
} from '#group';
import { balanceOf } from '#ledger';
import { money } from '#money';

/** Chance that is the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const rhythms = { week: 7, fortnight: 14, month: 28 } as const;
const purposes = ['health', 'seed', 'animal', 'shop', 'school', 'food', 'moneylender'];
const recordedAt = '2026-01-05T09:00:00.000Z' as Instant;

export interface MadeUp {
	readonly seed: number;
	readonly name: string;
	/** Its first month. */
	readonly from: LocalDate;
	readonly until: LocalDate;
	readonly place: { readonly village: string; readonly block: string; readonly district: string };
}

/**
 * A book as one of thousands is: meetings of its rhythm, women who stay away, loans that are late, a bank or none, a box that was short. Groups
 * differ in how well they keep; each entry went through the app's own rules.
 */
export function madeUpGroup({ seed, name, from, until, place }: MadeUp): readonly GroupEvent[] {
	const next = chanceOf(seed);
	const is = (part: number): boolean => next() < part;
	const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
	const every = is(0.2) ? 'week' : is(0.3) ? 'fortnight' : 'month';
	const quality = next();
	const members = Array.from({ length: between(10, 14) }, (_, at) => ({
		memberId: `m${at + 1}` as MemberId,
		number: at + 1,
		symbol: `s${at + 1}`
	}));
	const officers = members.slice(0, 3).map(({ memberId }) => memberId);
	const events: GroupEvent[] = [];
	let state: GroupState = emptyGroup('INR');
	let count = 0;
	const enter = (event: object): boolean => {
		const recorded = record(state, {
			...event,
			eventId: `e${(count += 1)}` as EventId,
			recordedAt
		} as GroupEvent);
		if (!recorded.ok) return false;
		events.push(recorded.value.event);
		state = recorded.value.state;
		return true;
	};
	const act = (command: object): boolean => {
		const stamp = { newEventId: () => `e${(count += 1)}` as EventId, recordedAt };
		const decision = decide(state, command as Command, stamp);
		if (!decision.ok) return false;
		for (const { event } of decision.value.steps) events.push(event);
		state = decision.value.state;
		return true;
	};
	const first = addDays(from, between(0, 27));
	const saving = money(between(2, 6) * 2500 * (rhythms[every] / 7));
	const interest = {
		percentPerMonth: '2',
		method: 'declining',
		period: every === 'month' ? 'calendarMonth' : 'meeting'
	};
	const constitution = {
		kind: 'shg',
		meetingRhythm: { every },
		saving: { mode: 'fixed', amount: saving, voluntary: true },
		interest
	};
	const offices = (['president', 'treasurer', 'writer'] as const).map((office, at) => ({
		memberId: officers[at],
		office
	}));
	act({ type: 'FoundGroup', on: first, name, place, constitution, members, offices });
	const bankAccountId = 'b1' as BankAccountId;
	if (is(0.8)) act({ type: 'OpenBankAccount', on: first, bankAccountId, bank: 'Bank', approvedBy: officers });
	const hasBank = state.bankAccounts.size > 0;
	const [stays, missed] = [quality < 0.1 ? 0.3 : 0.04, quality < 0.15 ? 0.4 : 0.04];
	const last = is(0.05) ? addDays(until, -between(40, 160)) : until;
	for (let on = first; on <= last; on = addDays(on, rhythms[every])) {
		if (on > first && is(stays)) continue;
		if (
			!enter({ type: 'MeetingOpened', occurredOn: on, kind: 'regular', number: state.lastNumber.regular + 1 })
		)
			continue;
		for (const { memberId } of members) {
			enter({
				type: 'AttendanceMarked',
				occurredOn: on,
				memberId,
				state: is(0.05 + 0.2 * (1 - quality)) ? 'absent' : 'present'
			});
			if (!is(0.1 * (1 - quality)))
				enter({ type: 'SavingDeposited', occurredOn: on, memberId, fund: 'regular', amount: saving });
		}
		for (const loan of state.loans.values()) {
			if (loan.outstanding === 0 || is(missed)) continue;
			const { interestArrears, interestDue, principalDue } = loanPosition(loan, loanDay(state, on));
			const amount = interestArrears + interestDue + principalDue;
			if (amount > 0)
				enter({ type: 'LoanRepaid', occurredOn: on, loanId: loan.loanId, amount: money(amount) });
		}
		const borrowers = new Set(
			[...state.loans.values()].flatMap((loan) => (loan.outstanding > 0 ? [loan.memberId] : []))
		);
		const woman = members.find(({ memberId }) => !borrowers.has(memberId));
		const principal = Math.floor((balanceOf(state.balances, box) * 0.7) / 10_000) * 10_000;
		if (woman !== undefined && principal >= 50_000)
			enter({
				...{
					type: 'LoanDisbursed',
					occurredOn: on,
					loanId: `l${count}` as LoanId,
					memberId: woman.memberId,
					principal: money(principal),
					source: 'own'
				},
				...{
					terms: { ...interest, instalments: every === 'month' ? 8 : 16 },
					purpose: purposes[between(0, 6)],
					approvedBy: officers
				}
			});
		const spare = balanceOf(state.balances, box) - 60_000;
		if (hasBank && spare > 0 && is(0.6))
			enter({ type: 'CashTakenToBank', occurredOn: on, bankAccountId, amount: money(spare) });
		const held = balanceOf(state.balances, box);
		const short = is(0.02) ? Math.min(held, between(1, 30) * 100) : 0;
		act({ type: 'CountCash', on, pieces: new Map([[money(100), Math.floor((held - short) / 100)]]) });
		if (short > 0)
			act({ type: 'AcceptCashDifference', on, agreedBy: officers.slice(0, 2), reason: 'unknown' });
		if (!act({ type: 'SealMeeting', on, approvals: officers })) {
			events.length = events.findLastIndex(({ type }) => type === 'MeetingOpened');
			break;
		}
	}
	return events;
}
