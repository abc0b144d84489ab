import { compare, type Measured, type Row } from './frame.ts';

/** The page that runs the rows of `*.browser.ts`; bench/run.ts requests them one by one. */
const files = import.meta.glob<{ readonly rows: readonly Row[] }>('./rows/*.browser.ts', { eager: true });
const rows = Object.entries(files).flatMap(([file, { rows: ofFile }]) =>
	ofFile.map((row) => ({ ...row, file }))
);

/** A row and its file. */
export interface RowOfFile extends Pick<Row, 'name' | 'budget' | 'aim'> {
	readonly file: string;
}

export interface BenchWindow {
	readonly rows: readonly RowOfFile[];
	readonly measure: (name: string) => Promise<Measured>;
}

const bench: BenchWindow = {
	rows: rows.map(({ name, budget, aim, file }) => ({ name, budget, aim, file })),
	measure: (name) => {
		const row = rows.find((candidate) => candidate.name === name);
		if (!row) throw new Error(`No row is called ${name}.`);
		return compare(row);
	}
};
Object.assign(window, { bench });
