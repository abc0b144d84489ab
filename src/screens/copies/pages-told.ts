import type { Link } from '#app';
import type { GroupEvent, MeetingKind } from '#group';
import type { LocalDate } from '#kernel';
import { money, type Money } from '#money';
import { bookPages, type MeetingPage } from '#reports';

/** One meeting of a phone, as the circle knows it again. */
export interface PageTold {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly cashIn: Money;
	readonly cashOut: Money;
	/** What the women saved at it, and what was lent. */
	readonly saved: Money;
	readonly lent: Money;
}

/** The meetings that stand in these records of a book, oldest first. */
export function pagesTold(
	events: readonly GroupEvent[],
	currency: string,
	records: readonly Link[]
): readonly PageTold[] {
	const wanted = new Set(
		records.flatMap(({ content: { events: held } }) => {
			const [opened] = held;
			return opened?.type === 'MeetingOpened' ? [`${opened.kind} ${opened.number}`] : [];
		})
	);
	if (wanted.size === 0) return [];
	const { pages } = bookPages(events, { currency });
	return pages.filter(({ kind, number }) => wanted.has(`${kind} ${number}`)).map(told);
}

function told({ kind, number, day, cashIn, cashOut, entries }: MeetingPage): PageTold {
	let [saved, lent] = [0, 0];
	for (const { event } of entries) {
		if (event.type === 'SavingDeposited') saved += event.amount;
		if (event.type === 'LoanDisbursed') lent += event.principal;
	}
	return { kind, number, day, cashIn, cashOut, saved: money(saved), lent: money(lent) };
}
