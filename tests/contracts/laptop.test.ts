import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe } from 'vitest';
import { createLaptopStore } from '#storage';
import { createInMemoryLaptop } from '../support/in-memory-laptop.ts';
import { laptopContract } from './laptop.contract.ts';

describe('in memory', () => {
	laptopContract(createInMemoryLaptop);
});

describe('Dexie', () => {
	laptopContract(() => {
		const indexedDB = new IDBFactory();
		return () => createLaptopStore({ indexedDB, IDBKeyRange });
	});
});
