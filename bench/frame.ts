/**
 * A row sets what the app does beside a small program that does only what cannot be left out, in one run on one
 * machine: the ratio means something everywhere, a time only here. Rows live in bench/rows: `*.node.ts` run in
 * Node, `*.browser.ts` on a page of a real browser at full speed and slowed down, `*.app.ts` measure the built
 * app from outside. Each such file exports `rows`.
 */
export interface Row {
	readonly name: string;
	readonly reference: Task;
	readonly subject: Task;
	/** The largest ratio of subject to reference that is not "over". Raised only in an ADR, with the figures. */
	readonly budget: Bound;
	readonly aim: Bound;
	/** Once before all runs, not timed. */
	readonly prepare?: () => Promise<void>;
	/** Before each timed run of either, not timed. */
	readonly fresh?: () => Promise<void>;
	/** Once after all runs. */
	readonly finish?: () => Promise<void>;
	/** Timed runs of each; 40 where it is not said. */
	readonly runs?: number;
	/** Runs before those, which do not count; 3 where it is not said. */
	readonly warmUps?: number;
	/** Of a row in which both write in one flush: the milliseconds that a flush takes on flash, added to both. */
	readonly flush?: number;
}

export type Task = () => unknown;

/** At full speed, and on a processor slowed down six times, which stands for a cheap phone. */
export interface Bound {
	readonly normal: number;
	readonly slow?: number;
}

/** Measured from outside: a size, or a time from start to something seen. */
export interface AppRow {
	readonly name: string;
	readonly unit: 'KB' | 'ms' | 'prints';
	/** Of the ratio where there is a reference, else of the figure itself. */
	readonly budget: Bound;
	readonly aim: Bound;
	/** With the yardstick of the minute in which it was measured, where several rows look at one measurement. */
	readonly measure: (
		slowdown: number
	) => Promise<Pick<Measured, 'subject' | 'yardstick'> & { readonly reference?: number }>;
	/** What is felt is asked of a cheap phone only. */
	readonly onlySlow?: true;
}

export interface Measured {
	readonly subject: number;
	readonly reference: number | null;
	/** Of milliseconds without a reference: what they are multiplied by to be those of the usual machine. */
	readonly yardstick?: number;
}

export const slowdown = 6;

const usualRuns = 40;
const usualWarmUps = 3;

/** Runs both in turn, so that a machine that grows slower or faster meanwhile does so to both; gives the medians. */
export async function compare(row: Row): Promise<Measured> {
	await row.prepare?.();
	const reference: number[] = [];
	const subject: number[] = [];
	for (let run = -(row.warmUps ?? usualWarmUps); run < (row.runs ?? usualRuns); run += 1) {
		const referenceFirst = run % 2 === 0;
		const first = await timed(row, referenceFirst ? row.reference : row.subject);
		const second = await timed(row, referenceFirst ? row.subject : row.reference);
		if (run < 0) continue;
		reference.push(referenceFirst ? first : second);
		subject.push(referenceFirst ? second : first);
	}
	await row.finish?.();
	const { flush = 0 } = row;
	return { reference: median(reference) + flush, subject: median(subject) + flush };
}

async function timed(row: Row, task: Task): Promise<number> {
	await row.fresh?.();
	const start = performance.now();
	await task();
	return performance.now() - start;
}

export function median(figures: readonly number[]): number {
	const sorted = figures.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [low = NaN, high = NaN] = sorted.length % 2 === 0 ? sorted.slice(middle - 1) : sorted.slice(middle);
	return sorted.length % 2 === 0 ? (low + high) / 2 : low;
}
