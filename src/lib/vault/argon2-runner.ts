import type { StartWorker } from '#app';
import type { Argon2Job } from './argon2.ts';

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

/** Whatever a way of working it out throws means the same: not this way. */
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
