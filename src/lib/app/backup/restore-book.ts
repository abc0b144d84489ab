import { err, ok, type LocalDate, type OperationId, type Result } from '#kernel';
import type { GivenCode } from '../books/found-book.ts';
import { neverHadOfficers, type TooFewOfficers } from '../books/codes-and-offices.ts';
import { provedPaper } from '../books/key-paper.ts';
import { keptLaptop } from '../books/laptop-slot.ts';
import type { KeyDocument, OpenKeys, Vault } from '../ports/keys.ts';
import type { RandomSource } from '../ports/phone.ts';
import type { BookCover, Fault, Shelf, StoredRecord, StoredRow } from '../ports/storage.ts';
import { fewAtATime } from '../session/few-at-a-time.ts';
import { sealBalances, sealRecord, sealRow, type PageKeys, type WriterHeads } from '../session/pages.ts';
import { encryptPerson } from '../session/people.ts';
import type { CheckedBackup } from './read-backup.ts';

/** Reasons for which a copy is not restored on this phone. */
export type RestoreRefusal = Fault | TooFewOfficers | { readonly type: 'BookAlreadyHere' };

/**
 * Stores a checked backup on this phone in one transaction. The phone becomes a new writer; the officers get new codes,
 * because codes are bound to the old phone's device secret. A book already on the shelf is never replaced.
 */
export async function restoreBook(
	parts: {
		readonly shelf: Shelf;
		readonly vault: Vault;
		readonly random: RandomSource;
	},
	opened: { readonly keys: OpenKeys; readonly document: KeyDocument; readonly backup: CheckedBackup },
	codes: readonly GivenCode[]
): Promise<Result<{ readonly cover: BookCover; readonly keys: OpenKeys }, RestoreRefusal>> {
	const { shelf, vault, random } = parts;
	const { keys, backup } = opened;
	const { book } = opened.document;
	const refused = await refusedHere(shelf, opened);
	if (refused !== null) return err(refused);
	const deviceSecret = random.bytes(32);
	let { document } = opened;
	for (const { holder, kind, digits } of codes) {
		document = await keys.withCode(document, holder, { kind, digits }, deviceSecret);
	}
	const pages: PageKeys = { book, keys, vault };
	const records = await recordsOf(pages, backup);
	const place = records.length;
	const { currency, practice, cover: look } = backup.payload;
	const cover: BookCover = {
		book,
		practice,
		currency,
		...look,
		keys: document,
		deviceSecret,
		...(practice ? {} : { paper: await provedPaper(vault, document) }),
		laptop: await keptLaptop(keys, backup.payload.laptop),
		...(backup.payload.post === undefined ? {} : { post: backup.payload.post }),
		lastBackup: null,
		...(document.epoch ? { copiedEpoch: document.epoch } : {}),
		...optionalDay(backup.state.lastSealedDay)
	};
	const added = await shelf.add({
		cover,
		records,
		rows: await rowsOf(pages, backup, place),
		balances: await sealBalances(pages, {
			place,
			hash: backup.head,
			writers: writersOf(backup),
			state: backup.sealed
		}),
		people: await Promise.all(
			[...backup.people].map(([memberId, person]) => encryptPerson(keys, book, memberId, person))
		)
	});
	if (!added.ok) return added.error.type === 'StaleHead' ? alreadyHere : added;
	if (!practice) shelf.persist();
	return ok({ cover, keys });
}

async function refusedHere(
	shelf: Pick<Shelf, 'covers'>,
	{ document, backup }: { readonly document: Pick<KeyDocument, 'book'>; readonly backup: CheckedBackup }
): Promise<RestoreRefusal | null> {
	const lacking = neverHadOfficers(backup.sealed);
	if (lacking !== null) return lacking;
	const covers = await shelf.covers();
	if (covers.ok)
		return covers.value.some(({ book }) => book === document.book) ? { type: 'BookAlreadyHere' } : null;
	// Of several lost groups each is restored separately: the others stay missing meanwhile.
	return covers.error.type === 'RecordsMissing' ? null : covers.error;
}

/** Restoring a book counts as a trial of the copy. */
const optionalDay = (day: LocalDate | null): Pick<BookCover, 'copyTriedOn'> =>
	day === null ? {} : { copyTriedOn: day };

const alreadyHere = { ok: false, error: { type: 'BookAlreadyHere' } } as const;

function recordsOf(pages: PageKeys, { held }: CheckedBackup): Promise<StoredRecord[]> {
	const { links, hashes } = held;
	return fewAtATime(links, ({ canonical, signature }, index) =>
		sealRecord(pages, {
			canonical,
			signature,
			hash: hashes[index] ?? '',
			place: index + 1,
			operationId: `restored-${index + 1}` as OperationId
		})
	);
}

function rowsOf(pages: PageKeys, { payload }: CheckedBackup, headPlace: number): Promise<StoredRow[]> {
	return Promise.all(
		payload.rows.map(({ operationId, events }, index) =>
			sealRow(pages, { headPlace, place: index + 1, operationId, events })
		)
	);
}

function writersOf({ links, hashes }: CheckedBackup): WriterHeads {
	return Object.fromEntries(
		links.map(({ content }, index) => [content.writer, [content.n, hashes[index] ?? '']] as const)
	);
}
