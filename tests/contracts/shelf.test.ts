import { IDBFactory } from 'fake-indexeddb';
import { describe } from 'vitest';
import { createShelf } from '#storage';
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
