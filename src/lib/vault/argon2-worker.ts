/// <reference lib="webworker" />
import { runArgon2, type Argon2Job } from './argon2.ts';

declare const self: DedicatedWorkerGlobalScope;

// One job, one answer, null where it fails: an error that nobody catches here would reach nobody.
// Whoever started this worker ends it, which also gives the 32 MiB back.
self.onmessage = async (message: MessageEvent<Argon2Job>) => {
	try {
		self.postMessage(await runArgon2(message.data));
	} catch {
		self.postMessage(null);
	}
};
