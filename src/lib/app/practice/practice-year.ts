import {
	addDays,
	assert,
	present,
	type BankAccountId,
	type EventId,
	type Instant,
	type LoanId,
	type LocalDate,
	type MemberId
} from '#kernel';
import { decide, emptyGroup, loanDay, loanPosition, type Command, type GroupState } from '#group';
import { money, type Money } from '#money';

/**
 * A fictitious year of weekly meetings, the same in practice, tests and screenshots. Twenty members save ₹20
 * and give ₹5 for the social fund; late members pay a fine, but in this year nobody was late. Small loans rotate; surplus
 * cash goes to the bank. After the last meeting the box holds ₹1,460 and five members have an instalment due next
 * time.
 */

const meetings = 52;
const saving = money(2000);
const socialFund = money(500);
/** Amounts due from each member at a meeting; minor units. */
export const practiceDues = { saving, social: socialFund } as const;
const boxAtTheEnd = money(146_000);
const loansAtOnce = 5;
const purposes = ['seed', 'animal', 'health', 'shop', 'school', 'house', 'food', 'oldDebt'];

export const practiceSymbols = [
	'parrot',
	'fish',
	'ring',
	'goat',
	'pineapple',
	'coconut',
	'grapes',
	'tomato',
	'eggplant',
	'carrot',
	'onion',
	'peanuts',
	'peacock',
	'turtle',
	'horse',
	'butterfly',
	'feather',
	'sunflower',
	'sari',
	'spoon'
] as const;

export const practiceMember = (number: number) => `practice-${number}` as MemberId;

/** President, treasurer and writer of the practice group: numbers 1, 2 and 3. */
export const practiceOfficers = [
	{ memberId: practiceMember(1), office: 'president' },
	{ memberId: practiceMember(2), office: 'treasurer' },
	{ memberId: practiceMember(3), office: 'writer' }
] as const;

const officers = practiceOfficers.map((term) => term.memberId);
const bankAccountId = 'practice-bank' as BankAccountId;

/** Invented names of the practice group and its bank in the screen's language. */
export interface PracticeNames {
	readonly group: string;
	readonly bank: string;
	readonly branch: string;
}

/** Last digits of an account that nobody has. */
const lastFour = '1234';

/** Every command of the year, in order. @param today possible day of the next meeting */
export function practiceYear(today: LocalDate, { group, bank, branch }: PracticeNames): readonly Command[] {
	const year = new Year();
	const first = addDays(today, -7 * meetings);
	year.do(founding(first, group), {
		type: 'OpenBankAccount',
		on: first,
		bankAccountId,
		bank,
		branch,
		lastFour
	});
	for (let week = 0; week < meetings; week += 1) holdMeeting(year, addDays(first, 7 * week), week);
	return year.commands;
}

/** Collects commands with the resulting state, which later ones may read. */
class Year {
	readonly commands: Command[] = [];
	state: GroupState = emptyGroup('INR');
	#events = 0;

	do(...commands: readonly Command[]): void {
		for (const command of commands) {
			const newEventId = () => `practice-${(this.#events += 1)}` as EventId;
			const decision = decide(this.state, command, {
				newEventId,
				recordedAt: '2000-01-01T00:00:00Z' as Instant,
				founding: true
			});
			assert(decision.ok, `the practice year is allowed: ${command.type}`);
			this.state = decision.value.state;
			this.commands.push(command);
		}
	}

	get box(): Money {
		return this.state.balances.get(box) ?? money(0);
	}
}

const box = 'box' as Parameters<GroupState['balances']['get']>[0];

function founding(on: LocalDate, name: string): Command {
	return {
		type: 'FoundGroup',
		on,
		name,
		constitution: {
			kind: 'shg',
			meetingRhythm: { every: 'week' },
			saving: { mode: 'fixed', amount: saving },
			interest: { percentPerMonth: '2', method: 'declining', period: 'meeting' },
			fines: { late: money(500) },
			socialFund: { amount: socialFund },
			boxLimit: money(300_000)
		},
		members: practiceSymbols.map((symbol, index) => ({
			memberId: practiceMember(index + 1),
			number: index + 1,
			symbol
		})),
		offices: practiceOfficers
	};
}

function holdMeeting(year: Year, on: LocalDate, week: number): void {
	year.do({ type: 'OpenMeeting', on, kind: 'regular' });
	for (let number = 1; number <= practiceSymbols.length; number += 1) {
		const memberId = practiceMember(number);
		const chance = (week * 7 + number * 11) % 23;
		if (chance === 0 && number > 3) year.do({ type: 'AnswerRoll', on, memberId, answer: 'absent' });
		else if (chance === 1) year.do({ type: 'AnswerRoll', on, memberId, answer: 'came' });
		else
			year.do({
				type: 'AnswerRoll',
				on,
				memberId,
				answer: 'gave',
				amount: chance === 2 ? money(2 * saving) : saving,
				socialFund
			});
	}
	for (const memberId of borrowers(year.state)) giveBack(year, on, memberId);
	if (borrowers(year.state).length < loansAtOnce) lend(year, on, week);
	const tooMuch = year.box - boxAtTheEnd;
	const isLast = week === meetings - 1;
	if (isLast && tooMuch < 0)
		year.do({
			type: 'TakeCashFromBank',
			on,
			bankAccountId,
			amount: money(-tooMuch),
			by: officers.slice(0, 2)
		});
	if (tooMuch > 0 && (isLast || week % 4 === 3))
		year.do({ type: 'TakeCashToBank', on, bankAccountId, amount: money(tooMuch), by: officers.slice(0, 2) });
	year.do(
		{ type: 'CountCash', on, pieces: piecesOf(year.box) },
		{ type: 'SealMeeting', on, approvals: officers }
	);
}

function borrowers(state: GroupState): readonly MemberId[] {
	return [...state.loans.values()].filter((loan) => loan.outstanding > 0).map((loan) => loan.memberId);
}

/** Each borrower pays the sum due today, so that the loan stays as agreed. */
function giveBack(year: Year, on: LocalDate, memberId: MemberId): void {
	const loan = [...year.state.loans.values()].find((one) => one.memberId === memberId && one.outstanding > 0);
	const position = loanPosition(present(loan, 'a borrower has a loan'), loanDay(year.state, on));
	const amount = money(position.interestArrears + position.interestDue + position.principalDue);
	if (amount > 0) year.do({ type: 'RepayLoans', on, memberId, amount });
}

function lend(year: Year, on: LocalDate, week: number): void {
	const inDebt = new Set(borrowers(year.state));
	const free = practiceSymbols.map((_, index) => practiceMember(((week * 3 + index) % 20) + 1));
	const memberId = free.find((one) => !inDebt.has(one));
	const principal = money((1 + (week % 3)) * 40_000 + 40_000);
	if (memberId === undefined || year.box < principal + 20_000) return;
	year.do({
		type: 'DisburseLoan',
		on,
		loanId: `practice-loan-${week + 1}` as LoanId,
		memberId,
		principal,
		terms: { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 12 },
		purpose: purposes[week % purposes.length] ?? 'other',
		agreedBy: [...officers, memberId]
	});
}

/** Contents of the box: whole hundreds in hundreds, the rest in tens and ones. */
function piecesOf(amount: Money): ReadonlyMap<Money, number> {
	const pieces = [10_000, 1000, 100].map(money);
	let left: number = amount;
	return new Map(
		pieces.map((piece) => {
			const count = Math.floor(left / piece);
			left -= count * piece;
			return [piece, count] as const;
		})
	);
}
