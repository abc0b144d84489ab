import { expect, test, describe } from 'vitest';
import type { TryCounter, StartWorker } from '#app';
import {
	countTry,
	createArgon2,
	isAcceptable,
	slowHash,
	usualArgon2,
	usualPbkdf2,
	type SlowHash
} from './slow-hash.ts';
import { runArgon2WithoutWasm } from './argon2-without-wasm.ts';
import { runArgon2, type Argon2Job } from './argon2.ts';
import { pbkdf2Sync } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';

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

const job: Argon2Job = {
	secret: new TextEncoder().encode('digits 482915'),
	salt: new Uint8Array(16).fill(3),
	memoryKib: 64,
	passes: 2
};

/** A worker that does this with the job it is given. */
function worker(act: (worker: Worker, given: unknown) => void) {
	let [ended, started] = [0, 0];
	const start: StartWorker = () => {
		started += 1;
		const made = {
			postMessage: (given: unknown) => act(made, given),
			terminate: () => (ended += 1)
		} as Partial<Worker> as Worker;
		return made;
	};
	return { start, ended: () => ended, started: () => started };
}

/** Runs it in a browser that has these, or has them not. */
async function where<Value>(globals: Record<string, unknown>, run: () => Promise<Value>): Promise<Value> {
	const names = Object.keys(globals);
	const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
	for (const name of names)
		Object.defineProperty(globalThis, name, { value: globals[name], configurable: true, writable: true });
	try {
		return await run();
	} finally {
		for (const [name, own] of before)
			if (own === undefined) Reflect.deleteProperty(globalThis, name);
			else Object.defineProperty(globalThis, name, own);
	}
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
		const argon2 = createArgon2(broken.start);
		expect(await argon2(job)).toEqual(await runArgon2(job));
		expect(await argon2(job)).toEqual(await runArgon2(job));
		expect([broken.started(), broken.ended()]).toEqual([1, 1]);
	});

	test('that does not start is worked out here', async () => {
		const argon2 = createArgon2(() => {
			throw new DOMException('no', 'SecurityError');
		});
		expect(await argon2(job)).toEqual(await runArgon2(job));
	});

	test('is given the job, is ended once it has answered, and another one is asked the next time', async () => {
		const given: unknown[] = [];
		const good = worker((one, of) => {
			given.push(of);
			answers(Uint8Array.of(1))(one);
		});
		const argon2 = createArgon2(good.start);
		expect(await argon2(job)).toEqual(Uint8Array.of(1));
		expect([good.started(), good.ended()]).toEqual([1, 1]);
		expect(await argon2(job)).toEqual(Uint8Array.of(1));
		expect([good.started(), good.ended()]).toEqual([2, 2]);
		expect(given).toEqual([job, job]);
	});

	/** Waits that are longer than a moment, and what they were to do. */
	function heldTimers() {
		const { setTimeout: real, clearTimeout: clear } = globalThis;
		const waits = new Map<object, { readonly ms: number; readonly end: () => void }>();
		const globals = {
			setTimeout(end: () => void, ms: number) {
				if (ms < 1_000) return real(end, ms);
				const id = {};
				waits.set(id, { ms, end });
				return id;
			},
			clearTimeout: (id: object) => waits.delete(id) || clear(id as never)
		};
		return { waits, globals };
	}

	test('that the phone ended without a word is waited for no longer than twenty seconds', async () => {
		const { waits, globals } = heldTimers();
		const silent = worker(() => {
			const [only] = waits.values();
			queueMicrotask(() => only?.end());
		});
		const waited: number[] = [];
		const answer = await where(globals, async () => {
			const argon2 = createArgon2(silent.start);
			const worked = await argon2(job);
			waited.push(...Array.from(waits.values(), ({ ms }) => ms));
			return worked;
		});
		expect(answer).toEqual(await runArgon2(job));
		expect(silent.ended()).toBe(1);
		expect(waited).toEqual([20_000]);
	});

	test('that has answered is waited for no more', async () => {
		const { waits, globals } = heldTimers();
		await where(globals, () => createArgon2(worker(answers(Uint8Array.of(1))).start)(job));
		expect(waits.size).toBe(0);
	});
});

describe('Argon2 without a worker', () => {
	/** A screen that draws frames, and says which were drawn before it was worked out. */
	const screen = (hidden: boolean) => {
		let frames = 0;
		const globals = {
			document: { hidden },
			requestAnimationFrame: (draw: () => void) => {
				frames += 1;
				queueMicrotask(draw);
			}
		};
		return { globals, frames: () => frames };
	};

	test('begins after the screen was drawn, with its second frame', async () => {
		const { globals, frames } = screen(false);
		expect(await where(globals, () => createArgon2(null)(job))).toEqual(await runArgon2(job));
		expect(frames()).toBe(2);
	});

	test('waits for no frame of a page that is hidden', async () => {
		const { globals, frames } = screen(true);
		expect(await where(globals, () => createArgon2(null)(job))).toEqual(await runArgon2(job));
		expect(frames()).toBe(0);
	});
});

