import { expect, test } from 'vitest';
import { lazily } from './lazily.ts';

interface Port {
	readonly double: (value: number) => Promise<number>;
}

const port = (): Port => ({ double: (value) => Promise.resolve(2 * value) });

test('the adapter is fetched when it is first asked for something, and once', async () => {
	let fetched = 0;
	const later = lazily<Port>(() => {
		fetched += 1;
		return Promise.resolve(port());
	});
	expect(fetched).toBe(0);
	expect(await Promise.all([later.double(1), later.double(2)])).toEqual([2, 4]);
	expect(fetched).toBe(1);
});

test('what could not be fetched is asked for again at the next call', async () => {
	let isOnline = false;
	const later = lazily<Port>(() =>
		isOnline ? Promise.resolve(port()) : Promise.reject(new TypeError('no network'))
	);
	await expect(later.double(1)).rejects.toThrow('no network');
	isOnline = true;
	expect(await later.double(1)).toBe(2);
});

test('a port is no promise: who waits for it gets the port itself', () => {
	expect(
		Reflect.get(
			lazily<Port>(() => Promise.resolve(port())),
			'then'
		)
	).toBeUndefined();
});
