import type { EventId, Instant, LocalDate, MemberId } from '#kernel';
import {
	box,
	decide,
	type GroupEvent,
	loanDay,
	loanPosition,
	type LoanRepaid,
	openLoansOf,
	type Rejection,
	savingInterest,
	savingsOf,
	type Stamp
} from '#group';
import { balanceOf } from '#ledger';
import { least, money, type Money, subtract, sum, zero } from '#money';
import type { BookFold } from './book-fold.ts';
import type { ColumnId } from './columns.ts';
import { ofGroup, type OfGroup } from './group-entries.ts';
import type { MoneyColumn, PageRow, PaperMeeting } from './meeting-lines.ts';
import { given, ids } from './sheet-group.ts';

/** Destination and day of the entries of a page. */
interface Page {
	readonly fold: BookFold;
	readonly on: LocalDate;
	/** Fund of the group's savings by its rules. */
	readonly fund: 'regular' | 'shares';
}

/** A member's row with an amount in one of her columns. */
interface Hers {
	readonly line: PageRow;
	readonly memberId: MemberId;
	readonly amount: Money;
}

/**
 * Adds the meetings of a paper book to the fold, each as one entered late (ledger law 2), which keeps its own day and a mark.
 * Within a meeting receipts precede payments in the order of ledger law 8, regardless of the order of rows.
 */
export function foldMeetings(
	fold: BookFold,
	meetings: readonly PaperMeeting[],
	fund: 'regular' | 'shares'
): void {
	for (const meeting of meetings) {
		if (fold.isFull) return;
		const { number, kind, day: occurredOn, row, counted } = meeting;
		const opened = { type: 'MeetingOpened', occurredOn, number, kind, late: true } as const;
		if (!fold.add(opened, row, 'meeting')) continue;
		foldLines({ fold, on: occurredOn, fund }, meeting.lines);
		acceptDifference(fold, meeting);
		fold.add({ type: 'MeetingSealed', occurredOn, ...given({ countedCash: counted?.cash }) }, row, 'counted');
	}
}

/** Reports a count that differs from the page's entries as a mistake, unless the group accepted it. */
function acceptDifference(fold: BookFold, { day: occurredOn, counted, accepted }: PaperMeeting): void {
	const book = balanceOf(fold.state.balances, box);
	if (counted === undefined || counted.cash === book) return;
	const { cash, row } = counted;
	if (!accepted) {
		// A rejection or mistake shifts every later count, so only the first is reported.
		if (fold.group.problems.length > 0) return;
		fold.group.say(row, 'counted', { code: 'countDiffers', detail: { counted: cash, book } });
		return;
	}
	const direction = cash > book ? 'over' : 'short';
	const amount = money(Math.abs(cash - book));
	const event = {
		type: 'CashDifferenceAccepted',
		occurredOn,
		amount,
		direction,
		reason: 'paperBook'
	} as const;
	fold.add(event, row, 'accepted');
}

function foldLines(page: Page, lines: readonly PageRow[]): void {
	for (const line of lines) markRoll(page, line);
	for (const column of order) {
		if (column === 'savingInterest') creditSavings(page, lines);
		for (const line of lines) {
			const amount = line.amounts.get(column);
			if (amount !== undefined) enter(page, column, { line, amount });
		}
	}
	for (const line of lines) leave(page, line);
}

function markRoll({ fold, on }: Page, { memberId, attendance, row }: PageRow): void {
	if (memberId === null || attendance === undefined) return;
	fold.add({ type: 'AttendanceMarked', occurredOn: on, memberId, state: attendance }, row, 'attendance');
}

function leave({ fold, on }: Page, { memberId, left, row }: PageRow): void {
	if (memberId === null || left === undefined) return;
	fold.add({ type: 'MemberLeft', occurredOn: on, memberId, reason: left }, row, 'left');
}

