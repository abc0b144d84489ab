import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { BookCover, Fault, Shelf, StoredBalances, StoredPerson, StoredRecord, StoredRow } from '#app';
import type { Result } from '#kernel';
import { createShelf } from '#storage';
import {
	faultKinds,
	installInterception,
	intercepted,
	type FaultKind,
	type Intercept
} from '../support/faulty-indexeddb.ts';
import { createLocalStorage } from '../support/phone-storage.ts';
import {
	aBookId,
	aCover,
	aMember,
	aRecord,
	aRow,
	rowBatch,
	sealBatch,
	someBytes
} from '../support/stored.ts';

installInterception();

// Dexie tells the console when it opens a closed database again.
beforeAll(() => void vi.spyOn(console, 'warn').mockReturnValue());

const [book, restored] = [aBookId('book-a'), aBookId('book-b')];

interface Everything {
	readonly covers: readonly BookCover[];
	readonly books: readonly {
		readonly rows: readonly StoredRow[];
		readonly records: readonly StoredRecord[];
		readonly balances: StoredBalances | null;
		readonly people: readonly StoredPerson[];
	}[];
}

/** What a person may do, each with its retry. */
const actions: Readonly<Record<string, (shelf: Shelf) => Promise<Result<unknown, Fault>>>> = {
	'an entry': (shelf) => shelf.open(book).write(rowBatch('c', 3, 1)),
	'the sealing of a meeting': (shelf) => shelf.open(book).write(sealBatch('seal', 1, 2)),
	'a sealing that opens the next meeting': (shelf) =>
		shelf.open(book).write({ ...sealBatch('seal', 1, 2), addRows: [aRow(1, 'seal')] }),
	'a name': (shelf) => shelf.open(book).savePerson({ memberId: aMember('sita'), bytes: someBytes(4) }),
	'the erasing of a name': (shelf) => shelf.open(book).erasePerson(aMember('radha')),
	'a new code': (shelf) => shelf.saveCover({ ...aCover(book), symbol: 'pot' }),
	'a restored book': (shelf) =>
		shelf.add({
			cover: aCover(restored),
			records: [aRecord(1, 'x'), aRecord(2, 'y')],
			rows: [aRow(1, 'z')],
			balances: { place: 2, bytes: someBytes(9) },
			people: [{ memberId: aMember('sita'), bytes: someBytes(5) }]
		})
};

async function aPhone() {
	const indexedDB = new IDBFactory();
	const canaryStorage = createLocalStorage();
	const openTab = () => createShelf({ indexedDB, canaryStorage, locks: null });
	const shelf = openTab();
	const people = [{ memberId: aMember('radha'), bytes: someBytes(3) }];
	await shelf.add({
		cover: aCover(book),
		records: [aRecord(1, 'old')],
		rows: [aRow(1, 'a'), aRow(2, 'b')],
		balances: { place: 1, bytes: someBytes(1) },
		people
	});
	return { shelf, openTab };
}

async function everythingOn(shelf: Shelf): Promise<Everything> {
	const books = [book, restored].map(async (id) => {
		const store = shelf.open(id);
		const [head, records, people] = [await store.load(), await store.records(), await store.people()];
		if (!head.ok || !records.ok || !people.ok) throw new Error('the phone does not read');
		const { rows, balances } = head.value;
		return { rows, balances, records: records.value, people: people.value };
	});
	const covers = await shelf.covers();
	if (!covers.ok) throw new Error(covers.error.type);
	return { covers: covers.value, books: await Promise.all(books) };
}

/** Counts calls; at number `at` the browser fails in the way of `kind`. */
function failingAt(
	at: number,
	kind: FaultKind
): { readonly intercept: Intercept; readonly calls: () => number } {
	let calls = 0;
	return {
		calls: () => calls,
		intercept: (call) => {
			calls += 1;
			return calls === at ? faultKinds[kind](call) : call.perform();
		}
	};
}

describe.each(Object.entries(actions))('%s', (name, act) => {
	const kinds = Object.keys(faultKinds) as FaultKind[];

	test.each(kinds)('is never lost in silence and never half when a call %s', async (kind) => {
		const clean = await aPhone();
		const before = await everythingOn(clean.openTab());
		const counted = failingAt(0, kind);
		expect((await intercepted(counted.intercept, () => act(clean.shelf))).ok).toBe(true);
		const after = await everythingOn(clean.openTab());
		expect(after).not.toEqual(before);
		expect(counted.calls()).toBeGreaterThan(3);

		const answers = new Set<string>();
		for (let at = 1; at <= counted.calls(); at++) {
			const { shelf, openTab } = await aPhone();
			const answer = await intercepted(failingAt(at, kind).intercept, () => act(shelf));
			answers.add(answer.ok ? 'ok' : answer.error.type);
			// What was lost in silence is not repaired by a second try; what matters is that nobody heard "saved".
			if (!answer.ok && kind === 'loses what it was given') continue;
			const found = await everythingOn(openTab());
			if (answer.ok) expect(found, `call ${at}`).toEqual(after);
			else expect([before, after], `call ${at}`).toContainEqual(found);
			await act(openTab());
			expect(await everythingOn(openTab()), `call ${at}, tried again`).toEqual(after);
		}
		expect([...answers].sort()).toEqual(expectedAnswers[kind].filter((one) => answers.has(one)));
		// Where nothing is given back, nothing can be changed.
		const isFelt = [...answers].some((answer) => answer !== 'ok');
		expect(isFelt).toBe(!(name === 'the erasing of a name' && kind === 'changes what it gives back'));
	});
});

const expectedAnswers: Readonly<Record<FaultKind, readonly string[]>> = {
	'throws an unknown error': ['StorageFailed'],
	'answers with an unknown error': ['StorageFailed'],
	'answers that the phone is full': ['StorageFull'],
	'aborts because the phone is full': ['StorageFull'],
	'aborts for no reason': ['StorageClosed', 'StorageFailed'],
	'was closed': ['StorageClosed', 'ok'],
	'loses what it was given': ['NotSaved', 'StaleHead', 'ok'],
	'changes what it gives back': ['NotSaved', 'ok']
};
