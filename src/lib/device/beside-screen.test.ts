import { expect, test, afterEach, beforeEach, describe, vi } from 'vitest';
import {
	answerBesideScreen,
	copyOfParts,
	linksOf,
	pagesSent,
	type BackupContents,
	type ToImport,
	type WorkerSide,
	type SaidByWorker
} from '#app';
import { err, ok, utf8, type BookId } from '#kernel';
import {
	createCopyChecker,
	createCopyReadBack,
	createPageAudit,
	readBesideScreen,
	type KeptWorker
} from './beside-screen.ts';
import { getEventListeners } from 'node:events';

const parts = () => Promise.resolve({ copyOfParts, linksOf, pagesSent });

const contents = (letters: number): BackupContents => ({
	about: { book: 'book-a' as BookId, records: 0, head: '' },
	payload: utf8('x'.repeat(letters))
});

type Side = WorkerSide<ToImport>;

/** A worker in this process; `runs` is its script. */
function workers(runs: (side: Side) => void) {
	const handed: (readonly Transferable[])[] = [];
	const start = (): Promise<Worker> => {
		const side: Side = {
			onmessage: null,
			postMessage: (said) =>
				setTimeout(
					() => void worker.onmessage?.(new MessageEvent('message', { data: structuredClone(said) }))
				),
			reportError: () => setTimeout(() => void worker.onerror?.(new Event('error') as ErrorEvent))
		};
		const worker = {
			onmessage: null,
			onerror: null,
			postMessage: (data: ToImport, transfer: Transferable[]) => {
				handed.push(transfer);
				side.onmessage?.(new MessageEvent('message', { data: structuredClone(data, { transfer }) }));
			},
			terminate: () => undefined
		} as Partial<Worker> as Worker;
		runs(side);
		return Promise.resolve(worker);
	};
	return { start, handed };
}

const checks = (side: Side): void =>
	answerBesideScreen(side, () => Promise.resolve(err({ type: 'Damaged', about: 'line 1' })));

test('a short copy is checked before a worker would have started', async () => {
	const { start, handed } = workers(checks);
	expect(await createCopyChecker(start, parts)(contents(1000), {})).toBeNull();
	expect(handed).toEqual([]);
});

test('a long one goes to the worker, which gets its bytes for good and refuses what is wrong', async () => {
	const { start, handed } = workers(checks);
	const long = contents(100_000);
	expect(await createCopyChecker(start, parts)(long, {})).toMatchObject({
		ok: false,
		error: { type: 'Damaged' }
	});
	expect(handed.map((list) => list.length)).toEqual([1]);
	expect(long.payload.length).toBe(0);
});

test('where no worker starts it is checked here, and nothing of it was given away', async () => {
	const long = contents(100_000);
	const check = createCopyChecker(() => Promise.reject(new DOMException('no', 'SecurityError')), parts);
	expect(await check(long, {})).toBeNull();
	expect(long.payload.length).toBe(100_000);
});

test('a worker that fails while it reads is a refusal, never a wait', async () => {
	const fails = workers((side) =>
		answerBesideScreen(side, () => Promise.reject(new RangeError('Array buffer allocation failed')))
	);
	const refused = { ok: false, error: { type: 'ReadingStopped' } };
	expect(await createCopyChecker(fails.start, parts)(contents(100_000), {})).toEqual(refused);
	expect(
		await createCopyChecker(fails.start, parts)(contents(100_000), { stop: AbortSignal.abort() })
	).toEqual(refused);
});

test('a copy that was made here is read back by a worker, which says its last hash; one that fails is a refusal, none that starts is read here', async () => {
	const head = 'ab'.repeat(32);
	const { start, handed } = workers((side) => answerBesideScreen(side, () => Promise.resolve(ok(head))));
	expect(await createCopyReadBack(start)(contents(1000))).toBeNull();
	const long = contents(100_000);
	expect(await createCopyReadBack(start)(long)).toEqual(ok(head));
	expect(handed.map((list) => list.length)).toEqual([1]);
	expect(long.payload.length).toBe(0);
	const fails = workers((side) => answerBesideScreen(side, () => Promise.reject(new RangeError('no room'))));
	expect(await createCopyReadBack(fails.start)(contents(100_000))).toEqual(err({ type: 'ReadingStopped' }));
	const none = () => Promise.reject(new DOMException('no', 'SecurityError'));
	expect(await createCopyReadBack(none)(contents(100_000))).toBeNull();
});

test('the pages of a book are verified by a worker; one that fails, none that starts or a book that was closed say nothing', async () => {
	const pages = (length: number) => ({
		book: 'book-a' as BookId,
		pages: [{ hash: 'ab'.repeat(32), packed: new Uint8Array(length) }]
	});
	const open = new AbortController().signal;
	const { start } = workers((side) => answerBesideScreen(side, () => Promise.resolve(true)));
	expect(await createPageAudit(start)(pages(1000), open)).toBeNull();
	expect(await createPageAudit(start)(pages(100_000), open)).toBe(true);
	expect(await createPageAudit(start)(pages(100_000), AbortSignal.abort())).toBeNull();
	const fails = workers((side) => answerBesideScreen(side, () => Promise.reject(new RangeError('no room'))));
	expect(await createPageAudit(fails.start)(pages(100_000), open)).toBeNull();
	const none = () => Promise.reject(new DOMException('no', 'SecurityError'));
	expect(await createPageAudit(none)(pages(100_000), open)).toBeNull();
});