/** Receipts come first, so that the box covers a loan of the same meeting. */
const order: readonly MoneyColumn[] = [
	'saved',
	'savedVoluntary',
	'socialIn',
	'heldIn',
	'repaid',
	'fine',
	'finePaid',
	'income',
	'revolvingFundIn',
	'vulnerabilityFundIn',
	'grantIn',
	'borrowed',
	'depositInterest',
	'depositOut',
	'fromBank',
	'bankInterest',
	'savingInterest',
	'lent',
	'socialOut',
	'withdrawn',
	'expense',
	'heldOut',
	'heldBack',
	'depositIn',
	'toBank',
	'grantBack',
	'borrowingPaid',
	'borrowingInterest',
	'borrowingCredit',
	'bankCharges'
];

function enter(page: Page, column: MoneyColumn, { line, amount }: OfGroup): void {
	const { memberId } = line;
	if (column in ofHers && memberId !== null) {
		ofHers[column as keyof typeof ofHers](page, { line, memberId, amount });
		return;
	}
	if (column in ofGroup) {
		const event = ofGroup[column as keyof typeof ofGroup](page.on, { line, amount });
		if (event !== null) page.fold.add(event, line.row, column);
	}
}

const ofHers = {
	saved: (page: Page, { line, memberId, amount }: Hers) =>
		save(page, line.row, { memberId, amount, fund: page.fund, column: 'saved' }),
	savedVoluntary: (page: Page, { line, memberId, amount }: Hers) =>
		save(page, line.row, { memberId, amount, fund: 'voluntary', column: 'savedVoluntary' }),
	withdrawn: withdraw,
	socialIn: ({ fold, on }: Page, { line, memberId, amount }: Hers) =>
		void fold.add({ type: 'SocialFundPaidIn', occurredOn: on, memberId, amount }, line.row, 'socialIn'),
	socialOut: ({ fold, on }: Page, { line, memberId, amount }: Hers) => {
		const { source, row } = line;
		const fund = source === 'vulnerabilityFund' ? { fund: source } : {};
		fold.add({ type: 'SocialFundPaidOut', occurredOn: on, memberId, amount, ...fund }, row, 'socialOut');
	},
	heldIn: carry('heldIn', 'CollectedForOthers'),
	heldBack: carry('heldBack', 'HeldReturned'),
	repaid: repay,
	fine: ({ fold, on }: Page, { line, memberId, amount }: Hers) => {
		const { fineReason: reason, row } = line;
		const fineId = ids.fine(fold.next('fine'));
		fold.add({ type: 'FineImposed', occurredOn: on, fineId, memberId, reason, amount }, row, 'fine');
	},
	finePaid: payFines,
	lent: lend
};

/** Returns a writer for money that the group holds for others: collected from a member or returned to her. */
function carry(column: 'heldIn' | 'heldBack', type: 'CollectedForOthers' | 'HeldReturned') {
	return ({ fold, on }: Page, { line, memberId, amount }: Hers): void => {
		const { via, heldFor: purpose, row } = line;
		fold.add({ type, occurredOn: on, ...given({ via }), memberId, purpose, amount }, row, column);
	};
}

/** Credits interest on savings by the rules and reports a page that deviates from it or leaves a member out. */
function creditSavings({ fold, on }: Page, lines: readonly PageRow[]): void {
	const { state, group } = fold;
	const rows = lines.flatMap(({ row, memberId, amounts }) => {
		const amount = amounts.get('savingInterest');
		return amount === undefined ? [] : [{ row, memberId, amount }];
	});
	const [first] = rows;
	if (first === undefined || state.journal === null) return;
	const earned = savingInterest(state, state.journal, on)?.parts ?? [];
	const tell = (row: number, rejection: Rejection) =>
		group.say(row, 'savingInterest', { code: 'refused', detail: { rejection, currency: state.currency } });
	const slips = rows.flatMap(({ row, memberId }) => {
		if (memberId === null || earned.length === 0) return [];
		const given = totalOf(rows.filter((other) => other.memberId === memberId));
		const byRule = totalOf(earned.filter((part) => part.memberId === memberId));
		return given === byRule
			? []
			: [{ row, rejection: { type: 'PartNotByRule', memberId, given, byRule } as const }];
	});
	for (const { row, rejection } of slips) tell(row, rejection);
	if (slips.length > 0) return;
	const [whole, parts] = [totalOf(earned), totalOf(rows)];
	if (earned.length > 0 && whole !== parts) tell(first.row, { type: 'PartsDoNotAddUp', whole, parts });
	else fold.add({ type: 'SavingInterestCredited', occurredOn: on }, first.row, 'savingInterest');
}

