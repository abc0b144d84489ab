import { assert } from '#kernel';
import { foldAdmitted } from '#group';
import { median, type AppRow } from '../frame.ts';
import { longBook } from '../long-books.ts';

const warmUps = 5;
const runs = 21;

/** Time on a machine like that of the plan's prototype: median of many folds in Node. */
const folded = (entries: number, budget: number, aim: number): AppRow => ({
	name: `${entries.toLocaleString('en')} entries folded, in Node`,
	unit: 'ms',
	budget: { normal: budget },
	aim: { normal: aim },
	measure: () => {
		const times: number[] = [];
		for (let run = -warmUps; run < runs; run += 1) {
			const events = longBook(entries).events();
			const start = performance.now();
			assert(foldAdmitted(events, 'INR').ok, 'the book folds');
			if (run >= 0) times.push(performance.now() - start);
		}
		return Promise.resolve({ subject: median(times) });
	}
});

export const rows: readonly AppRow[] = [folded(60_000, 80, 60), folded(300_000, 500, 400)];
