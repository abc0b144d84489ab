/// <reference lib="webworker" />

/** `bytes` go to the end of the file `name` in the origin's private folder. */
export interface AppendJob {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** '' when the bytes are flushed, else what the browser said. */
export type AppendAnswer = string;

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async (message: MessageEvent<AppendJob>) => {
	self.postMessage(await append(message.data));
};

// Only a worker may hold a synchronous handle, and only that has a flush of its own.
async function append({ name, bytes }: AppendJob): Promise<AppendAnswer> {
	try {
		const folder = await navigator.storage.getDirectory();
		const handle = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
		try {
			const written = handle.write(bytes, { at: handle.getSize() });
			handle.flush();
			return written === bytes.length ? '' : `only ${written} of ${bytes.length} bytes were written`;
		} finally {
			handle.close();
		}
	} catch (cause) {
		return String(cause);
	}
}
