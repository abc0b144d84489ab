import type { BookCover, StoredRecord, StoredRow, WriteBatch } from '#app';
import type { BookId, MemberId, OperationId } from '#kernel';

/** Sealed bytes as storage sees them: it knows nothing of what is inside. */
export const aBookId = (name: string): BookId => name as BookId;
export const anOperation = (name: string): OperationId => name as OperationId;
export const aMember = (name: string): MemberId => name as MemberId;

export const someBytes = (seed: number, length = 40): Uint8Array =>
	Uint8Array.from({ length }, (_, index) => (seed * 31 + index * 7) & 255);

export const aHash = (place: number): string => place.toString(16).padStart(64, 'a');

export const aRow = (place: number, operation: string): StoredRow => ({
	place,
	operationId: anOperation(operation),
	bytes: someBytes(place)
});

export const aRecord = (place: number, operation: string, length = 200): StoredRecord => ({
	place,
	hash: aHash(place),
	operationId: anOperation(operation),
	bytes: someBytes(place, length)
});

export const aCover = (book: BookId, practice = false): BookCover => ({
	book,
	practice,
	currency: 'INR',
	symbol: 'mango',
	colour: 2,
	keys: { version: 2, epoch: 0, book, slots: [], sealed: { tag: 'x', nested: { salt: 'y' } } },
	laptop: '',
	deviceSecret: someBytes(5, 32),
	lastBackup: null
});

export const headAt = (place: number) => ({ place, hash: place === 0 ? '' : aHash(place) });

/** An entry in an open meeting. */
export const rowBatch = (operation: string, place: number, headPlace = 0): WriteBatch => ({
	operationId: anOperation(operation),
	expected: { head: headAt(headPlace), rowCount: place - 1 },
	addRows: [aRow(place, operation)],
	addRecords: [],
	clearRows: false,
	balances: null
});

/** The sealing of a meeting that has `rowCount` open rows. */
export const sealBatch = (operation: string, headPlace: number, rowCount: number): WriteBatch => ({
	operationId: anOperation(operation),
	expected: { head: headAt(headPlace), rowCount },
	addRows: [],
	addRecords: [aRecord(headPlace + 1, operation)],
	clearRows: rowCount > 0,
	balances: { place: headPlace + 1, bytes: someBytes(headPlace + 99) }
});
