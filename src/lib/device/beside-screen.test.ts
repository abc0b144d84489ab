import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerBesideScreen, type SaidByWorker, type WorkerSide } from '#app';
import { readBesideScreen } from './beside-screen.ts';

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
