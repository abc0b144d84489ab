import { compare, type Measured, type Row } from './frame.ts';

/** The page on which the rows of `*.browser.ts` run; bench/run.ts asks for them one by one. */
const files = import.meta.glob<{ readonly rows: readonly Row[] }>('./rows/*.browser.ts', { eager: true });
const rows = Object.values(files).flatMap((file) => file.rows);

export interface BenchWindow {
	readonly rows: readonly Pick<Row, 'name' | 'budget' | 'aim'>[];
	readonly measure: (name: string) => Promise<Measured>;
}

const bench: BenchWindow = {
	rows: rows.map(({ name, budget, aim }) => ({ name, budget, aim })),
	measure: (name) => {
		const row = rows.find((candidate) => candidate.name === name);
		if (!row) throw new Error(`No row is called ${name}.`);
		return compare(row);
	}
};
Object.assign(window, { bench });
