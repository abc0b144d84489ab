import { calendarMonths, type LocalDate } from '#kernel';
import { heldUnder } from '#ledger';
import { money, ratio, sum, type Money } from '#money';
import { chart, type GroupEvent } from '#group';
import { corpusAt } from '../accounts/corpus.ts';
import { accountBook, balancesAtEach } from '../accounts/posted-lines.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { monthsOfGroup } from '../month-calendar.ts';
import { registerBook } from '../registers/register-book.ts';
import { repaymentsDue } from '../repayment.ts';
import { panchasutra } from './panchasutra.ts';

/** The five rules in one month of the group's calendar. Amounts are minor units, ratios decimal strings, null where nothing was due. */
export interface MonthFigures {
	/** "2026-11", "bs-2083-08" */
	readonly month: string;
	readonly meetingsDue: number;
	readonly meetingsHeld: number;
	readonly attendance: string | null;
	readonly savingOnTime: string | null;
	/** All savings of members at the month's end. */
	readonly savings: Money;
	readonly deposits: number;
	readonly deposited: Money;
	/** Principal out with members at the month's end, and as a part of the corpus. */
	readonly onLoan: Money;
	readonly onLoanShare: string | null;
	readonly repaymentDue: Money;
	readonly collected: Money;
	readonly collectedShare: string | null;
	readonly corpus: Money;
}

/** The last twelve months by the group's calendar, the month of the day included; of a younger book as many as it has. */
export function monthFigures(events: readonly GroupEvent[], view: BookAsAt): readonly MonthFigures[] {
	const { last12 } = panchasutra(events, view);
	const { state } = registerBook(events, view);
	const months = calendarMonths(last12.from, last12.to, monthsOfGroup(view.currency));
	const book = accountBook(events, { ...view, on: last12.to });
	const ends = months.map((month) => month.to);
	const corpus = corpusAt(book, ends);
	const balances = balancesAtEach(book, ends);
	return months.map(({ month, from, to }, place) => {
		const isIn = (day: LocalDate): boolean => day >= from && day <= to;
		const held = last12.meetings.held.filter((meeting) => isIn(meeting.day));
		const made = last12.deposits.made.filter(({ bankDay }) => isIn(bankDay));
		const { due, collected } = repaymentsDue(state, from, to, to < last12.to);
		const onLoan = heldUnder(balances[place] ?? new Map(), chart, 'loans');
		const all = corpus[place];
		return {
			month,
			meetingsDue: last12.meetings.due.filter(isIn).length,
			meetingsHeld: held.length,
			attendance: ratio(
				total(held, (meeting) => meeting.present),
				total(held, (meeting) => meeting.expected)
			),
			savingOnTime: ratio(
				total(held, (meeting) => meeting.savedInTime),
				total(held, (meeting) => meeting.members)
			),
			savings: all?.savings ?? money(0),
			deposits: made.length,
			deposited: sum(made.map(({ amount }) => amount)),
			onLoan,
			onLoanShare: ratio(onLoan, all?.corpus ?? 0),
			repaymentDue: money(due),
			collected: money(collected),
			collectedShare: ratio(collected, due),
			corpus: all?.corpus ?? money(0)
		};
	});
}

const total = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
	items.reduce((all, item) => all + of(item), 0);
