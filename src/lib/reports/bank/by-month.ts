import { present, type LocalDate } from '#kernel';
import { heldUnder } from '#ledger';
import { money, ratio, sum, type Money } from '#money';
import { chart, type GroupEvent } from '#group';
import { corpusAt } from '../accounts/corpus.ts';
import { accountBook, balancesAtEach } from '../accounts/posted-lines.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { panchasutra } from './panchasutra.ts';

/** The five rules in one month up to `to`. Amounts are minor units, ratios decimal strings, null where nothing was due. */
export interface MonthFigures {
	readonly to: LocalDate;
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
	/** Unpaid as the month began; what fell due in it; what of both was paid, and what was not. */
	readonly dueBefore: Money;
	readonly fellDue: Money;
	readonly collected: Money;
	readonly unpaid: Money;
	readonly collectedShare: string | null;
	readonly corpus: Money;
}

/** The last twelve months up to yesterday; of a younger book as many as it has. Their repayments add up to those of the last twelve. */
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
