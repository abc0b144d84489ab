import { assert, present, type OperationId } from '#kernel';
import { BookSession, type Clock, type SecondCopy, type StoredBalances, type StoredRecord } from '#app';
import { compact, expand, type GroupState } from '#group';
import type { SessionParts } from '../../src/lib/app/session/session-parts.ts';
import { openSession } from '../../src/lib/app/session/open-session.ts';
import { sealBalances, sealRow } from '../../src/lib/app/session/pages.ts';
import { encryptPerson, personNamed } from '../../src/lib/app/session/people.ts';
import type { Position } from '../../src/lib/app/session/write-plan.ts';
import { createCanary } from '../../src/lib/storage/canary.ts';
import { createDexieBookStore } from '../../src/lib/storage/dexie-book-store.ts';
import { createDatabase, type BookDatabase } from '../../src/lib/storage/schema.ts';
import { addBook, type BookToAdd } from '../../src/lib/storage/whole-book.ts';
import { answered, baseMeetings, load, openBase, readBalances, type BaseMeeting } from '../reference/base.ts';
import {
	buildBook,
	memberAt,
	memberCount,
	openNextMeeting,
	type Book,
	type OpenedKeys
} from '../workload.ts';

/** The app's real parts on databases of their own, which rows on a page compare with the base. */

/** About twenty years. */
export const meetings = 1000;

/** Built once for each page, unmeasured, at any speed. */
export const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
	let made: Promise<Value> | undefined;
	return () => (made ??= make());
};

/** A thousand meetings, as the app and as the base store them. */
export const twentyYears = once(async (): Promise<{ book: Book; base: readonly BaseMeeting[] }> => {
	const book = await buildBook(meetings);
	return { book, base: baseMeetings(book.events) };
});

/** Five times as many records, as 300,000 entries need; opening a book and writing read only the last one. */
export async function fiveTimes(book: Book): Promise<Book> {
	const count = book.records.length * 5;
	const records = Array.from({ length: count }, (_, index) => ({
		...present(book.records[index % book.records.length], 'there are records'),
		place: index + 1
	}));
	const { hash } = present(records.at(-1), 'there are records');
	const { state, pages, position } = book;
	const balances = await sealBalances(pages, { place: count, hash, writers: position.writers, state });
	return { ...book, records, balances, position: { ...position, head: { place: count, hash } } };
}

export interface Connection {
	readonly database: BookDatabase;
	readonly parts: SessionParts;
}

/** A connection of its own, as after a start of the app; the keys are open already. */
export function connect({ pages, random }: OpenedKeys, name: string): Connection {
	const database = createDatabase({ name });
	const context = {
		database,
		canary: createCanary(localStorage, null),
		isReal: () => true,
		reserve: null,
		changeTables: () => Promise.resolve()
	};
	const store = createDexieBookStore(pages.book, context);
	return { database, parts: { pages, store, secondCopy: null, clock, random } };
}

/** The app's work after a correct code: connection, balances, names. */
export async function openGroup(keys: OpenedKeys, name: string): Promise<void> {
	const { database, parts } = connect(keys, name);
	const session = await openSession(parts, 'INR');
	assert(session.ok && session.value.state.balances.size > 0, 'the balances are there');
	database.dexie.close();
}

export async function openBaseGroup(name: string): Promise<void> {
	const database = await openBase(name);
	const { b } = await readBalances(database);
	assert(b.length > 0, 'the balances are there');
	database.close();
}

/** Stores the book on the phone. */
export async function put(
	book: Book,
	name: string,
	given: { readonly records: readonly StoredRecord[]; readonly balances: StoredBalances } = book
): Promise<void> {
	await removeDatabase(name);
	const database = createDatabase({ name });
	await addBook(database, { ...given, cover: book.cover, rows: [], people: await peopleOf(book) });
	database.dexie.close();
	localStorage.clear();
}

/** The base's database with all its meetings. */
export async function putBase(base: readonly BaseMeeting[], name: string): Promise<IDBDatabase> {
	await removeDatabase(name);
	const database = await openBase(name);
	await load(database, base);
	return database;
}

export async function removeDatabase(name: string): Promise<void> {
	await answered(indexedDB.deleteDatabase(name));
}

/** A book in use, to which meetings are added for the rows that write. */
export class LiveBook {
	readonly #book: Book;
	readonly #connection: Connection;
	#meeting = meetings;
	#session: BookSession;

	constructor(book: Book, name: string, secondCopy: SecondCopy | null = null) {
		this.#book = book;
		const connection = connect(book, name);
		this.#connection = { ...connection, parts: { ...connection.parts, secondCopy } };
		this.#session = this.#sessionAt(book.state, book.position);
	}

	get session(): BookSession {
		return this.#session;
	}

	/** Opens the next meeting with its first `entries`, each a row of its own on disk. */
	async openMeeting(entries: number): Promise<void> {
		const { pages, random } = this.#book;
		const { head } = this.#session;
		const from = expand(compact(this.#session.state));
		const { steps, state } = openNextMeeting(from, (this.#meeting += 1), random);
		const taken = steps.slice(0, entries);
		const rows = taken.map(({ event }) => ({ operationId: random.id() as OperationId, events: [event] }));
		const sealed = await Promise.all(
			rows.map((row, index) => sealRow(pages, { ...row, headPlace: head.place, place: index + 1 }))
		);
		const { database } = this.#connection;
		await database.rows.bulkAdd(sealed.map((row) => ({ ...row, book: pages.book })));
		const writers = { [pages.keys.writer]: [head.place, head.hash] as const };
		this.#session = this.#sessionAt(steps[entries]?.before ?? state, { head, writers, rows });
	}

	close(): void {
		this.#connection.database.dexie.close();
	}

	#sessionAt(state: GroupState, position: Position): BookSession {
		return new BookSession(this.#connection.parts, {
			state,
			position,
			people: new Map(),
			setAside: { people: [], rows: [], records: [] }
		});
	}
}

/** Durability of the writing transactions since the last check. Dexie caches the method, so it is patched early. */
let flushes: (IDBTransactionDurability | undefined)[] = [];
// oxlint-disable-next-line typescript/unbound-method -- the proxy hands the database on
IDBDatabase.prototype.transaction = new Proxy(IDBDatabase.prototype.transaction, {
	apply(transaction, database: IDBDatabase, given: Parameters<IDBDatabase['transaction']>) {
		const [, mode, options] = given;
		if (mode === 'readwrite') flushes.push(options?.durability);
		return transaction.apply(database, given);
	}
});

/** Runs an action that must be exactly one strict transaction: on a cheap phone a flush dominates. */
export async function withOneFlush<Value>(action: () => Promise<Value>): Promise<Value> {
	flushes = [];
	const value = await action();
	assert(flushes.join() === 'strict', `an action is one strict transaction, not: ${flushes.join()}`);
	return value;
}

async function peopleOf({ pages, book }: Book): Promise<BookToAdd['people']> {
	const name = (index: number) => personNamed(`Example name ${index + 1}`);
	return Promise.all(
		Array.from({ length: memberCount }, (_, index) =>
			encryptPerson(pages.keys, book, memberAt(index), name(index))
		)
	);
}

const clock: Clock = {
	today: () => '2026-01-05' as ReturnType<Clock['today']>,
	now: () => '2026-01-05T09:00:00.000Z' as ReturnType<Clock['now']>,
	milliseconds: () => 0
};
