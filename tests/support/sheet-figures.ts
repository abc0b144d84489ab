import { percent } from '#papers/dossier/context.ts';
import type { DataCell, DataHead, DataRow, DataTable } from '#papers/data/data-table.ts';

/** What a sheet of the desk's workbook says under each head: minor units, a share in percent, a word by its key; '' where nothing stands. */
export type SheetRow = ReadonlyMap<string, number | string>;

/** A sheet of one group. */
export class SheetFigures {
	readonly heads: readonly string[];
	readonly rows: readonly SheetRow[];
	readonly totals: readonly SheetRow[];

	constructor({ heads, rows, totals = [] }: DataTable) {
		this.heads = heads.map(headKey);
		const rowOf = ({ cells }: DataRow): SheetRow =>
			new Map(this.heads.map((head, place) => [head, said(cells[place] ?? null)]));
		this.rows = rows.map(rowOf);
		this.totals = totals.map(rowOf);
	}

	/** Of a sheet with one row. */
	only(head: DataHead): number | string {
		const [row, ...others] = this.rows;
		if (row === undefined || others.length > 0) throw new Error('the sheet has one row');
		return under(row, head);
	}

	sum(head: DataHead, isMeant: (row: SheetRow) => boolean = () => true): number {
		return this.rows.filter(isMeant).reduce((all, row) => all + Number(under(row, head)), 0);
	}
}

/** @throws where the sheet has no such head */
export function under(row: SheetRow, head: DataHead): number | string {
	const found = row.get(headKey(head));
	if (found === undefined) throw new Error(`no head ${headKey(head)}`);
	return found;
}

export const headKey = (head: DataHead): string => [head].flat().join(': ');

function said(cell: DataCell): number | string {
	if (cell === null) return '';
	if ('money' in cell) return cell.money;
	if ('count' in cell) return cell.count;
	if ('ratio' in cell) return percent(cell.ratio);
	if ('day' in cell) return cell.day;
	if ('text' in cell) return cell.text;
	const { word } = cell;
	if (typeof word === 'string') return word;
	return 'say' in word ? word.say : word.as;
}
