import { present, type BankAccountId, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { corrected } from './corrections.ts';
import { entriesAMeeting, eventsOf } from './workload.ts';

/** A book of so many entries, built once; each call returns a new list without cached reports. */
export function longBook(entries: number, corrections = 0): LongBook {
	const key = `${entries} ${corrections}`;
	const made = books.get(key) ?? build(entries, corrections);
	books.set(key, made);
	return made;
}

export interface LongBook {
	readonly events: () => readonly GroupEvent[];
	/** Its last day, and its last twelve months. */
	readonly on: LocalDate;
	readonly year: { readonly from: LocalDate; readonly to: LocalDate };
	readonly bankAccountId: BankAccountId;
}

const books = new Map<string, LongBook>();

function build(entries: number, corrections: number): LongBook {
	const plain = eventsOf(Math.round(entries / entriesAMeeting));
	const events = corrections === 0 ? plain : corrected(plain, corrections);
	const on = present(events.at(-1), 'a book has entries').occurredOn;
	const opened = events.find(({ type }) => type === 'BankAccountOpened');
	const from = `${String(Number(on.slice(0, 4)) - 1)}${on.slice(4)}` as LocalDate;
	return {
		events: () => [...events],
		on,
		year: { from, to: on },
		bankAccountId: present(
			opened?.type === 'BankAccountOpened' ? opened.bankAccountId : null,
			'it has an account'
		)
	};
}
