import { canonicalJson, type LocalDate } from '#kernel';
import type { GroupEvent, MeetingKind } from '#group';
import { money, type CurrencyCode, type Money } from '#money';
import { bookPages, type MeetingPage } from '#reports';
import { sealsIn } from '../journal-file/verify-records.ts';
import type { CheckedBackup } from './read-backup.ts';

/** One meeting of a phone, as the circle knows it again. */
export interface MeetingTold {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly cashIn: Money;
	readonly cashOut: Money;
	/** What the women saved at it, and what was lent. */
	readonly saved: Money;
	readonly lent: Money;
}

/** What must be folded again of a copy of another phone, which takes as long as reading it. */
export interface CopyFigures {
	/** The totals that its seals say are those of its entries: a phone with a program of its own could sign others. */
	readonly areSealsRight: boolean;
	/** Every meeting, oldest first. */
	readonly meetings: readonly MeetingTold[];
}

/** As they came with the copy, where it was read in a worker; else computed here. */
export const figuresOf = (copy: CheckedBackup): CopyFigures => copy.figures ?? foldedFigures(copy);

export function foldedFigures({
	links,
	events,
	payload: { currency }
}: Pick<CheckedBackup, 'links' | 'events' | 'payload'>): CopyFigures {
	const seals = sealsIn(events, currency);
	const said = links.flatMap(({ content }) =>
		content.events.at(-1)?.type === 'MeetingSealed' ? [content.seal] : []
	);
	const areSealsRight =
		seals !== null && canonicalJson(seals) === canonicalJson(said.map((seal) => seal ?? null));
	return { areSealsRight, meetings: meetingsTold(events, currency) };
}

/** @param events of a book that folds */
export const meetingsTold = (events: readonly GroupEvent[], currency: CurrencyCode): readonly MeetingTold[] =>
	bookPages(events, { currency }).pages.map(told);

function told({ kind, number, day, cashIn, cashOut, entries }: MeetingPage): MeetingTold {
	let [saved, lent] = [0, 0];
	for (const { event } of entries) {
		if (event.type === 'SavingDeposited') saved += event.amount;
		if (event.type === 'LoanDisbursed') lent += event.principal;
	}
	return { kind, number, day, cashIn, cashOut, saved: money(saved), lent: money(lent) };
}
