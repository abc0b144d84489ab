import { join } from 'node:path';
import type { LocalDate } from '#kernel';
import type { CurrencyCode } from '#money';
import { bookReport } from '#reports';
import type { OpenDesk } from './desk-keys.ts';
import { openFacts, type FactsStore } from './facts-store.ts';
import { keysOfBox, openBox, type BoxRefusal } from './open-box.ts';

/** Boxes that the desk cannot read, and facts that disagree. */
export interface DeskChecked {
	readonly refused: readonly { readonly box: string; readonly why: BoxRefusal }[];
	/** Boxes with writers none of whose pages can be opened. */
	readonly foreign: readonly { readonly box: string; readonly writers: number }[];
	/** Number of books opened again and compared, and facts that differ. */
	readonly compared: number;
	readonly differ: readonly {
		readonly box: string;
		readonly column: string;
		readonly facts: string;
		readonly report: string;
	}[];
}

/** Number of books opened again: this many random ones detect a fault of one in ten with a probability of 88 %. */
const compareMost = 20;

/** @param folder of a desk whose facts are unchanged */
export async function checkDesk(
	folder: string,
	desk: OpenDesk,
	{ officeKey, chance }: { readonly officeKey: Uint8Array; readonly chance: () => number }
): Promise<DeskChecked> {
	const store = await openFacts(folder, { readOnly: true });
	try {
		const boxes = await store.all(
			'select box, gid, currency, foreign_writers, refused from boxes order by box'
		);
		const refused = boxes.flatMap(({ box, refused: why }) =>
			why === null ? [] : [{ box: String(box), why: JSON.parse(String(why)) as BoxRefusal }]
		);
		const foreign = boxes.flatMap(({ box, foreign_writers: writers }) =>
			Number(writers) > 0 ? [{ box: String(box), writers: Number(writers) }] : []
		);
		const read = boxes
			.filter(({ gid }) => gid !== null)
			.map((row) => ({ row, at: chance() }))
			.toSorted((one, other) => one.at - other.at)
			.slice(0, compareMost);
		const differ: DeskChecked['differ'][number][] = [];
		for (const { row } of read) {
			const one = { box: String(row['box']), gid: String(row['gid']) };
			const currency = String(row['currency']);
			differ.push(...(await compareBox({ ...one, currency }, { folder, desk, officeKey, store })));
		}
		return { refused, foreign, compared: read.length, differ };
	} finally {
		await store.close();
	}
}

async function compareBox(
	{ box, gid, currency }: { readonly box: string; readonly gid: string; readonly currency: CurrencyCode },
	parts: {
		readonly folder: string;
		readonly desk: OpenDesk;
		readonly officeKey: Uint8Array;
		readonly store: FactsStore;
	}
): Promise<DeskChecked['differ']> {
	const { folder, desk, officeKey, store } = parts;
	const mirror = join(folder, 'mirror');
	const keys = await keysOfBox(mirror, box, { officeKey, open: desk.keys.openSealed, pin: undefined });
	const opened = 'type' in keys ? keys : await openBox({ ...keys, box, mirror, seen: new Map(), currency });
	if ('type' in opened) return [{ box, column: 'the book', facts: 'read', report: opened.type }];
	const rows = await store.all('select * from months where gid = $gid order by month desc limit 1', { gid });
	const [row] = rows;
	if (row === undefined) return [{ box, column: 'months', facts: 'none', report: 'some' }];
	const on = String(row['until']) as LocalDate;
	const report = bookReport(opened.events, { currency, on });
	const loans = Object.values(report.loans);
	const sum = (of: (loan: (typeof loans)[number]) => number) =>
		loans.reduce((all, loan) => all + of(loan), 0);
	const said = {
		savings: Object.values(report.members).reduce((all, { savings }) => all + savings, 0),
		loans_out: sum(({ outstanding }) => outstanding),
		overdue: sum(({ overduePrincipal }) => overduePrincipal),
		box: report.box,
		bank: report.bank,
		surplus: report.surplus,
		corpus: report.corpus
	};
	return Object.entries(said).flatMap(([column, figure]) =>
		String(row[column]) === String(figure)
			? []
			: [{ box, column, facts: String(row[column]), report: String(figure) }]
	);
}
