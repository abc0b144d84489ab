import { expect, test } from 'vitest';
import type { TryCounter } from '#app';
import { countTry } from './slow-hash.ts';

// When a try with a code counts: not before the slow hash could be worked out, and always before anything is compared.

const secret = new Uint8Array(32).fill(7);

/** @param waits seconds, as they are asked one after another */
async function tried(waits: readonly number[], worksOut = true) {
	const order: string[] = [];
	const left = [...waits];
	const tries: TryCounter = {
		wait: (slotId) => {
			order.push(`wait ${slotId}`);
			return Promise.resolve(left.shift() ?? 0);
		},
		begin: (slotId) => {
			order.push(`begin ${slotId}`);
			return Promise.resolve({ triesLeft: 3 });
		},
		succeeded: (slotId) => Promise.resolve(void order.push(`succeeded ${slotId}`))
	};
	const answer = await countTry(tries, 's1', () => {
		order.push('hash');
		return Promise.resolve(worksOut ? secret : null);
	});
	return { answer, order };
}

test('the wait is asked, the hash worked out, the wait asked again, and then the try counts', async () => {
	expect(await tried([0, 0])).toEqual({
		answer: { ok: true, value: { secret, triesLeft: 3 } },
		order: ['wait s1', 'hash', 'wait s1', 'begin s1']
	});
});

test('who has to wait works nothing out and uses up no try, not even by a second', async () => {
	for (const seconds of [1, 30])
		expect(await tried([seconds])).toEqual({
			answer: { ok: false, error: { type: 'WaitBeforeNextTry', seconds } },
			order: ['wait s1']
		});
});

test('another tab tried meanwhile: she waits, and no try is used up', async () => {
	for (const seconds of [1, 30])
		expect(await tried([0, seconds])).toEqual({
			answer: { ok: false, error: { type: 'WaitBeforeNextTry', seconds } },
			order: ['wait s1', 'hash', 'wait s1']
		});
});

test('where the phone cannot work the hash out, no try is used up', async () => {
	expect(await tried([0, 0], false)).toEqual({
		answer: { ok: false, error: { type: 'CodeNotWorkedOut' } },
		order: ['wait s1', 'hash']
	});
});
