import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { MessageKey } from '#i18n';
import type { BankRule } from '#reports';
import type { BooksContext } from '../context.ts';
import type { NameOf } from '../words.ts';
import type { DataCell, DataColumn } from './data-table.ts';

/** A group of which tables are made. */
export interface GroupOfTables extends BooksContext {
	/** Of its book: the same in every file of the group. */
	readonly id: string;
	readonly practice: boolean;
	readonly rules: readonly BankRule[];
	/** Names of women that may stand in the tables. */
	readonly nameOf: NameOf;
}

/** Values of a table; what is not known is an empty cell. */
export const valueCell = {
	amount: (money: Money | null): DataCell => (money === null ? null : { money }),
	count: (count: number | null): DataCell => (count === null ? null : { count }),
	day: (day: LocalDate | null): DataCell => (day === null ? null : { day }),
	share: (ratio: string | null): DataCell => (ratio === null ? null : { ratio }),
	word: (word: MessageKey | null): DataCell => (word === null ? null : { word }),
	text: (text: string | null | undefined): DataCell =>
		text === null || text === undefined || text === '' ? null : { text }
};

/** Each row of each table begins with the group. */
export function groupColumns<Thing>({ id, book }: GroupOfTables): readonly DataColumn<Thing>[] {
	return [
		['desk.laptop-code', () => valueCell.text(id)],
		['paper.group', () => valueCell.text(book.state.name)]
	];
}

/** A woman by her number and symbol; by her name where it was asked for. */
export function memberColumns<Thing>(
	{ book: { state }, nameOf }: GroupOfTables,
	whose: (thing: Thing) => MemberId
): readonly DataColumn<Thing>[] {
	const member = (thing: Thing) => state.members.get(whose(thing));
	return [
		['paper.number', (thing) => valueCell.count(member(thing)?.number ?? null)],
		['paper.symbol', (thing) => valueCell.text(member(thing)?.symbol)],
		['paper.name', (thing) => valueCell.text(nameOf(whose(thing)))]
	];
}