/** A worker in the same process: what goes between the two sides is copied, as it is in a browser. */
function workerThat(runs: (side: WorkerSide<number>) => void) {
	let ended = 0;
	const start = (): Promise<Worker> => {
		const side: WorkerSide<number> = {
			onmessage: null,
			postMessage: (said) => tell('onmessage', new MessageEvent('message', { data: structuredClone(said) })),
			reportError: () => tell('onerror', new Event('error'))
		};
		const worker = {
			onmessage: null,
			onerror: null,
			postMessage: (job: number) => side.onmessage?.(new MessageEvent('message', { data: job })),
			terminate: () => (ended += 1)
		} as Partial<Worker> as Worker;
		const tell = (how: 'onmessage' | 'onerror', event: Event): void => {
			void later().then(() => (worker[how] as ((event: Event) => void) | null)?.(event));
		};
		runs(side);
		return Promise.resolve(worker);
	};
	return { start, ended: () => ended };
}

/** A message comes in a turn of its own, once whoever started the worker listens; no timer is asked, which a test may hold. */
const later = async (): Promise<void> => {
	for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

const read = (
	start: () => Promise<Worker>,
	more: { stop?: AbortSignal; onpart?: (part: string) => void } = {}
) => readBesideScreen<string, number>(start, { message: 21, bytes: 100, ...more });

const begun: SaidByWorker<never, never> = { says: 'begun' };

describe('what is read beside the screen', () => {
	test('comes in parts, then the answer; the worker is ended', async () => {
		const twice = workerThat((side) =>
			answerBesideScreen(side, (job, give) => {
				give('one');
				give('two');
				return Promise.resolve(job * 2);
			})
		);
		const parts: string[] = [];
		expect(await read(twice.start, { onpart: (part) => parts.push(part) })).toEqual({
			ended: 'answered',
			answer: 42
		});
		expect(parts).toEqual(['one', 'two']);
		expect(twice.ended()).toBe(1);
	});

	test('is asked of a kept worker again, which is ended by a failure alone', async () => {
		let starts = 0;
		const odd = workerThat((side) =>
			answerBesideScreen(side, (job) =>
				job < 0 ? Promise.reject(new Error('out of memory')) : Promise.resolve(job * 2)
			)
		);
		const start = (): Promise<Worker> => {
			starts += 1;
			return odd.start();
		};
		const kept: KeptWorker = { worker: null };
		const ask = (message: number) => readBesideScreen<never, number>(start, { message, bytes: 100, kept });
		expect(await ask(1)).toEqual({ ended: 'answered', answer: 2 });
		expect(await ask(4)).toEqual({ ended: 'answered', answer: 8 });
		expect([starts, odd.ended()]).toEqual([1, 0]);
		expect(await ask(-1)).toEqual({ ended: 'died' });
		expect([kept.worker, odd.ended()]).toEqual([null, 1]);
		expect(await ask(3)).toEqual({ ended: 'answered', answer: 6 });
		expect(starts).toBe(2);
	});

	test('lets go of what the worker was given, though whoever may end it lives on', async () => {
		const { signal } = new AbortController();
		const worker = workerThat((side) => answerBesideScreen(side, (job) => Promise.resolve(job)));
		expect(await read(worker.start, { stop: signal })).toEqual({ ended: 'answered', answer: 21 });
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});

	test.each([
		['may not start', () => Promise.reject(new DOMException('no', 'SecurityError')), 'notStarted'],
		['whose script is not here', workerThat((side) => side.reportError('no script')).start, 'notStarted'],
		[
			'that fails while it reads',
			workerThat((side) => answerBesideScreen(side, () => Promise.reject(new Error('out of memory')))).start,
			'died'
		]
	])('by a worker %s ends', async (_, start, ended) => {
		expect(await read(start)).toEqual({ ended });
	});

	test('by one that cannot be handed its bytes ends', async () => {
		const start = async (): Promise<Worker> => {
			const worker = await workerThat((side) => side.postMessage(begun)).start();
			worker.postMessage = () => {
				throw new DOMException('no room', 'DataCloneError');
			};
			return worker;
		};
		expect(await read(start)).toEqual({ ended: 'died' });
	});

	test('ends at once where somebody leaves, also before it began', async () => {
		const silent = workerThat((side) => side.postMessage(begun));
		const leaving = new AbortController();
		const reading = read(silent.start, { stop: leaving.signal });
		leaving.abort();
		expect(await reading).toEqual({ ended: 'stopped' });
		expect(await read(silent.start, { stop: AbortSignal.abort() })).toEqual({ ended: 'stopped' });
		expect(silent.ended()).toBe(2);
	});

	describe('is not waited for without end', () => {
		beforeEach(() => void vi.useFakeTimers());
		afterEach(() => void vi.useRealTimers());

		test.each([
			['never begins', workerThat(() => undefined), 'notStarted'],
			['never answers', workerThat((side) => side.postMessage(begun)), 'died']
		])('by a worker that %s', async (_, worker, ended) => {
			const reading = read(worker.start);
			await vi.advanceTimersByTimeAsync(70_000);
			expect(await reading).toEqual({ ended });
			expect(worker.ended()).toBe(1);
		});
	});
});
