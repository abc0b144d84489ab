import { IDBFactory } from 'fake-indexeddb';
import { describe } from 'vitest';
import { createShelf } from '#storage';
import { coversAtStart } from '#storage/start';
import { shelfLater } from '../../src/lib/boot/shelf-later.ts';
import { createInMemoryPhone } from '../support/in-memory-store.ts';
import { createLocks, createLocalStorage } from '../support/phone-storage.ts';
import { shelfContract } from './shelf.contract.ts';

describe('in memory', () => {
	shelfContract(() => createInMemoryPhone().openTab);
});

describe('Dexie', () => {
	shelfContract(() => {
		const indexedDB = new IDBFactory();
		const [locks, canaryStorage] = [createLocks(), createLocalStorage()];
		return () => createShelf({ indexedDB, locks, canaryStorage });
	});
});

describe('Dexie, fetched when it is asked for something', () => {
	shelfContract(() => {
		const indexedDB = new IDBFactory();
		const [locks, canaryStorage] = [createLocks(), createLocalStorage()];
		return () =>
			shelfLater({
				look: () => coversAtStart({ indexedDB, canaryStorage }),
				fetchIt: () => Promise.resolve(createShelf({ indexedDB, locks, canaryStorage }))
			});
	});
});