describe('a phone without WebAssembly', () => {
	const without = { WebAssembly: undefined };

	test('works out the same bytes', async () => {
		const withIt = await runArgon2(job);
		expect(await runArgon2WithoutWasm(job)).toEqual(withIt);
		expect(await where(without, () => createArgon2(null)(job))).toEqual(withIt);
	});

	test('answers null where it has no room either', async () => {
		const tooMuch = { ...job, memoryKib: 2 ** 40 };
		expect(await where(without, () => createArgon2(null)(tooMuch))).toBeNull();
	});
});

test('the bytes are those of a vector for Argon2id in the reference implementation', async () => {
	// phc-winner-argon2, src/test.c: version 0x13, t = 2, m = 2^8 KiB, p = 1, "password", "somesalt".
	const known = {
		secret: new TextEncoder().encode('password'),
		salt: new TextEncoder().encode('somesalt'),
		memoryKib: 256,
		passes: 2
	};
	const hex = Buffer.from(await runArgon2(known)).toString('hex');
	expect(hex).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe');
});

describe('the script of the worker', () => {
	test('answers null where it cannot work it out', async () => {
		const told: unknown[] = [];
		const scope: {
			onmessage?: (message: { data: Argon2Job }) => Promise<void>;
			postMessage: (answer: unknown) => void;
		} = { postMessage: (answer) => void told.push(answer) };
		await where({ self: scope }, async () => {
			await import('./argon2-worker.ts');
			await scope.onmessage?.({ data: { ...job, memoryKib: 1 } });
			await scope.onmessage?.({ data: job });
		});
		expect(told).toEqual([null, await runArgon2(job)]);
	});
});

// What a stored slot may ask for. OWASP, Password Storage Cheat Sheet: Argon2id with 19 MiB and 2 passes at least, PBKDF2-HMAC-SHA256
// with 600,000 rounds; what hangs a phone of 2 GB is refused.

const mib = 1024;
const argon2 = (memoryKib: number, passes: number): SlowHash => ({ kind: 'argon2id', memoryKib, passes });
const pbkdf2 = (rounds: number): SlowHash => ({ kind: 'pbkdf2-sha256', rounds });

test('what new slots ask for is acceptable', () => {
	expect([usualArgon2, usualPbkdf2].map((hash) => isAcceptable(hash, false))).toEqual([true, true]);
});

test('each figure lies between its floor and its ceiling, both included', () => {
	const good = [argon2(19 * mib, 2), argon2(128 * mib, 10), pbkdf2(600_000), pbkdf2(2_000_000)];
	expect(good.filter((hash) => !isAcceptable(hash, false))).toEqual([]);
	const bad = [
		argon2(19 * mib - 1, 2),
		argon2(19 * mib, 1),
		argon2(128 * mib + 1, 10),
		argon2(128 * mib, 11),
		argon2(20_000.5, 3),
		argon2(32 * mib, 2.5),
		argon2(Number.NaN, 3),
		argon2(32 * mib, Number.NaN),
		pbkdf2(599_999),
		pbkdf2(2_000_001),
		pbkdf2(700_000.5)
	];
	expect(bad.filter((hash) => isAcceptable(hash, false))).toEqual([]);
});

test('a test may ask for less, and never for more', () => {
	const weak = [argon2(8, 1), pbkdf2(1)];
	expect(weak.map((hash) => isAcceptable(hash, true))).toEqual([true, true]);
	expect(weak.map((hash) => isAcceptable(hash, false))).toEqual([false, false]);
	const bad = [argon2(7, 1), argon2(8, 0), pbkdf2(0), argon2(128 * mib + 1, 1), pbkdf2(2_000_001)];
	expect(bad.filter((hash) => isAcceptable(hash, true))).toEqual([]);
});

test('is that of its kind, worked out by other implementations', async () => {
	const [secret, salt] = [new TextEncoder().encode('digits 482915'), new Uint8Array(16).fill(3)];
	const by = (hash: SlowHash) => slowHash(hash, secret, salt, runArgon2);
	const rounds = pbkdf2Sync(secret, salt, 1000, 32, 'sha256');
	expect(await by(pbkdf2(1000))).toEqual(Uint8Array.from(rounds));
	expect(await by(argon2(16, 2))).toEqual(argon2id(secret, salt, { m: 16, t: 2, p: 1, dkLen: 32 }));
	expect(await slowHash(argon2(16, 2), secret, salt, () => Promise.resolve(null))).toBeNull();
});
