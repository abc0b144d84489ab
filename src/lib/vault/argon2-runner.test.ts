import type { StartWorker } from '#app';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createArgon2 } from './argon2-runner.ts';
import { runArgon2WithoutWasm } from './argon2-without-wasm.ts';
import { runArgon2, type Argon2Job } from './argon2.ts';

const job: Argon2Job = {
	secret: new TextEncoder().encode('digits 482915'),
	salt: new Uint8Array(16).fill(3),
	memoryKib: 64,
	passes: 2
};

/** A worker that does this with the job it is given. */
function worker(act: (worker: Worker) => void): {
	readonly start: StartWorker;
	readonly ended: () => number;
} {
	let ended = 0;
	const start = (): Worker => {
		const made = { postMessage: () => act(made), terminate: () => (ended += 1) } as Partial<Worker> as Worker;
		return made;
	};
	return { start, ended: () => ended };
}

const answers =
	(data: unknown) =>
	(one: Worker): void =>
		void one.onmessage?.(new MessageEvent('message', { data }));

describe('Argon2 in a worker', () => {
	test.each([
		['answers that it failed', answers(null)],
		['breaks', (one: Worker) => void one.onerror?.(new Event('error') as ErrorEvent)],
		[
			'answers what cannot be read',
			(one: Worker) => void one.onmessageerror?.(new MessageEvent('messageerror'))
		],
		[
			'takes no job',
			() => {
				throw new DOMException('no', 'DataCloneError');
			}
		]
	])('that %s is worked out here, and the worker is asked no more', async (_, act) => {
		const broken = worker(act);
		const start = vi.fn(broken.start);
		const argon2 = createArgon2(start);
		expect(await argon2(job)).toEqual(await runArgon2(job));
		expect(await argon2(job)).toEqual(await runArgon2(job));
		expect(start).toHaveBeenCalledTimes(1);
		expect(broken.ended()).toBe(1);
	});

	test('that does not start is worked out here', async () => {
		const argon2 = createArgon2(() => {
			throw new DOMException('no', 'SecurityError');
		});
		expect(await argon2(job)).toEqual(await runArgon2(job));
	});

	test('is ended once it has answered', async () => {
		const good = worker(answers(Uint8Array.of(1)));
		expect(await createArgon2(good.start)(job)).toEqual(Uint8Array.of(1));
		expect(good.ended()).toBe(1);
	});
});

describe('a worker that the phone ended without a word', () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
	afterEach(() => void vi.useRealTimers());

	test('is waited for no longer than twenty seconds', async () => {
		let asked = false;
		const silent = worker(() => (asked = true));
		const argon2 = createArgon2(silent.start);
		const answer = argon2(job);
		await vi.waitUntil(() => asked);
		await vi.advanceTimersByTimeAsync(20_000);
		vi.useRealTimers();
		expect(await answer).toEqual(await runArgon2(job));
		expect(silent.ended()).toBe(1);
	});
});

describe('a phone without WebAssembly', () => {
	afterEach(() => void vi.unstubAllGlobals());

	test('works out the same bytes', async () => {
		const withIt = await runArgon2(job);
		expect(await runArgon2WithoutWasm(job)).toEqual(withIt);
		vi.stubGlobal('WebAssembly', undefined);
		expect(await createArgon2(null)(job)).toEqual(withIt);
	});

	test('answers null where it has no room either', async () => {
		vi.stubGlobal('WebAssembly', undefined);
		expect(await createArgon2(null)({ ...job, memoryKib: 2 ** 40 })).toBeNull();
	});
});

describe('the script of the worker', () => {
	afterEach(() => void vi.unstubAllGlobals());

	test('answers null where it cannot work it out', async () => {
		const told = vi.fn();
		const scope: { onmessage?: (message: { data: Argon2Job }) => Promise<void>; postMessage: typeof told } = {
			postMessage: told
		};
		vi.stubGlobal('self', scope);
		await import('./argon2-worker.ts');
		await scope.onmessage?.({ data: { ...job, memoryKib: 1 } });
		expect(told).toHaveBeenLastCalledWith(null);
		await scope.onmessage?.({ data: job });
		expect(told).toHaveBeenLastCalledWith(await runArgon2(job));
	});
});
