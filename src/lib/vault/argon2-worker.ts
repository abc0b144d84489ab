/// <reference lib="webworker" />
import { runArgon2, type Argon2Job } from './argon2.ts';

declare const self: DedicatedWorkerGlobalScope;

// One job, one answer; whoever started this worker ends it, which also gives the 32 MiB back.
self.onmessage = async (message: MessageEvent<Argon2Job>) => {
	self.postMessage(await runArgon2(message.data));
};
