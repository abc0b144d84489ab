import { canonicalJson, type LocalDate } from '#kernel';
import type { GroupEvent, MeetingKind } from '#group';
import { money, type CurrencyCode, type Money } from '#money';
import { bookPages, type MeetingPage } from '#reports';
import { sealsIn } from '../journal-file/verify-records.ts';
import type { CheckedBackup } from './read-backup.ts';

/** Summary of one meeting of a phone, by which the circle recognises it. */
export interface MeetingSummary {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly cashIn: Money;
	readonly cashOut: Money;
	/** Savings and loans of this meeting. */
	readonly saved: Money;
	readonly lent: Money;
}

/** Figures of another phone's copy; computing them takes as long as reading the copy. */
export interface CopyFigures {
	/** True if the totals in its seals match its entries: a modified program could sign others. */
	readonly areSealsRight: boolean;
	/** Every meeting, oldest first. */
	readonly meetings: readonly MeetingSummary[];
}

/** Figures from the worker that read the copy; computed here if none did. */
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
	return { areSealsRight, meetings: meetingSummaries(events, currency) };
}

/** @param events of a book that folds without error */
export const meetingSummaries = (
	events: readonly GroupEvent[],
	currency: CurrencyCode
): readonly MeetingSummary[] => bookPages(events, { currency }).pages.map(summaryOf);

function summaryOf({ kind, number, day, cashIn, cashOut, entries }: MeetingPage): MeetingSummary {
	let [saved, lent] = [0, 0];
	for (const { event } of entries) {
		if (event.type === 'SavingDeposited') saved += event.amount;
		if (event.type === 'LoanDisbursed') lent += event.principal;
	}
	return { kind, number, day, cashIn, cashOut, saved: money(saved), lent: money(lent) };
}
