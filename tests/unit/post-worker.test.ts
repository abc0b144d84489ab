import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { PostRound, PostRow } from '#app';
import { deliverLater } from '#device';
import { createOutbox } from '#storage/outbox';
import { deliverPost } from '../../src/service-worker/post.ts';

// The app is shut and the book locked: what the browser's own events do with the outbox.

afterEach(() => vi.unstubAllGlobals());

/** What the browser gives its worker. */
class Asked extends Event {
	readonly tag = 'bahi-post';
	work: Promise<unknown> = Promise.resolve();
	waitUntil(work: Promise<unknown>): void {
		this.work = work;
	}
}

const box = 'b0'.repeat(16);
const round: PostRound = {
	...{ box, route: 'k7qw', writer: 'a1'.repeat(16), after: 0, tries: 0, day: 0, sent: 0, left: 0 },
	...{ refusal: null, place: 1, era: 1, keys: 1, named: '', seen: {} }
};
const row: PostRow = {
	...{ id: `${box} p a1 1`, box, lane: 'p', n: 1, bytes: new Uint8Array(300), state: 'waits', on: 0 }
};

test.each(['sync', 'periodicsync'])(
	'by %s what is due leaves, and what is not yet due waits',
	async (kind) => {
		const outbox = createOutbox();
		const worker = new EventTarget();
		deliverPost(worker);
		vi.stubGlobal('navigator', {});
		vi.stubGlobal('fetch', () => Promise.resolve(Response.json([201], { headers: { 'Bahi-Post': '1' } })));
		const stateAfter = async (after: number) => {
			await outbox.forget(box);
			await outbox.write(box, { lay: [row], round: () => ({ ...round, after }) });
			const event = new Asked(kind);
			worker.dispatchEvent(event);
			await event.work.catch(() => undefined);
			return (await outbox.rows(box)).map(({ state }) => state);
		};
		expect(await stateAfter(Date.now() + 3_600_000)).toEqual(['waits']);
		expect(await stateAfter(Date.now() - 1)).toEqual(['there']);
	}
);

test('the browser is asked for both: at the next network, and from time to time, since it asks three times alone while the delay goes on', async () => {
	const asked: unknown[] = [];
	const register = (...given: unknown[]) => Promise.resolve(void asked.push(given));
	const registration = { sync: { register }, periodicSync: { register } };
	vi.stubGlobal('navigator', {
		serviceWorker: { getRegistration: () => Promise.resolve(registration) }
	});
	await deliverLater();
	expect(asked).toEqual([['bahi-post'], ['bahi-post', { minInterval: 6 * 3_600_000 }]]);
	// Firefox and Safari have neither, and a browser may refuse the second.
	asked.length = 0;
	Object.assign(registration, { periodicSync: { register: () => Promise.reject(new Error('not allowed')) } });
	await deliverLater();
	expect(asked).toEqual([['bahi-post']]);
	Object.assign(registration, { sync: undefined, periodicSync: undefined });
	await deliverLater();
});
