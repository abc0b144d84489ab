import { ok, type OperationId, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import type { Fault, StoredRow } from '../ports/storage.ts';
import { openRow } from '../session/pages.ts';
import type { MendParts } from './mend-book.ts';

/** An entry of the open meeting; `events` is null if no copy on this phone is intact. */
export interface ReadRow {
	readonly place: number;
	readonly operationId: OperationId;
	readonly events: readonly GroupEvent[] | null;
}

/**
 * Opens the entries of the open meeting. One that is damaged or missing is read from the second copy; its
 * place in the database is repaired, or filled with an empty entry, so that the next one keeps its number.
 *
 * @param parts `mends` is false while another tab has the write lock: nothing is written
 */
export async function readRows(
	parts: MendParts & { readonly mends: boolean },
	headPlace: number,
	stored: readonly StoredRow[]
): Promise<Result<readonly ReadRow[], Fault>> {
	const places = Array.from({ length: stored.at(-1)?.place ?? 0 }, (_, index) => index + 1);
	const byPlace = new Map(stored.map((row) => [row.place, row]));
	const read = await Promise.all(places.map((place) => tryToOpen(parts, headPlace, byPlace.get(place))));
	if (read.every((row) => row !== null)) return ok(read);
	const copied = await parts.secondCopy?.rows(parts.pages.book);
	const copies = copied?.ok === true ? copied.value.filter((copy) => copy.headPlace === headPlace) : [];
	const rows: ReadRow[] = [];
	const toMend: StoredRow[] = [];
	for (const [index, place] of places.entries()) {
		const known = read[index] ?? null;
		const found = known === null ? await openCopy(parts, headPlace, place, copies) : null;
		const here = byPlace.get(place) ?? emptyRow(headPlace, place);
		if (found !== null) toMend.push(found.row);
		else if (!byPlace.has(place)) toMend.push(here);
		rows.push(known ?? found?.read ?? { place, operationId: here.operationId, events: null });
	}
	if (toMend.length === 0 || !parts.mends) return ok(rows);
	const mended = await parts.store.mend({ headPlace, records: [], rows: toMend });
	return mended.ok ? ok(rows) : mended;
}

/** Adds missing rows of the open meeting to the second copy. */
export async function copyRows(
	{ pages, secondCopy }: MendParts,
	headPlace: number,
	stored: readonly StoredRow[]
): Promise<void> {
	if (secondCopy === null || stored.length === 0) return;
	const copied = await secondCopy.rows(pages.book);
	const held = copied.ok ? copied.value.filter((copy) => copy.headPlace === headPlace) : [];
	const missing = stored.filter(
		({ place, operationId }) =>
			!held.some(({ row }) => row.place === place && row.operationId === operationId)
	);
	const good: StoredRow[] = [];
	for (const row of missing) if ((await openRow(pages, headPlace, row)).ok) good.push(row);
	if (good.length > 0) await secondCopy.keepRows(pages.book, headPlace, good);
}

async function tryToOpen(
	{ pages }: MendParts,
	headPlace: number,
	row: StoredRow | undefined
): Promise<ReadRow | null> {
	if (row === undefined) return null;
	const events = await openRow(pages, headPlace, row);
	return events.ok ? { place: row.place, operationId: row.operationId, events: events.value } : null;
}

async function openCopy(
	parts: MendParts,
	headPlace: number,
	place: number,
	copies: readonly { readonly row: StoredRow }[]
): Promise<{ readonly row: StoredRow; readonly read: ReadRow } | null> {
	for (const { row } of copies.filter((copy) => copy.row.place === place)) {
		const read = await tryToOpen(parts, headPlace, row);
		if (read !== null) return { row, read };
	}
	return null;
}

/** Fills the place of a lost entry. */
const emptyRow = (headPlace: number, place: number): StoredRow => ({
	place,
	operationId: `lost-${headPlace}-${place}` as OperationId,
	bytes: new Uint8Array()
});
