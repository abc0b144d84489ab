import fc from 'fast-check';
import { addDays, present, type LocalDate } from '#kernel';
import { linesOf, record, type GroupEvent, type GroupState, type JournalLine } from '#group';
import { event } from './builders.ts';
import { history, officers, play, woman, type History } from './histories.ts';

/**
 * A random history that goes on with money of every kind, as a foreign file may hold it: fines, funds, fees, outside
 * money, leaving, giving up, sharing; entries of sealed pages that are put right; and a paper meeting entered late. What
 * the book refuses is left out.
 */
export interface WholeHistory {
	readonly story: History;
	readonly yearStart: string;
	readonly meetings: readonly {
		readonly daysLater: number;
		readonly late: boolean;
		readonly entries: readonly Extra[];
	}[];
}

interface Extra {
	readonly kind: (typeof kinds)[number];
	readonly who: number;
	readonly rupees: number;
	readonly byBank: boolean;
	readonly pick: number;
}

const kinds = [
	'saving',
	'withdrawal',
	'fine',
	'fee',
	'income',
	'socialFundIn',
	'socialFundOut',
	'bankInterest',
	'bankCharge',
	'grant',
	'borrow',
	'borrowingCharge',
	'borrowingRepay',
	'topUp',
	'repay',
	'writeOff',
	'buy',
	'sell',
	'dividend',
	'leave',
	'payable',
	'correct',
	'correct',
	'takeOut'
] as const;

const extra: fc.Arbitrary<Extra> = fc.record({
	kind: fc.constantFrom(...kinds),
	who: fc.nat({ max: 7 }),
	rupees: fc.integer({ min: 1, max: 120 }),
	byBank: fc.boolean(),
	pick: fc.nat()
});

export const wholeHistory: fc.Arbitrary<WholeHistory> = fc.record({
	story: history,
	yearStart: fc.constantFrom('04-01', '07-16', '01-01', '02-29'),
	meetings: fc.array(
		fc.record({
			daysLater: fc.integer({ min: 1, max: 200 }),
			late: fc.boolean(),
			entries: fc.array(extra, { minLength: 1, maxLength: 12 })
		}),
		{ minLength: 1, maxLength: 4 }
	)
});

/** Plays it. @returns every event that was taken, and the state they grew into */
export function playWhole({ story, yearStart, meetings }: WholeHistory) {
	const played = play({ ...story, constitution: { ...story.constitution, yearStart } });
	const book = new Book(played.events, played.state);
	const founding = present(played.state.foundedOn, 'a group is founded');
	let day = played.day;
	if (book.state.openMeeting !== null) book.write({ type: 'MeetingSealed', occurredOn: day });
	for (const { daysLater, late, entries } of meetings) {
		// A late meeting is of a day before the last one, not before the founding; it does not move the calendar on.
		const earlier = addDays(day, -(daysLater % 30));
		const on = late ? (earlier < founding ? founding : earlier) : addDays(day, daysLater);
		const number = book.state.lastNumber.regular + 1;
		book.write({ type: 'MeetingOpened', occurredOn: on, number, kind: 'regular', ...(late ? { late } : {}) });
		for (const one of entries) book.add(one, on);
		book.write({ type: 'MeetingSealed', occurredOn: on });
		if (!late) day = on;
	}
	return { events: book.events as readonly GroupEvent[], state: book.state };
}

class Book {
	readonly events: GroupEvent[];
	state: GroupState;
	#next = 0;

	constructor(events: readonly GroupEvent[], state: GroupState) {
		this.events = [...events];
		this.state = state;
	}

	/** All of them, or none where one is refused. */
	write(...written: readonly object[]): void {
		const events = written.map((fields) => event({ eventId: `w${(this.#next += 1)}`, ...fields }));
		let { state } = this;
		for (const [place, one] of events.entries()) {
			const recorded = record(state, one, events[place + 1]);
			if (!recorded.ok) return;
			state = recorded.value.state;
		}
		this.state = state;
		this.events.push(...events);
	}

