import type { PagesSent } from '../backup/copy-in-parts.ts';
import type { PagesToAudit } from '../mend/audit-pages.ts';
import type { BackupContents } from './keys.ts';

/** What is read in a worker. Of a copy and of a book the worker gets what the keys opened, and no key. */
export type ToImport =
	| { readonly kind: 'sheet' | 'journal'; readonly bytes: Uint8Array }
	| { readonly kind: 'copy'; readonly contents: BackupContents; readonly here: PagesSent | null }
	| { readonly kind: 'readBack'; readonly contents: BackupContents }
	| { readonly kind: 'audit'; readonly pages: PagesToAudit };

/** Starts the worker that reads them; it is fetched then. */
export type StartReading = () => Promise<Worker>;

/** What a worker of the app says to who started it: that it runs, a part of what it read, and at the end its answer. */
export type SaidByWorker<Part, Answer> =
	| { readonly says: 'begun' }
	| { readonly says: 'part'; readonly part: Part }
	| { readonly says: 'answer'; readonly answer: Answer };

/** What a worker needs of its own side. */
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
