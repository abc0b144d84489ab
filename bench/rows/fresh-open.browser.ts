import type { Row } from '../frame.ts';
import { openKeysOf } from '../workload.ts';
import { meetings, openBaseGroup, openGroup, put, putBase, twentyYears } from './real-book.ts';

/** fresh-open.app.ts calls these one by one, each in a new browser. */
export interface FreshOpenWindow {
	readonly freshOpen: {
		readonly prepare: () => Promise<void>;
		/** Milliseconds, measured with keys that are open already. */
		readonly subject: () => Promise<number>;
		readonly reference: () => Promise<number>;
	};
}

const [name, reference] = ['bench-fresh', 'bench-fresh-base'];

const freshOpen: FreshOpenWindow['freshOpen'] = {
	async prepare() {
		const { book, base } = await twentyYears();
		await put(book, name);
		(await putBase(base, reference)).close();
	},
	async subject() {
		const keys = await openKeysOf(meetings);
		return timed(() => openGroup(keys, name));
	},
	reference: () => timed(() => openBaseGroup(reference))
};
Object.assign(window, { freshOpen });

async function timed(task: () => Promise<void>): Promise<number> {
	const start = performance.now();
	await task();
	return performance.now() - start;
}

export const rows: readonly Row[] = [];
