import type { BookId, LocalDate } from '#kernel';
import { heldUnder } from '#ledger';
import { sum, type CurrencyCode, type Money } from '#money';
import { activeMembers, chart, descriptionIn, type GroupEvent } from '#group';
import { groupHealth, panchasutra, readyTenths, type GroupHealth } from '#reports';
import type { JournalFile } from '../journal-file/read-journal.ts';
import { signedOn } from '../proof/carried-prints.ts';
import type { ShelvedFrom } from './from-files.ts';

/** What the list says of a group, so that no book is read to draw it. Amounts are minor units, as at the last entry. */
export interface ShelvedGroup {
	/** Name of its book in the store. */
	readonly id: string;
	readonly book: BookId;
	readonly currency: CurrencyCode;
	readonly from: ShelvedFrom;
	readonly name: string;
	/** Where the group meets, from the smallest place to the largest; '' where the book does not say. */
	readonly village: string;
	readonly panchayat: string;
	readonly block: string;
	readonly members: number;
	readonly meetings: number;
	readonly savings: Money;
	readonly loans: Money;
	readonly overdue: Money;
	/** How far it is on its way to the bank, in tenths; null before anything was due, left out in a list of 0.4.1. */
	readonly ready?: number | null;
	readonly lastMeetingOn: LocalDate | null;
	/** Why it may need help, whatever day the list is read. */
	readonly health: GroupHealth;
	/** Finished records, the hash of the last one, and all events: whether another file goes on from here. */
	readonly records: number;
	readonly head: string;
	readonly events: number;
	/** The group's key that vouches for the writers; null where none does, left out in a list of 0.4.1. */
	readonly groupKey?: string | null;
	/** Day on which the group's key signed codes for prints of it; null where it signed none, left out in a list of 0.4.1. */
	readonly signedOn?: LocalDate | null;
	/** Women whose names came with the file. */
	readonly names: number;
}

/**
 * @param hashes of the finished records in order
 * @param on the day of taking it in, for the rules in force
 */
export function shelvedGroup(
	journal: JournalFile,
	hashes: readonly string[],
	about: { readonly id: string; readonly from: ShelvedFrom; readonly on: LocalDate }
): ShelvedGroup {
	const { book, state, events, people, prints } = journal;
	const { village = '', panchayat = '', block = '' } = descriptionIn(events).place;
	const health = groupHealth(state, lastDay(events), about.on);
	const asAt = lastDay(events) ?? about.on;
	// What fell due on the last day of the file is due and not overdue, as on its papers.
	const late = health.overdue.filter(({ dueOn }) => dueOn < asAt);
	return {
		id: about.id,
		from: about.from,
		book: book.id,
		currency: book.currency,
		name: state.name ?? '',
		village,
		panchayat,
		block,
		members: activeMembers(state).length,
		meetings: state.lastNumber.regular,
		savings: heldUnder(state.balances, chart, 'savings'),
		loans: health.outstanding,
		overdue: sum(late.map(({ unpaid }) => unpaid)),
		ready: readyOf(journal, asAt),
		lastMeetingOn: health.lastMeetingOn,
		health,
		records: hashes.length,
		head: hashes.at(-1) ?? '',
		events: events.length,
		groupKey: book.groupKey ?? null,
		signedOn: signedOn(prints),
		names: people.length
	};
}

/** By the last twelve months of the file itself, which may be older than today. */
function readyOf({ book, events }: JournalFile, on: LocalDate): number | null {
	return readyTenths(panchasutra(events, { currency: book.currency, on }).last12);
}

/** The file itself is a copy away from the phone, as old as its last entry. */
const lastDay = (events: readonly GroupEvent[]): LocalDate | null =>
	events
		.map(({ occurredOn }) => occurredOn)
		.reduce<LocalDate | null>((last, day) => (last === null || day > last ? day : last), null);
