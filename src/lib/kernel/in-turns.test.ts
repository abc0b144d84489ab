import { expect, test } from 'vitest';
import { isLetGo } from '../../../tests/support/let-go.ts';
import { inTurns } from './in-turns.ts';

test('one piece of work begins when the one before is done, whether it went well or not', async () => {
	const order: string[] = [];
	const turn = inTurns();
	const failing = turn(async () => {
		order.push('first begins');
		await Promise.resolve();
		order.push('first fails');
		throw new Error('on purpose');
	});
	const after = turn(() => {
		order.push('second begins');
		return Promise.resolve(2);
	});
	await expect(failing).rejects.toThrow('on purpose');
	expect(await after).toBe(2);
	expect(order).toEqual(['first begins', 'first fails', 'second begins']);
});

test('what came of the last work is not held: that may be a whole file', async () => {
	const turn = inTurns();
	const file = new WeakRef(await turn(() => Promise.resolve({ bytes: new Uint8Array(1000) })));
	expect(await isLetGo(file)).toBe(true);
	expect(await turn(() => Promise.resolve(1))).toBe(1);
});
