import { present, type LocalDate } from '#kernel';
import { heldUnder } from '#ledger';
import { money, ratio, sum, type Money } from '#money';
import { chart, type GroupEvent } from '#group';
import { corpusAt } from '../accounts/corpus.ts';
import { accountBook, balancesAtEach } from '../accounts/posted-lines.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { panchasutra } from './panchasutra.ts';

/** The five rules in one month ending on `to`. Amounts are minor units, ratios decimal strings, null where nothing was due. */
export interface MonthFigures {
	readonly to: LocalDate;
	readonly meetingsDue: number;
	readonly meetingsHeld: number;
	readonly attendance: string | null;
	readonly savingOnTime: string | null;
	/** Savings of all members at the month's end. */
	readonly savings: Money;
	readonly deposits: number;
	readonly deposited: Money;
	/** Outstanding principal of members' loans at the month's end, and its share of the corpus. */
	readonly onLoan: Money;
	readonly onLoanShare: string | null;
	/** Unpaid at the start of the month; newly due; the paid part of both, and the unpaid rest. */
	readonly dueBefore: Money;
	readonly fellDue: Money;
	readonly collected: Money;
	readonly unpaid: Money;
	readonly collectedShare: string | null;
	readonly corpus: Money;
}

/** Returns up to twelve months ending yesterday, fewer for a younger book. Their repayments add up to those of `last12`. */
export function monthFigures(events: readonly GroupEvent[], view: BookAsAt): readonly MonthFigures[] {
	const { last12 } = panchasutra(events, view);
	const book = accountBook(events, { ...view, on: last12.on });
	const ends = last12.months.map((month) => month.to);
	const corpus = corpusAt(book, ends);
	const balances = balancesAtEach(book, ends);
	return last12.months.map(({ from, to }, place) => {
		const isIn = (day: LocalDate): boolean => day >= from && day <= to;
		const held = last12.meetings.held.filter((meeting) => isIn(meeting.day));
		const made = last12.deposits.made.filter(({ bankDay }) => isIn(bankDay));
		const { before, due, collected } = present(last12.repayment.months[place], 'each month is counted');
		const onLoan = heldUnder(balances[place] ?? new Map(), chart, 'loans');
		const all = corpus[place];
		return {
			to,
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
			dueBefore: money(before),
			fellDue: money(due - before),
			collected: money(collected),
			unpaid: money(due - collected),
			collectedShare: ratio(collected, due),
			corpus: all?.corpus ?? money(0)
		};
	});
}

const total = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
	items.reduce((all, item) => all + of(item), 0);
