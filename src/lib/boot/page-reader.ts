import { handedOver, readBesideScreen, type KeptWorker } from '#device';
import type { Picture } from '#reader/picture.ts';
import { answerJob, type PageReader, type SheetJob } from '#reader/see-page.ts';

/** Reads sheets in a worker that lives as long as the camera is open: one is started once, and whatever it holds goes with it. */
export function createPageReader(startWorker: (address: string) => Worker): PageReader {
	const start = async () => startWorker((await import('./reader-worker.ts?worker&url')).default);
	const kept: KeptWorker = { worker: null };
	const ending = new AbortController();
	let before: Promise<unknown> = Promise.resolve();

	/** A worker is asked one question at a time. */
	function ask<Answer>(job: SheetJob, pictures: readonly Picture[]): Promise<Answer | null> {
		const question = {
			message: job,
			handedOver: pictures.flatMap(({ data }) => handedOver(data)),
			bytes: pictures.reduce((sum, { data }) => sum + data.length, 0),
			stop: ending.signal,
			kept
		};
		const answer = before.then(async () => {
			if (ending.signal.aborted) return null;
			const read = await readBesideScreen<never, Answer>(start, question);
			if (read.ended === 'answered') return read.answer;
			return read.ended === 'notStarted' ? (answerJob(job) as Answer) : null;
		});
		before = answer.catch(() => undefined);
		return answer;
	}

	return {
		outline: (frame, taken) => ask({ kind: 'outline', frame, taken }, [frame]),
		page: (job) => ask({ kind: 'page', ...job }, job.frames),
		end: () => {
			ending.abort();
			kept.worker?.terminate();
		}
	};
}
