import { present } from '#kernel';
import { loanDay, loanPosition, principalAsked, type GroupEvent, type LoanTerms } from '#group';
import { bookReport } from '#reports';
import {
	bookOf,
	day,
	event,
	founded,
	lent,
	loanId,
	meeting,
	opened,
	repaid,
	type Entry
} from './builders.ts';

/** Entries about the loan l1 and what a book says of it. Amounts of entries are rupees, those of answers paise. */

export const terms = (more: object = {}): LoanTerms => ({
	percentPerMonth: '2',
	method: 'declining',
	period: 'calendarMonth',
	instalments: 10,
	...more
});

export const dated =
	(written: object): Entry =>
	(occurredOn) =>
		event({ occurredOn, ...written });

export const rescheduled = (more: object = {}, loan = 'l1'): Entry =>
	dated({ type: 'LoanRescheduled', loanId: loan, terms: terms(more) });
export const toppedUp = (amount: number, more: object = {}, loan = 'l1'): Entry =>
	dated({ type: 'LoanToppedUp', loanId: loan, amount: Math.round(amount * 100), ...more });
export const writtenOff = (loan = 'l1'): Entry =>
	dated({ type: 'LoanWrittenOff', loanId: loan, reason: 'death' });
/** A regular meeting of a paper page, entered afterwards. */
export const late =
	(number: number): Entry =>
	(occurredOn) =>
		event({ ...opened(number)(occurredOn), late: true });

/** 1,000 lent in January; February paid 20 and 100; March paid nothing: 900 are out, 18 were charged. */
export const behind = (loanTerms: object = {}, constitution: object = {}): readonly GroupEvent[] => [
	...founded('2025-01-05', { box: 5000, constitution }),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, loanTerms)),
	...meeting(2, '2025-02-05', repaid('l1', 120)),
	...meeting(3, '2025-03-05')
];

export const loanOf = (events: readonly GroupEvent[]) =>
	present(bookOf(events).loans.get(loanId('l1')), 'the loan is known');
export const figures = (events: readonly GroupEvent[], at: string) =>
	present(bookReport(events, { currency: 'INR', on: day(at) }).loans['l1'], 'the loan is in the report');
export const interestDue = (events: readonly GroupEvent[], at: string) => figures(events, at).interestDue;
/** Signed, debit positive. */
export const balance = (events: readonly GroupEvent[], account: string) =>
	bookOf(events).balances.get(account as never) ?? 0;
/** Principal asked for and repaid in the loan's whole life. */
export const asked = (events: readonly GroupEvent[], at: string) =>
	principalAsked(loanOf(events), day(at), bookOf(events).regularMeetings);

export function positionAt(events: readonly GroupEvent[], at: string) {
	return loanPosition(loanOf(events), loanDay(bookOf(events), day(at)));
}