const totalOf = (parts: readonly { readonly amount: Money }[]): Money =>
	sum(parts.map(({ amount }) => amount));

interface Saving {
	readonly memberId: MemberId;
	readonly amount: Money;
	readonly fund: 'regular' | 'voluntary' | 'shares';
	readonly column: ColumnId;
}

function save({ fold, on }: Page, row: number, { memberId, amount, fund, column }: Saving): void {
	fold.add({ type: 'SavingDeposited', occurredOn: on, memberId, fund, amount }, row, column);
}

/** Withdraws from voluntary savings if they suffice, else from the group's regular fund or shares. */
function withdraw({ fold, on, fund }: Page, { line, memberId, amount }: Hers): void {
	const held = -(fold.state.balances.get(savingsOf(memberId, 'voluntary')) ?? zero);
	const from = held >= amount ? 'voluntary' : fund;
	const event = { type: 'SavingWithdrawn', occurredOn: on, memberId, fund: from, amount } as const;
	fold.add(event, line.row, 'withdrawn');
}

function lend({ fold, on }: Page, { line, memberId, amount: principal }: Hers): void {
	const { terms, source, purpose, row } = line;
	if (terms === null) return;
	const loanId = ids.loan(fold.next('loan'));
	const loan = { loanId, memberId, principal, source, terms, purpose };
	fold.add({ type: 'LoanDisbursed', occurredOn: on, ...loan }, row, 'lent');
}

/** Temporary stamp for decided events, because events of a paper book get ids by position. */
function passingStamp(): Stamp {
	let count = 0;
	return {
		newEventId: () => `passing-${(count += 1)}` as EventId,
		recordedAt: '2000-01-01T00:00:00Z' as Instant
	};
}

/** Distributes a repayment over her loans, oldest first, as the app does; a stated interest is applied to the oldest. */
function repay(page: Page, hers: Hers): void {
	const { fold, on } = page;
	const { line, memberId, amount } = hers;
	if (line.interestPaid !== undefined) {
		repayAsWritten(page, hers, line.interestPaid);
		return;
	}
	const decided = decide(fold.state, { type: 'RepayLoans', on, memberId, amount }, passingStamp());
	if (!decided.ok) {
		const detail = { rejection: decided.error, currency: fold.state.currency };
		line.cells.say('repaid', { code: 'refused', detail });
		return;
	}
	for (const { event } of decided.value.steps) {
		const { eventId: _, recordedAt: __, ...plain } = event;
		fold.add(plain.type === 'LoanRepaid' ? withoutSplit(plain) : plain, line.row, 'repaid');
	}
}

function withoutSplit({ split: _, ...event }: LoanRepaid): GroupEvent {
	return event;
}

function repayAsWritten({ fold, on }: Page, { line, memberId, amount }: Hers, interest: Money): void {
	const [oldest] = openLoansOf(fold.state, memberId, on);
	if (oldest === undefined) {
		line.cells.say('repaid', { code: 'nothingOwed' });
		return;
	}
	const interestArrears = least(interest, loanPosition(oldest, loanDay(fold.state, on)).interestArrears);
	const interestDue = subtract(interest, interestArrears);
	const split = { interestArrears, interestDue, principal: subtract(amount, interest) };
	fold.add({ type: 'LoanRepaid', occurredOn: on, loanId: oldest.loanId, amount, split }, line.row, 'repaid');
}

/** Pays a member's unpaid fines, oldest first. */
function payFines({ fold, on }: Page, { line, memberId, amount }: Hers): void {
	const open = [...fold.state.fines.values()].filter(
		(fine) => fine.memberId === memberId && !fine.forgiven && fine.paid < fine.amount
	);
	let left = amount;
	for (const { fineId, amount: whole, paid } of open) {
		const part = least(left, subtract(whole, paid));
		if (part === 0) break;
		fold.add({ type: 'FinePaid', occurredOn: on, fineId, amount: part }, line.row, 'finePaid');
		left = subtract(left, part);
	}
	if (left > 0) line.cells.say('finePaid', { code: 'nothingOwed' });
}
