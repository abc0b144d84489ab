import { beforeAll, expect, test } from 'vitest';
import type { BookStore } from '#app';
import { err, present } from '#kernel';
import { lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import { recoverFromSecondCopy } from '../../src/screens/lock/recovery.ts';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import { codes } from '../support/small-book.ts';

// Pages that are missing are brought back before anybody touches a code again: the lock says no longer that they are missing.

beforeAll(throwNodesExceptions);

test('after the second copy gave back what was missing the lock asks who it is, and says nothing old', async () => {
	const { app, phone } = await anApp();
	await foundIn(app);
	const lock = lockScreen(app);
	app.lock();
	const missing = { type: 'RecordsMissing', expected: 2, found: 1 } as const;
	const putBack = replaceMethod(phone.shelf, 'open', (open, given) => ({
		...(open(...given) as BookStore),
		load: () => Promise.resolve(err(missing))
	}));
	lock.choose(present(lock.slots[0], 'an officer has a code'));
	await lock.answer(present(codes[0], 'her code').digits);
	expect(app.phase).toBe('recovery');
	putBack();
	expect((await recoverFromSecondCopy(app)).ok).toBe(true);
	expect(app.phase).toBe('lock');
	expect([lock.stage, lock.slot, lock.refusal]).toEqual(['who', null, null]);
});
