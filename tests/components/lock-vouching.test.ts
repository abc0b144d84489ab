import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { present } from '#kernel';
import Lock from '../../src/screens/lock/Lock.svelte';
import { LockScreen, lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import { anApp } from '../support/app.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import WithApp from './WithApp.svelte';

/** A lock at which the second woman forgot her code; each has one. */
function forgotten(...offices: readonly (readonly string[])[]): LockScreen {
	const slots = offices.map((held, place) => {
		const memberId = `m${String(place + 1)}`;
		return { slotId: memberId, memberId, number: place + 1, symbol: 'x', offices: held, codeKind: 'digits' };
	});
	const lock = new LockScreen({
		chosen: { keys: { slots } },
		codes: { check: () => Promise.resolve({ ok: true, value: {} }) }
	} as never);
	lock.slot = slots[1] as never;
	lock.forget();
	return lock;
}

const vouching = (lock: LockScreen) => [lock.canVouch, lock.others.map(({ number }) => number)];

// A group of three with two officers, of whom one forgot hers or is dead: nobody is locked out without the key paper (ledger law 63).
test('where one officer is left, a woman without an office vouches with her', () => {
	expect(vouching(forgotten(['president'], ['secretary'], []))).toEqual([true, [1, 3]]);
});

test('where two officers are left, they vouch; without any, nobody does: no code would open the book', () => {
	expect(vouching(forgotten(['president'], ['secretary'], ['treasurer'], []))).toEqual([true, [1, 3]]);
	expect(vouching(forgotten([], ['president'], []))).toEqual([false, []]);
});

test('one of two is an officer: after a woman without an office, only she is asked', async () => {
	const lock = forgotten(['president'], ['secretary'], [], []);
	lock.askWitness();
	const third = lock.others[1];
	expect(third?.number).toBe(3);
	lock.choose(third as never);
	await lock.answer('123456');
	expect(vouching(lock)).toEqual([true, [1]]);
});

test('codes of those who vouch live no longer than the lock: neither left nor dark it keeps one', async () => {
	const { app } = await anApp();
	await openSixWomen(app);
	app.lock();
	const lock = lockScreen(app);
	const vouch = async (): Promise<void> => {
		lock.slot = lock.slots[1] ?? null;
		lock.forget();
		lock.askWitness();
		lock.choose(present(lock.others[0], 'an officer'));
		await lock.answer(sixWomensCode);
		expect(lock.vouched).toBe(1);
	};
	const { unmount } = render(WithApp, { props: { app, component: Lock } });
	await vouch();
	const hidden = (now: boolean) =>
		Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
	hidden(true);
	document.dispatchEvent(new Event('visibilitychange'));
	hidden(false);
	expect([lock.vouched, lock.stage]).toEqual([0, 'who']);
	await vouch();
	unmount();
	expect([lock.vouched, lock.stage]).toEqual([0, 'who']);
});
