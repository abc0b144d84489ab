import type { AppendAnswer, AppendJob } from './append-worker.ts';

/** Starts a script of this app as a module worker; boot hands it in, because of Trusted Types. */
export type StartWorker = (address: string) => Worker;

/** Adds bytes to the end of a file and flushes them. @throws what the browser said */
export type AppendToFile = (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/** In a worker with a synchronous handle, whose flush is its own; where that fails, on the page. */
export function createAppend(
	folder: () => Promise<FileSystemDirectoryHandle>,
	startWorker: StartWorker | null
): AppendToFile {
	const inWorker = startWorker === null ? null : createWorkerAppend(startWorker);
	return async (name, bytes) => {
		if (inWorker !== null && (await inWorker({ name, bytes })) === '') return;
		await appendHere(await folder(), name, bytes);
	};
}

/** Writes a copy of the file and swaps it in when it is closed: slower for a long file, and never half. */
async function appendHere(
	folder: FileSystemDirectoryHandle,
	name: string,
	bytes: Uint8Array<ArrayBuffer>
): Promise<void> {
	const handle = await folder.getFileHandle(name, { create: true });
	const { size } = await handle.getFile();
	const stream = await handle.createWritable({ keepExistingData: true });
	await stream.write({ type: 'write', position: size, data: bytes });
	await stream.close();
}

/** One worker for the life of the page; jobs are answered in the order in which they are sent. */
function createWorkerAppend(startWorker: StartWorker): (job: AppendJob) => Promise<AppendAnswer> {
	const waiting: ((answer: AppendAnswer) => void)[] = [];
	let started: Promise<Worker | null> | undefined;
	const start = async (): Promise<Worker | null> => {
		const { default: address } = await import('./append-worker.ts?worker&url');
		let worker: Worker;
		try {
			worker = startWorker(address);
		} catch {
			return null;
		}
		worker.onmessage = (message: MessageEvent<AppendAnswer>) => waiting.shift()?.(message.data);
		worker.onerror = () => {
			started = Promise.resolve(null);
			for (const answer of waiting.splice(0)) answer('the worker failed');
		};
		return worker;
	};
	return async (job) => {
		const worker = await (started ??= start());
		if (worker === null) return 'no worker';
		return new Promise((answer) => {
			waiting.push(answer);
			worker.postMessage(job);
		});
	};
}
