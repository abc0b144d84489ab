/// <reference lib="webworker" />

import { writeFlushed, type FileJob } from './write-flushed.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async (message: MessageEvent<FileJob>) => {
	self.postMessage(await writeFlushed(() => navigator.storage.getDirectory(), message.data));
};
