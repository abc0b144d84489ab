import { describe, expect, test, vi } from 'vitest';
import { createKeptStorage, type StorageKeeper } from './dexie-shelf.ts';

const browser = (persisted: boolean, answer: () => Promise<boolean> = () => Promise.resolve(true)) => ({
	persisted: vi.fn<StorageKeeper['persisted']>(() => Promise.resolve(persisted)),
	persist: vi.fn<StorageKeeper['persist']>(answer)
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('keeping what is stored', () => {
	test('a browser whose question nobody answers holds nothing up', () => {
		const keeper = browser(false, () => new Promise(() => undefined));
		createKeptStorage({ keeper, isInstalled: () => false }).ask();
		expect(keeper.persist).toHaveBeenCalledOnce();
	});

	test('a browser that fails is one that says no', async () => {
		const keeper = browser(false, () => Promise.reject(new TypeError('not here')));
		createKeptStorage({ keeper, isInstalled: () => false }).ask();
		await settled();
		expect(keeper.persist).toHaveBeenCalledOnce();
	});

	test.each([
		{ installed: true, persisted: false, asks: 1 },
		{ installed: true, persisted: true, asks: 0 },
		{ installed: false, persisted: false, asks: 0 }
	])('at a later start: %o', async ({ installed, persisted, asks }) => {
		const keeper = browser(persisted);
		const kept = createKeptStorage({ keeper, isInstalled: () => installed });
		kept.askAgain();
		kept.askAgain();
		await settled();
		expect(keeper.persist).toHaveBeenCalledTimes(asks);
	});

	test('where there is nothing to ask, nothing happens', () => {
		const kept = createKeptStorage({ keeper: null, isInstalled: () => true });
		expect(() => {
			kept.ask();
			kept.askAgain();
		}).not.toThrow();
	});
});

test.each([
	['a promise', () => Promise.resolve(true), true],
	['none', () => Promise.resolve(false), false],
	['a browser that cannot say', () => Promise.reject(new Error('not here')), false]
])('says what the browser promised: %s', async (_, persisted, kept) => {
	const keeper = { persisted, persist: () => Promise.resolve(false) };
	expect(await createKeptStorage({ keeper, isInstalled: () => true }).isKept()).toBe(kept);
	expect(await createKeptStorage({ keeper: null, isInstalled: () => true }).isKept()).toBe(false);
});
