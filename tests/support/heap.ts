import type { Page } from 'playwright-core';

/** Everything that the page's script still holds, as the browser's own snapshot, after what nobody holds was collected. */
export async function heapOf(page: Page): Promise<string> {
	const session = await page.context().newCDPSession(page);
	const parts: string[] = [];
	session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
	await session.send('HeapProfiler.enable');
	// Weak references let go one round later.
	for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	await session.detach();
	return parts.join('');
}

/** The strings of a snapshot in which one of these stands. */
export function stringsWith(snapshot: string, markers: readonly string[]): readonly string[] {
	const { strings } = JSON.parse(snapshot) as { readonly strings: readonly string[] };
	return strings
		.filter((one) => markers.some((marker) => one.includes(marker)))
		.map((one) => one.slice(0, 200));
}
