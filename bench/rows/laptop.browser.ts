import { assert, present, type BookId, type LocalDate } from '#kernel';
import {
	beginLaptop,
	readJournal,
	writeJournal,
	type JournalFile,
	type LaptopKeys,
	type LaptopStore,
	type ShelvedGroup
} from '#app';
import { compact } from '#group';
import { needsHelp } from '#reports';
import { createLaptopStore } from '#storage';
import { createVault } from '#vault';
import { createLaptopVault } from '#vault/copies';
import { openedList } from '../../src/lib/app/laptop/laptop-shelf.ts';
import { threeYearsWithLoan } from '../../tests/support/dossier-books.ts';
import { countTries, quick, random } from '../../tests/support/quick-vault.ts';
import type { Row } from '../frame.ts';
import { answered } from '../reference/base.ts';
import { once, removeDatabase } from './real-book.ts';

const groups = 100;
const [name, reference] = ['bench-laptop', 'bench-laptop-balances'];
const today = '2026-11-24' as LocalDate;
const vault = createVault({ random, tries: countTries(), ...quick });

/** Held by the bench: the passphrase is measured separately, like the codes of a book. */
let keys: LaptopKeys | null = null;

const fillShelf = once(async (): Promise<void> => {
	await removeDatabase(name);
	const inner = createLaptopVault({ random, tries: countTries(), ...quick });
	const laptopVault = {
		...inner,
		create: async (passphrase: string) => {
			const created = await inner.create(passphrase);
			({ keys } = created);
			return created;
		}
	};
	const laptopStore = createLaptopStore({ databaseName: name });
	const begun = await beginLaptop({ laptopStore, laptopVault, vault, random }, 'four words of rain');
	assert(begun.ok, 'the shelf is there');
	const kept: Uint8Array[] = [];
	for (let group = 0; group < groups; group += 1) {
		const journal = journalOf(group);
		const placed = await begun.value.add(journal, 'journal', today);
		assert(placed.ok, 'every group is on the shelf');
		kept.push(await balancesOf(journal));
	}
	await fillReference(kept);
});

function journalOf(group: number): JournalFile {
	const book = { id: `group-${group}` as BookId, currency: 'INR' };
	const read = readJournal(writeJournal({ book, events: threeYearsWithLoan(today) }));
	assert(read.ok, 'the book is right');
	return read.value;
}

/** As the app stores them with the last page of a book. */
async function balancesOf({ state }: JournalFile): Promise<Uint8Array> {
	const plain = new TextEncoder().encode(JSON.stringify(compact(state)));
	return present(keys, 'the shelf is open').encrypt(await vault.compress(plain), 'balances');
}

async function fillReference(kept: readonly Uint8Array[]): Promise<void> {
	await removeDatabase(reference);
	const opening = indexedDB.open(reference, 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('balances');
	const database = await answered(opening);
	const store = database.transaction('balances', 'readwrite').objectStore('balances');
	await Promise.all(kept.map((bytes, place) => answered(store.put({ bytes }, place))));
	database.close();
}

let shelf: LaptopStore | null = null;
let balances: IDBDatabase | null = null;

/** Both databases are open, as while the passphrase is asked. */
async function connect(): Promise<void> {
	await fillShelf();
	balances = await answered(indexedDB.open(reference));
	shelf = createLaptopStore({ databaseName: name });
	await shelf.load();
}

async function open(): Promise<readonly ShelvedGroup[]> {
	const loaded = await present(shelf, 'the row was prepared').load();
	const { list } = present(loaded.ok ? loaded.value : null, 'the shelf is there');
	const read = await openedList(present(keys, 'the shelf is open'), list);
	assert(read.ok && read.value.length === groups, 'every group has its figures');
	return read.value;
}

const bounds = { budget: { normal: 2, slow: 3 }, aim: { normal: 1.2, slow: 1.2 }, prepare: connect };

/** As after a start of the app: nothing is connected yet. */
const openAnew = async (): Promise<void> => {
	const loaded = await createLaptopStore({ databaseName: name }).load();
	const { list } = present(loaded.ok ? loaded.value : null, 'the shelf is there');
	const read = await openedList(present(keys, 'the shelf is open'), list);
	assert(read.ok && read.value.length === groups, 'every group has its figures');
};

const readBalancesAnew = async (): Promise<void> => {
	const database = await answered(indexedDB.open(reference));
	const read = await answered(database.transaction('balances').objectStore('balances').getAll());
	assert(read.length === groups, 'every balance was read');
	database.close();
};

const readBalances = async (): Promise<void> => {
	const store = present(balances, 'the row was prepared').transaction('balances').objectStore('balances');
	assert((await answered(store.getAll())).length === groups, 'every balance was read');
};

export const rows: readonly Row[] = [
	{
		name: "a laptop's shelf of 100 groups of three years, with figures",
		...bounds,
		reference: readBalances,
		subject: open
	},
	{
		name: 'the same shelf, each over a new connection',
		...bounds,
		reference: readBalancesAnew,
		subject: openAnew
	},
	{
		name: 'the same, those that need help first',
		...bounds,
		reference: readBalances,
		subject: async () => {
			needsHelp(
				(await open()).map((group) => ({ key: group.id, health: group.health })),
				today
			);
		}
	}
];
