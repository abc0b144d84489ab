import type { SaidByWorker } from '#app';

/** How reading in a worker ended. */
export type BesideScreen<Answer> =
	| { readonly ended: 'answered'; readonly answer: Answer }
	/** Somebody left, and the worker is gone. */
	| { readonly ended: 'stopped' }
	/** This browser or its policy starts no such worker, or its script is not here yet: nothing was handed over. */
	| { readonly ended: 'notStarted' }
	/** It ran and then failed, or was ended by the phone, or never answered. */
	| { readonly ended: 'died' };

/** A file of fewer bytes is read before a worker would have started. */
export const worthAWorker = 64 * 1024;

/** A script is read from the phone's own store. */
const beginsWithin = 20_000;

/** A phone that is six times slower than a desk needs a second for 200 KB; a worker that was ended by the phone says nothing at all. */
const answersWithin = (bytes: number): number => 60_000 + bytes / 100;

interface ToRead<Part> {
	readonly message: unknown;
	/** What the worker gets for good: no second copy of it is made. */
	readonly handedOver?: Transferable[];
	/** How long it is: what it may take hangs on it. */
	readonly bytes: number;
	readonly stop?: AbortSignal | undefined;
	readonly onpart?: (part: Part) => void;
}

/** Asks a worker of our own one thing and ends it, whatever came. It is handed its bytes once it runs, and never waited for without end. */
export async function readBesideScreen<Part, Answer>(
	start: () => Promise<Worker>,
	{ message, handedOver = [], bytes, stop, onpart }: ToRead<Part>
): Promise<BesideScreen<Answer>> {
	let worker: Worker;
	try {
		worker = await start();
	} catch {
		return { ended: 'notStarted' };
	}
	let isBegun = false;
	let silence: ReturnType<typeof setTimeout> | undefined;
	let stopped = (): void => undefined;
	const ended = await new Promise<BesideScreen<Answer>>((resolve) => {
		const failed = (): void => resolve({ ended: isBegun ? 'died' : 'notStarted' });
		worker.onmessage = ({ data }: MessageEvent<SaidByWorker<Part, Answer>>) => {
			if (data.says === 'answer') resolve({ ended: 'answered', answer: data.answer });
			else if (data.says === 'part') onpart?.(data.part);
			else if (!isBegun) {
				isBegun = true;
				clearTimeout(silence);
				silence = setTimeout(failed, answersWithin(bytes));
				try {
					worker.postMessage(message, handedOver);
				} catch {
					failed();
				}
			}
		};
		worker.onerror = failed;
		worker.onmessageerror = failed;
		silence = setTimeout(failed, beginsWithin);
		if (stop?.aborted === true) resolve({ ended: 'stopped' });
		stopped = () => resolve({ ended: 'stopped' });
		stop?.addEventListener('abort', stopped, { once: true });
	});
	clearTimeout(silence);
	// Whoever may end it lives as long as the book is open, and would hold what the worker was given.
	stop?.removeEventListener('abort', stopped);
	worker.terminate();
	return ended;
}
