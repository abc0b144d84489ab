import { expect, test } from 'vitest';
import { fewAtATime } from './few-at-a-time.ts';

test('every item is worked on, three at a time, and answers stand in the order of the items', async () => {
	const items = Array.from({ length: 20 }, (_, index) => index);
	let running = 0;
	let most = 0;
	const done = await fewAtATime(items, async (item, index) => {
		running += 1;
		most = Math.max(most, running);
		// Later ones finish sooner.
		for (let turn = 0; turn < 20 - item; turn += 1) await Promise.resolve();
		running -= 1;
		return `${item} at ${index}`;
	});
	expect(done).toEqual(items.map((item) => `${item} at ${item}`));
	expect(most).toBe(3);
	expect(await fewAtATime([], () => Promise.resolve(1))).toEqual([]);
});

test('the first error is told', async () => {
	const failing = fewAtATime([1, 2, 3, 4], (item) =>
		item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item)
	);
	await expect(failing).rejects.toThrow('two');
});

test('touches are answered in between, though nothing that is worked on waits', async () => {
	const items = Array.from({ length: 64 }, (_, index) => index);
	let touchedAfter = Infinity;
	let worked = 0;
	setImmediate(() => (touchedAfter = worked));
	await fewAtATime(items, async () => {
		await Promise.resolve();
		worked += 1;
	});
	expect(touchedAfter).toBeLessThan(20);
});