	add(one: Extra, occurredOn: LocalDate): void {
		if (one.kind === 'correct' || one.kind === 'takeOut') this.#putRight(one, occurredOn);
		else this.write(...fieldsOf(one, this.state, this.#next).map((fields) => ({ occurredOn, ...fields })));
	}

	#putRight({ kind, pick, rupees }: Extra, occurredOn: LocalDate): void {
		const lines = linesOf(present(this.state.journal, 'a book that was played has its lines'));
		const inOpen = new Set(this.state.openMeeting?.events.map((entry) => entry.eventId));
		const sealed = lines.filter((line) => line.entry !== null && !inOpen.has(line.event.eventId));
		const line = sealed[pick % Math.max(1, sealed.length)];
		if (line === undefined) return;
		const reverses = line.event.eventId;
		const common = { approvedBy: officers };
		const reversal = { type: 'EventReversed', occurredOn, reverses, reason: 'wrongAmount', ...common };
		this.write(reversal, ...(kind === 'correct' ? [{ ...rightFor(line, rupees), ...common }] : []));
	}
}

/** The entry with another sum, where it has one. */
function rightFor({ event: wrong }: JournalLine, rupees: number): object {
	const { eventId, recordedAt: _, ...facts } = wrong as GroupEvent & { eventId: string; split?: unknown };
	const { split: __, ...rest } = facts as Record<string, unknown>;
	return { ...rest, ...('amount' in rest ? { amount: rupees * 100 } : {}), corrects: eventId };
}

function fieldsOf(one: Extra, state: GroupState, place: number): readonly object[] {
	const { kind, who, rupees, byBank, pick } = one;
	const memberId = woman(who);
	const amount = rupees * 100;
	const via = byBank ? { via: 'bank/b1' } : {};
	const loans = [...state.loans.keys()];
	const loanId = loans[pick % Math.max(1, loans.length)] ?? 'none';
	switch (kind) {
		case 'saving':
			return [{ type: 'SavingDeposited', memberId, fund: byBank ? 'voluntary' : 'regular', amount, ...via }];
		case 'withdrawal':
			return [{ type: 'SavingWithdrawn', memberId, fund: 'regular', amount }];
		case 'fine': {
			const fineId = `f${place}`;
			const to = byBank ? 'socialFund' : 'group';
			return [
				{ type: 'FineImposed', fineId, memberId, reason: 'late', amount, to },
				{ type: 'FinePaid', fineId, amount }
			];
		}
		case 'fee':
			return [{ type: 'FeePaid', category: 'form', amount, ...via }];
		case 'income':
			return [{ type: 'IncomeReceived', category: 'sale', amount, ...via }];
		case 'socialFundIn':
			return [{ type: 'SocialFundPaidIn', memberId, amount }];
		case 'socialFundOut':
			return [{ type: 'SocialFundPaidOut', memberId, amount }];
		case 'buy':
			return [{ type: 'AssetBought', thing: 'scale', amount, ...via }];
		case 'sell':
			return [{ type: 'AssetSold', thing: 'scale', amount, ...via }];
		case 'topUp':
			return [{ type: 'LoanToppedUp', loanId, amount, ...via }];
		case 'repay':
			return [{ type: 'LoanRepaid', loanId, amount, ...via }];
		case 'writeOff':
			return [{ type: 'LoanWrittenOff', loanId, reason: 'moved' }];
		case 'dividend':
			return [{ type: 'DividendPaid', rule: 'equal', amount, to: byBank ? 'savings' : 'box' }];
		case 'leave':
			return [{ type: 'MemberLeft', memberId, reason: 'wish' }];
		case 'payable':
			return [{ type: 'PayablePaid', memberId, amount }];
		default:
			return outside(one, place, via);
	}
}

function outside({ kind, rupees, byBank, pick }: Extra, place: number, via: object): readonly object[] {
	const amount = rupees * 100 + (byBank ? 50 : 0);
	const borrowingId = pick % 2 === 0 ? 'bl0' : 'bl1';
	const [bankAccountId, charges] = ['b1', pick % 500];
	switch (kind) {
		case 'bankInterest':
			return [{ type: 'BankInterestCredited', bankAccountId, amount }];
		case 'bankCharge':
			return [{ type: 'BankCharged', bankAccountId, amount }];
		case 'grant':
			return [
				{
					type: 'GrantReceived',
					kind: pick % 2 === 0 ? 'grant' : 'revolvingFund',
					source: 'Mission',
					amount: rupees * 100,
					...via
				}
			];
		case 'borrow':
			return [
				{
					type: 'BorrowingReceived',
					borrowingId: `bl${place % 2}`,
					lender: 'Bank',
					kind: 'bank',
					amount: rupees * 1000,
					...via
				}
			];
		case 'borrowingCharge':
			return [{ type: 'BorrowingCharged', borrowingId, interest: amount, charges }];
		default:
			return [
				{
					type: 'BorrowingRepaid',
					borrowingId,
					principal: rupees * 100,
					interest: 300,
					charges: 200,
					...via
				}
			];
	}
}
