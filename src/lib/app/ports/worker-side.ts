import type { PagesSent } from '../backup/copy-in-parts.ts';
import type { PagesToAudit } from '../mend/audit-pages.ts';
import type { BackupContents } from './keys.ts';

/** Jobs of the import worker; it receives decrypted data, never a key. */
export type ToImport =
	| { readonly kind: 'sheet' | 'journal'; readonly bytes: Uint8Array }
	| { readonly kind: 'copy'; readonly contents: BackupContents; readonly here: PagesSent | null }
	| { readonly kind: 'readBack'; readonly contents: BackupContents }
	| { readonly kind: 'audit'; readonly pages: PagesToAudit };

/** Starts the worker that reads them; it is fetched then. */
export type StartReading = () => Promise<Worker>;

/** Messages from a worker: it runs, a part of the result, and finally its answer. */
export type SaidByWorker<Part, Answer> =
	| { readonly says: 'begun' }
	| { readonly says: 'part'; readonly part: Part }
	| { readonly says: 'answer'; readonly answer: Answer };

/** Parts of the worker's global scope that are used. */
export interface WorkerSide<Job> {
	onmessage: ((message: MessageEvent<Job>) => void) | null;
	postMessage: (said: SaidByWorker<unknown, unknown>) => void;
	reportError: (cause: unknown) => void;
}

/** One job, one answer; whoever started this worker ends it. */
export function answerBesideScreen<Job>(
	side: WorkerSide<Job>,
	read: (job: Job, give: (part: unknown) => void) => Promise<unknown>
): void {
	side.onmessage = ({ data }) => {
		read(data, (part) => side.postMessage({ says: 'part', part })).then(
			(answer) => side.postMessage({ says: 'answer', answer }),
			// A promise that fails tells nobody outside, and the screen would wait for its time to run out.
			(cause: unknown) => side.reportError(cause)
		);
	};
	side.postMessage({ says: 'begun' });
}
