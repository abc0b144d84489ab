import type { BankAccountId, BorrowingId, FineId, LoanId, LocalDate, MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import type { CurrencyCode } from '#money';
import { Cells } from './cells.ts';
import type { ColumnId } from './columns.ts';
import type { RowKind } from './choices.ts';
import type { CellFault, GroupFault, Noting, SheetProblem } from './problems.ts';
import type { TableRow } from './table.ts';

/** An event made from a row of the sheet. */
export interface DraftEvent {
	readonly event: GroupEvent;
	readonly row: number;
}

/** Data from the group's own row, available whatever else is wrong. */
export interface GroupFrame {
	readonly name: string;
	readonly currency: CurrencyCode;
	readonly founded: LocalDate;
	/** Null for a group whose book begins with its first meeting. */
	readonly cutOff: LocalDate | null;
	readonly cells: Cells;
}

/** All rows of one group, and the problems found so far. */
export class SheetGroup {
	readonly key: string;
	readonly rows: readonly TableRow[];
	readonly problems: SheetProblem[];
	readonly #said = new Set<string>();

	/** Reports a problem of a cell once, although two readers may check it; an invalid cell is not also reported as missing. */
	readonly note: Noting = (problem) => {
		const place = `${problem.row} ${problem.column}`;
		const said = `${place} ${problem.code}`;
		if (this.#said.has(said) || (problem.code === 'needed' && this.#said.has(place))) return;
		this.#said.add(place).add(said);
		this.problems.push(problem);
	};

	constructor(key: string, rows: readonly TableRow[], problems: readonly SheetProblem[]) {
		this.key = key;
		this.rows = rows;
		this.problems = [];
		for (const problem of problems) this.note(problem);
	}

	of(...kinds: readonly RowKind[]): readonly Cells[] {
		return this.rows.filter(({ kind }) => kinds.includes(kind)).map((row) => new Cells(row, this.note));
	}

	/** Returns the only row of its kind and reports every further one. */
	only(kind: RowKind): Cells | null {
		const [first = null, ...more] = this.of(kind);
		for (const again of more) again.say('row', { code: 'rowTwice', detail: { first: first?.row.row ?? 0 } });
		return first;
	}

	say(row: number | null, column: ColumnId | null, fault: CellFault | GroupFault): void {
		this.note({ row, column, group: this.key, ...fault });
	}
}

/** Ids of a converted book, made from positions and numbers, never from names. */
export const ids = {
	member: (number: number) => `m${number}` as MemberId,
	bank: (place: number) => `b${place}` as BankAccountId,
	loan: (place: number) => `l${place}` as LoanId,
	fine: (place: number) => `f${place}` as FineId,
	borrowing: (place: number) => `d${place}` as BorrowingId
};

/** Returns the defined fields, because an event must not contain an undefined one. */
export function given<Shape extends object>(
	fields: Shape
): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
	const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> };
}
