import type { StartWorker, TryCounter, UnlockRefusal } from '#app';
import type { Argon2Job } from './argon2.ts';
import { err, ok, type Result } from '#kernel';
import { stretch } from './cipher.ts';

/** @returns 32 bytes, or null where this phone cannot work them out: it has no room for them, or none of the ways runs */
export type Argon2 = (job: Argon2Job) => Promise<Uint8Array | null>;

/** A cheap phone needs two to four seconds; a worker that was ended by the phone says nothing at all. */
const answerWithin = 20_000;

/**
 * Argon2id in a worker where there is one; else here, after the screen could draw "one moment"; without
 * WebAssembly where that does not run. The same bytes each way (ADR 0034).
 */
export function createArgon2(startWorker: StartWorker | null): Argon2 {
	if (startWorker === null) return runHere;
	let workerFails = false;
	return async (job) => {
		if (workerFails) return runHere(job);
		const answer = await runInWorker(startWorker, job);
		if (answer !== null) return answer;
		workerFails = true;
		return runHere(job);
	};
}

async function runHere(job: Argon2Job): Promise<Uint8Array | null> {
	await afterPaint();
	const run = async () => (await import('./argon2.ts')).runArgon2(job);
	const runWithoutWasm = async () => (await import('./argon2-without-wasm.ts')).runArgon2WithoutWasm(job);
	return (await orNull(run)) ?? orNull(runWithoutWasm);
}

/** Null when this browser or its policy does not let the worker start or finish. */
async function runInWorker(startWorker: StartWorker, job: Argon2Job): Promise<Uint8Array | null> {
	const worker = await orNull(async () =>
		startWorker((await import('./argon2-worker.ts?worker&url')).default)
	);
	if (worker === null) return null;
	const answer = await orNull(() => answerOf(worker, job));
	worker.terminate();
	return answer;
}

function answerOf(worker: Worker, job: Argon2Job): Promise<Uint8Array | null> {
	return new Promise((resolve) => {
		const silence = setTimeout(() => resolve(null), answerWithin);
		const done = (answer: Uint8Array | null): void => {
			clearTimeout(silence);
			resolve(answer);
		};
		worker.onmessage = (message: MessageEvent<Uint8Array | null>) => done(message.data);
		worker.onmessageerror = () => done(null);
		worker.onerror = () => done(null);
		worker.postMessage(job);
	});
}

/** Any error of one implementation means that the next one is tried. */
async function orNull<Value>(run: () => Promise<Value>): Promise<Value | null> {
	try {
		return await run();
	} catch {
		return null;
	}
}

/** Two frames: the first runs before the paint, the second after it. A hidden page draws no frames. */
function afterPaint(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof requestAnimationFrame !== 'function' || document.hidden) setTimeout(resolve, 0);
		else requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
	});
}

/**
 * The slow hash first, which compares nothing: where it cannot be computed, no try is used up. Then the try is counted,
 * before anything is compared: an app that is killed in the middle of it has used it up. The wait is asked twice, because
 * another tab may have tried while this one was busy.
 */
export async function countTry(
	tries: TryCounter,
	slotId: string,
	slowHash: () => Promise<Uint8Array | null>
): Promise<Result<{ readonly secret: Uint8Array; readonly triesLeft: number }, UnlockRefusal>> {
	const before = await tries.wait(slotId);
	if (before > 0) return err({ type: 'WaitBeforeNextTry', seconds: before });
	const secret = await slowHash();
	if (secret === null) return err({ type: 'CodeNotWorkedOut' });
	const seconds = await tries.wait(slotId);
	if (seconds > 0) return err({ type: 'WaitBeforeNextTry', seconds });
	const { triesLeft } = await tries.begin(slotId);
	return ok({ secret, triesLeft });
}

/** How a short code is stretched; stored beside each slot, so that the figures may rise later. */
export type SlowHash =
	| { readonly kind: 'argon2id'; readonly memoryKib: number; readonly passes: number }
	| { readonly kind: 'pbkdf2-sha256'; readonly rounds: number };

/** docs/THREATS.md "What a short code is worth". */
export const usualArgon2 = { kind: 'argon2id', memoryKib: 32 * 1024, passes: 3 } as const satisfies SlowHash;
/** OWASP Password Storage Cheat Sheet, where there is no WebAssembly or Argon2 cannot be computed. */
export const usualPbkdf2 = { kind: 'pbkdf2-sha256', rounds: 600_000 } as const satisfies SlowHash;

/** OWASP's least for Argon2id is 19 MiB and 2 passes; a stored slot that asks for less was weakened by somebody. */
const floor = { memoryKib: 19 * 1024, passes: 2, rounds: 600_000 };
/** More would hang a cheap phone: a made-up file must not be able to ask for it. */
const ceiling = { memoryKib: 128 * 1024, passes: 10, rounds: 2_000_000 };

export function isAcceptable(hash: SlowHash, allowWeak: boolean): boolean {
	const least = allowWeak ? { memoryKib: 8, passes: 1, rounds: 1 } : floor;
	return hash.kind === 'argon2id'
		? within(hash.memoryKib, least.memoryKib, ceiling.memoryKib) &&
				within(hash.passes, least.passes, ceiling.passes)
		: within(hash.rounds, least.rounds, ceiling.rounds);
}

/** @param salt 16 bytes. @returns 32 bytes, or null where this phone cannot compute Argon2 */
export function slowHash(
	hash: SlowHash,
	secret: Uint8Array,
	salt: Uint8Array,
	argon2: Argon2
): Promise<Uint8Array | null> {
	return hash.kind === 'argon2id'
		? argon2({ secret, salt, memoryKib: hash.memoryKib, passes: hash.passes })
		: stretch(secret, salt, hash.rounds);
}

const within = (value: number, least: number, most: number): boolean =>
	Number.isSafeInteger(value) && value >= least && value <= most;
