import type { Argon2Job } from './argon2.ts';

export type Argon2 = (job: Argon2Job) => Promise<Uint8Array>;

/**
 * Starts a script of this app as a module worker. Boot hands it in, because under Trusted Types only a policy
 * of the app may turn an address into a script.
 */
export type StartWorker = (address: string) => Worker;

/** Argon2id beside the screen where a worker can be had; else here, after the screen could draw "one moment". */
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

async function runHere(job: Argon2Job): Promise<Uint8Array> {
	await afterPaint();
	const { runArgon2 } = await import('./argon2.ts');
	return runArgon2(job);
}

/** Null when this browser or its policy does not let the worker start or finish. */
async function runInWorker(startWorker: StartWorker, job: Argon2Job): Promise<Uint8Array | null> {
	const { default: address } = await import('./argon2-worker.ts?worker&url');
	let worker: Worker;
	try {
		worker = startWorker(address);
	} catch {
		return null;
	}
	const answer = await new Promise<Uint8Array | null>((resolve) => {
		worker.onmessage = (message: MessageEvent<Uint8Array>) => resolve(message.data);
		worker.onerror = () => resolve(null);
		worker.postMessage(job);
	});
	worker.terminate();
	return answer;
}

/** Two frames: the first runs before the paint, the second after it. A hidden page draws no frames. */
function afterPaint(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof requestAnimationFrame !== 'function' || document.hidden) setTimeout(resolve, 0);
		else requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
	});
}
