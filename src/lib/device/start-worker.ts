import { ownScript } from './own-script.ts';

/** Starts one of the app's own scripts as a worker: for the slow hash and the second copy. */
export function createStartWorker(): (address: string) => Worker {
	return (address) => new Worker(ownScript(address), { type: 'module' });
}
