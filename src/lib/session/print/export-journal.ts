import { ok } from '#kernel';
import {
	bookNamed,
	journalRecords,
	signNames,
	signOpen,
	vouchFor,
	withNameKeys,
	writeJournal,
	type GroupSigner,
	type History,
	type SignedNames
} from '#app';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { readPages, type BookReading } from '../read-pages.ts';
import { printsForStaff } from './carried-prints.ts';
import type { Handed } from './hand-paper.ts';

/** Exports the whole book as an open journal. @param withNames true to include members' names */
export async function exportJournal(app: AppState, book: BookView, withNames: boolean): Promise<Handed> {
	// Recorded in the book before the file is made: a file that was not handed out is recorded too, but none is handed out unrecorded (ledger law 62).
	if (!book.readOnly) {
		const noted = await book.run(book.newOperationId(), {
			...{ type: 'NoteAccess', on: app.today, what: 'fileHandedOut' },
			...(withNames && { names: true })
		});
		if (!noted.ok) return noted;
	}
	const reading = await readPages(book);
	if (!reading.ok) return reading;
	const { history, events } = reading.value;
	const named = bookNamed(book.cover.book, { currency: book.currency, practice: book.cover.practice });
	const keys = app.groupKeysOf(book);
	const vouched = keys === null ? (history.vouched ?? null) : await vouchFor(named, history.links, keys);
	const names = withNames ? await namesOf(book, history, keys) : null;
	const text = writeJournal({
		book: { ...named, ...(vouched === null ? {} : { groupKey: vouched.groupKey }) },
		people: names?.people,
		namesSignature: names?.signature,
		openSignature: (await openSignatureOf(book, reading.value, keys)) ?? undefined,
		events,
		// A foreign file has pages but no hashes to pass on.
		records: history.hashes.length === 0 ? undefined : journalRecords(history, vouched),
		prints: keys === null ? history.prints : await printsForStaff(app, book, keys, app.today)
	});
	const bytes = new TextEncoder().encode(text);
	return ok(await app.parts.fileOut.hand(`notes-${app.today}.json`, bytes, 'application/json'));
}

/** Signature over the open meeting: a new one on the group's phone; for a read file the one that it contains. */
async function openSignatureOf(
	{ cover }: BookView,
	{ events, history }: BookReading,
	keys: GroupSigner | null
): Promise<string | null> {
	const [entries, head] = [events.slice(history.events.length), history.hashes.at(-1)];
	if (keys === null) return history.openSignature ?? null;
	return entries.length === 0 || head === undefined
		? null
		: signOpen(keys, { id: cover.book, head }, entries);
}

/** Names with the group's signature: a new one on the group's phone; for a read file the one that it contains. */
async function namesOf(
	book: BookView,
	{ hashes, signedNames }: History,
	keys: GroupSigner | null
): Promise<Partial<SignedNames>> {
	const head = hashes.at(-1);
	if (keys === null) return signedNames ?? { people: peopleOf(book) };
	const people = await withNameKeys(keys, book.state, peopleOf(book));
	return people.length === 0 || head === undefined
		? { people }
		: signNames(keys, { id: book.cover.book, head }, people);
}

function peopleOf({ session }: BookView) {
	return [...session.people]
		.filter(([, person]) => person.name !== '')
		.map(([memberId, person]) => ({ memberId, name: person.name }));
}
