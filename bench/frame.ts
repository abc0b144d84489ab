/**
 * A row compares the app with a small program that does only the indispensable work, in one run on one
 * machine: the ratio is portable, a time is not. Rows are in bench/rows: `*.node.ts` run in
 * Node, `*.browser.ts` on a page of a real browser at full speed and throttled, `*.app.ts` measure the built
 * app from outside. Each such file exports `rows`.
 */
export interface Row {
	readonly name: string;
	readonly reference: Task;
	readonly subject: Task;
	/** The largest acceptable ratio of subject to reference. Raised only in an ADR, with the figures. */
	readonly budget: Bound;
	readonly aim: Bound;
	/** Untimed, once before all runs. */
	readonly prepare?: () => Promise<void>;
	/** Untimed, before each timed run of either. */
	readonly fresh?: () => Promise<void>;
	/** Once after all runs. */
	readonly finish?: () => Promise<void>;
	/** Timed runs of each; default 40. */
	readonly runs?: number;
	/** Untimed runs before those; default 3. */
	readonly warmUps?: number;
	/** For rows with one flush in both: milliseconds of a flush on flash storage, added to both. */
	readonly flush?: number;
}

export type Task = () => unknown;

/** At full speed, and throttled six times to simulate a cheap phone. */
export interface Bound {
	readonly normal: number;
	readonly slow?: number;
}

/** Measured from outside: a size, or a time from the start until something is visible. */
export interface AppRow {
	readonly name: string;
	readonly unit: 'KB' | 'ms' | 'prints';
	/** Of the ratio if there is a reference, else of the figure itself. */
	readonly budget: Bound;
	readonly aim: Bound;
	/** Includes the yardstick of its minute if several rows share one measurement. */
	readonly measure: (
		slowdown: number
	) => Promise<Pick<Measured, 'subject' | 'yardstick'> & { readonly reference?: number }>;
	/** Perceived times are measured only for a cheap phone. */
	readonly onlySlow?: true;
}

export interface Measured {
	readonly subject: number;
	readonly reference: number | null;
	/** For milliseconds without a reference: factor that converts them to the usual machine. */
	readonly yardstick?: number;
}

export const slowdown = 6;

const usualRuns = 40;
const usualWarmUps = 3;

/** Runs both alternately, so that changes of the machine's speed affect both; returns the medians. */
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
