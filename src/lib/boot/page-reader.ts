import { readBesideScreen } from '#device';
import { seePage, type PageJob, type PageReader, type PageSeen } from '#reader/see-page.ts';

/** Reads a photographed sheet in a worker of its own, which is ended with the answer: nothing of the picture stays. */
export function createPageReader(startWorker: (address: string) => Worker): PageReader {
	const start = async () => startWorker((await import('./reader-worker.ts?worker&url')).default);
	return async (picture, known, stop) => {
		const job: PageJob = { picture, known };
		const bytes = picture.data.length;
		const read = await readBesideScreen<never, PageSeen>(start, { message: job, bytes, stop });
		if (read.ended === 'answered') return read.answer;
		return read.ended === 'notStarted' ? seePage(job) : null;
	};
}
