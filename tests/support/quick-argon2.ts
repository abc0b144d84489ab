import { argon2id } from 'hash-wasm';
import type { StartWorker } from '#app';

interface Job {
	readonly secret: Uint8Array;
	readonly salt: Uint8Array;
}

/** The least that Argon2 works with, and what the books of earlier versions among the tests were written with. */
const cost = { memorySize: 8, iterations: 1, parallelism: 1, hashLength: 32 };

/**
 * A worker that works Argon2 out with the least memory and one pass, whatever is asked: for tests that ask what a code opens or
 * whether two phones say the same, not what it costs. `tests/contracts/vault.test.ts` and each journey that keeps the app ask the real one.
 */
export const quickArgon2: StartWorker = () => {
	const worker = {
		onmessage: null as ((message: { data: Uint8Array }) => void) | null,
		postMessage({ secret, salt }: Job) {
			void argon2id({ password: secret, salt, ...cost, outputType: 'binary' }).then((data) =>
				worker.onmessage?.({ data })
			);
		},
		terminate: () => undefined
	};
	return worker as unknown as Worker;
};
