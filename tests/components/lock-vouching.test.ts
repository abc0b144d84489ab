import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { present } from '#kernel';
import Lock from '../../src/screens/lock/Lock.svelte';
import { LockScreen, lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import { anApp } from '../support/app.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

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

/** Six women, of whom three have codes, at "my page" of the lock; the fourth touches her picture, and two officers vouch. */
async function fourthAtTheLock() {
	const inMemory = await anApp();
	const { app } = inMemory;
	await openSixWomen(app);
	app.lock();
	const lock = lockScreen(app);
	lock.askOwner();
	render(WithApp, { props: { app, component: Lock } });
	const press = (name: RegExp) => userEvent.click(screen.getByRole('button', { name }));
	const vouch = async (): Promise<void> => {
		for (const officer of lock.slots.slice(0, 2)) {
			lock.choose(officer);
			await lock.answer(sixWomensCode);
		}
	};
	return { ...inMemory, lock, press, vouch };
}

test('a woman without a code finds her picture, two officers vouch once, she makes hers, and no page is opened on the way', async () => {
	const { app, said, lock, press, vouch } = await fourthAtTheLock();
	const seen: unknown[] = [];
	const giveCode = app.codes.giveCode.bind(app.codes);
	app.codes.giveCode = (...given) => {
		seen.push([app.phase, app.book !== null]);
		return giveCode(...given);
	};
	await press(/^goat didi, number 4\. She has no code/);
	expect(said.at(-1)).toBe('You have no code yet. Officers give it.');
	await press(/^Listen$/);
	expect(said.at(-1)).toBe('You have no code yet. Officers give it. First officer, her code.');
	await vouch();
	const giving = present(lock.giving, 'the phone is in her hand');
	expect(giving.holder.number).toBe(4);
	const { code } = giving;
	expect(giving.answer(code)).toBe(true);
	await lock.finishNewCode();
	await untilHolds(() =>
		expect(said.at(-1)).toBe('goat didi has a code now. Whose page? Touch your picture.')
	);
	expect([app.phase, app.book, lock.stage]).toEqual(['lock', null, 'own']);
	expect(lock.owners.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
	// While her code is written the book is open, and the lock stays in view.
	expect(seen).toEqual([['lock', true]]);
	await press(/^goat didi, number 4$/);
	const before = said.length;
	await lock.answer(code);
	// The lock asks nothing more before her page stands.
	expect([app.memberPage.page?.face.number, said.slice(before)]).toEqual([4, []]);
});

test('all without a code in turn: two codes once, each her own, later or never', async () => {
	const { app, lock, press, vouch } = await fourthAtTheLock();
	await press(/^Give codes, one after another/);
	expect(lock.inTurn.map(({ number }) => number)).toEqual([4, 5, 6]);
	await vouch();
	lock.passForGood();
	const giving = present(lock.giving, 'the fifth has the phone');
	expect([giving.holder.number, giving.answer(giving.code)]).toEqual([5, true]);
	await lock.finishNewCode();
	lock.pass();
	expect([lock.stage, lock.waiting.map(({ number }) => number)]).toEqual(['own', [6]]);
	expect([lock.withoutCode.map(({ number }) => number), app.book]).toEqual([[4, 6], null]);
});

// What the lock shows of women without a code lies in the clear: who writes on the disk gives the code of another to nobody.
test('a picture that was put before another woman gives her no code', async () => {
	const { app, lock, vouch } = await fourthAtTheLock();
	const [fourth, fifth] = lock.withoutCode;
	lock.askFirst({
		...present(fifth, 'the fifth'),
		...{ number: fourth?.number, symbol: fourth?.symbol }
	} as never);
	await vouch();
	expect(lock.giving?.answer(lock.giving.code)).toBe(true);
	await lock.finishNewCode();
	expect([lock.owners.length, app.book, lock.refusal]).toEqual([3, null, expect.anything()]);
});
