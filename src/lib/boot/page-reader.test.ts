import { expect, test } from 'vitest';
import { answerBesideScreen, type WorkerSide } from '#app';
import type { Picture } from '#reader/picture.ts';
import { answerJob, type SheetJob } from '#reader/see-page.ts';
import { createPageReader } from './page-reader.ts';

/** Workers in this process; what is handed over is gone here, as in a browser. */
function workers() {
	const counts = { started: 0, ended: 0 };
	const start = (): Worker => {
		counts.started += 1;
		const worker = {
			onmessage: null,
			postMessage: (job: SheetJob, transfer: Transferable[]) =>
				side.onmessage?.(new MessageEvent('message', { data: structuredClone(job, { transfer }) })),
			terminate: () => (counts.ended += 1)
		} as Partial<Worker> as Worker;
		const side: WorkerSide<SheetJob> = {
			onmessage: null,
			postMessage: (said) =>
				setTimeout(
					() => void worker.onmessage?.(new MessageEvent('message', { data: structuredClone(said) }))
				),
			reportError: () => undefined
		};
		answerBesideScreen(side, (job) => Promise.resolve(answerJob(job)));
		return worker;
	};
	return { start, counts };
}

const grey = (): Picture => ({ width: 60, height: 80, data: new Uint8ClampedArray(4 * 60 * 80).fill(200) });

test('frames and pages are read by one worker, which gets them for good and ends with the camera', async () => {
	const { start, counts } = workers();
	const reader = createPageReader(start);
	const frame = grey();
	const both = [reader.outline(frame, 1), reader.page({ frames: [grey(), grey()], known: null })] as const;
	expect(await both[0]).toEqual({ corners: null, hint: 'none' });
	expect(frame.data.length).toBe(0);
	expect(await both[1]).toMatchObject({ refused: 'no sheet', code: null });
	expect(counts).toEqual({ started: 1, ended: 0 });
	reader.end();
	expect(counts).toEqual({ started: 1, ended: 1 });
	expect(await reader.outline(grey(), 1)).toBeNull();
	expect(counts.started).toBe(1);
});

test('where no worker starts they are read here', async () => {
	const reader = createPageReader(() => {
		throw new DOMException('no', 'SecurityError');
	});
	expect(await reader.outline(grey(), 1)).toEqual({ corners: null, hint: 'none' });
	expect(await reader.page({ frames: [grey()], known: null })).toMatchObject({
		refused: 'no sheet',
		code: null
	});
});
