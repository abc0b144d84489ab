import { err, ok, type OperationId, type Result } from '#kernel';
import type { CheckedBackup } from '../backup/read-backup.ts';
import { followsKeys } from '../books/key-paper.ts';
import type { KeyDocument } from '../ports/keys.ts';
import type { Fault, StoredRecord, StoredRow } from '../ports/storage.ts';
import { sealRecord, sealRow, type PageKeys } from '../session/pages.ts';
import { encryptPerson } from '../session/people.ts';
import type { Position } from '../session/write-plan.ts';
import { mendBook, type MendParts, type Mended, type SetAside } from './mend-book.ts';

/**
 * The pages of a checked copy, encrypted for their places here; the hash decides which are used. Another phone may store pages
 * set beside the book in another order: a page at a different place here is not the missing one.
 */
export async function pagesWanted(
	{ pages, store }: Pick<MendParts, 'pages' | 'store'>,
	copy: CheckedBackup,
	places: readonly number[]
): Promise<Result<readonly StoredRecord[], Fault>> {
	const stored = await store.records();
	return stored.ok ? ok(await pagesOfCopy(pages, copy, places, stored.value)) : stored;
}

function pagesOfCopy(
	pages: PageKeys,
	{ held: { links, hashes } }: CheckedBackup,
	places: readonly number[],
	stored: readonly StoredRecord[]
): Promise<readonly StoredRecord[]> {
	const hashAt = new Map(stored.map(({ place, hash }) => [place, hash]));
	const placeHere = new Map(stored.map(({ place, hash }) => [hash, place]));
	const inCopy = new Map(hashes.map((hash, index) => [hash, index]));
	const wanted = places.flatMap((place) => {
		const index = inCopy.get(hashAt.get(place) ?? '') ?? place - 1;
		const [link, hash] = [links[index], hashes[index]];
		if (link === undefined || hash === undefined) return [];
		return (placeHere.get(hash) ?? place) === place ? [{ ...link, hash, place }] : [];
	});
	return Promise.all(
		wanted.map(({ canonical, signature, hash, place }) =>
			sealRecord(pages, { canonical, signature, hash, place, operationId: `mended-${place}` as OperationId })
		)
	);
}

/** Restores unreadable names and entries of the open meeting from a copy. Never replaces intact data. */
export async function bringBack(
	{ pages, store }: MendParts,
	{ head, rows }: Position,
	setAside: SetAside,
	copy: CheckedBackup
): Promise<Result<void, Fault>> {
	for (const memberId of setAside.people) {
		const person = copy.people.get(memberId);
		if (person === undefined) continue;
		const saved = await store.savePerson(await encryptPerson(pages.keys, pages.book, memberId, person));
		if (!saved.ok) return saved;
	}
	// The copy's entries belong to another meeting.
	if (copy.head !== head.hash) return ok(undefined);
	const good: StoredRow[] = [];
	for (const place of setAside.rows) {
		const operationId = rows[place - 1]?.operationId;
		const found = copy.payload.rows.find((row) => row.operationId === operationId);
		if (found === undefined) continue;
		good.push(await sealRow(pages, { ...found, headPlace: head.place, place }));
	}
	return good.length === 0 ? ok(undefined) : store.mend({ headPlace: head.place, records: [], rows: good });
}

/**
 * Repairs a book of this phone that does not open with the pages of a copy opened by the key paper.
 *
 * @param keysHere key document of this phone. Each phone renews the group key separately (ADR 0078): pages that only another phone's keys read
 * are no repair, and nothing is written
 */
export async function mendUnopened(
	parts: MendParts,
	{ backup, document }: { readonly backup: CheckedBackup; readonly document: KeyDocument },
	keysHere: KeyDocument
): Promise<Result<Mended, Fault | { readonly type: 'CopyForOtherPhone' }>> {
	if (!followsKeys(document, keysHere)) return err({ type: 'CopyForOtherPhone' });
	const stored = await parts.store.records();
	if (!stored.ok) return stored;
	const places = Array.from({ length: stored.value.at(-1)?.place ?? 0 }, (_, index) => index + 1);
	return mendBook(parts, {
		thorough: true,
		more: await pagesOfCopy(parts.pages, backup, places, stored.value)
	});
}
