import { openingSides, type ConstitutionWritten, type OpeningBalances } from '#group';
import { money, subtract, zero, type Money } from '#money';
import { readAmount, readChoice, readSheetDay, type Reader } from './cells.ts';
import type { RowKind } from './choices.ts';
import { columnOf } from './columns.ts';
import type { Members } from './members.ts';
import { readFunds, readLists } from './opening-lists.ts';
import { given, type GroupFrame, type SheetGroup } from './sheet-group.ts';
import { word } from './words.ts';

/** The cut-off sheet of a group. */
export interface OpeningSheet {
	readonly event: OpeningBalances;
	/** Where the cash of the sheet stands. */
	readonly boxRow: number;
	/** The sheet said "rest": what was missing to balance was computed. */
	readonly surplusComputed: boolean;
}

const figureKinds: readonly RowKind[] = [
	'loan',
	'fine',
	'borrowing',
	'box',
	'socialFund',
	'revolvingFund',
	'grants',
	'income',
	'expense',
	'surplus',
	'deficit'
];
const figureColumns = [
	'savings',
	'voluntarySavings',
	'shares',
	'arrears',
	'held',
	'fineDue',
	'outstanding'
] as const;

/** Whether anything on the group's rows is a figure of a cut-off sheet. */
function hasFigures(group: SheetGroup): boolean {
	return (
		group.of(...figureKinds).length > 0 ||
		group.of('bank').some((cells) => cells.has('amount')) ||
		group.of('member').some((cells) => figureColumns.some((column) => cells.has(column)))
	);
}

/**
 * The OpeningBalances that the rows of a group make (ledger law 5, fine print 7); null for a group that starts with its
 * first meeting. A sheet that does not balance is noted with the difference, in minor units.
 */
export function readOpening(
	group: SheetGroup,
	frame: GroupFrame,
	{ members, rules }: { readonly members: Members; readonly rules: ConstitutionWritten }
): OpeningSheet | null {
	const on = frame.cutOff;
	if (on === null) {
		if (hasFigures(group) && !frame.cells.has('cutOff')) frame.cells.say('cutOff', { code: 'cutOffMissing' });
		return null;
	}
	for (const { joined, cells } of members.list) {
		const isNamed = figureColumns.some((column) => cells.has(column));
		if (joined > on && isNamed) cells.say('joined', { code: 'dayAfterCutOff', detail: { cutOff: on } });
	}
	const box = group.only('box');
	if (box === null) frame.cells.say(null, { code: 'boxMissing' });
	const seenBy = members.seenBy.length > 0 ? [...members.seenBy] : undefined;
	const sheet: OpeningBalances = {
		type: 'OpeningBalances',
		occurredOn: on,
		...given({ booksSince: frame.cells.read('booksSince', readSheetDay), seenBy }),
		box: box?.needs('amount', readAmount) ?? zero,
		...readLists(group, members, { rules, on }),
		...readFunds(group)
	};
	const { row } = frame.cells.row;
	return { ...withSurplus(group, sheet, row), boxRow: box?.row.row ?? row };
}

const restWord = readChoice([word('rest', 'rest', 'बाकी')]);
const amountOrRest: Reader<Money | 'rest'> = (text) => {
	const rest = restWord(text);
	return rest.ok ? rest : readAmount(text);
};

/** Adds what the group kept or lost before; "rest" is whatever the other figures leave over, on either side. */
function withSurplus(
	group: SheetGroup,
	sheet: OpeningBalances,
	row: number
): Pick<OpeningSheet, 'event' | 'surplusComputed'> {
	const surplusRow = group.only('surplus');
	const deficitRow = group.only('deficit');
	if (surplusRow !== null)
		deficitRow?.say('row', { code: 'rowTwice', detail: { first: surplusRow.row.row } });
	const surplus = surplusRow?.needs('amount', amountOrRest);
	const deficit = deficitRow?.needs('amount', readAmount);
	if (surplus === 'rest') {
		const { debits, credits } = openingSides(sheet);
		const rest = subtract(debits, credits);
		const event = rest < 0 ? { ...sheet, deficit: money(-rest) } : { ...sheet, surplus: rest };
		return { event, surplusComputed: true };
	}
	const event = { ...sheet, ...given({ surplus, deficit }) };
	const { debits, credits } = openingSides(event);
	if (debits !== credits && !hasWrongMoney(group)) {
		const difference = subtract(debits, credits);
		group.say(row, null, { code: 'notBalanced', detail: { debits, credits, difference } });
	}
	return { event, surplusComputed: false };
}

/** While a sum, the kind of a row, or which income or expense it is cannot be read, a difference would only mislead. */
function hasWrongMoney(group: SheetGroup): boolean {
	const named = new Set<number | null>(group.of('income', 'expense').map(({ row }) => row.row));
	return group.problems.some(
		({ row, column, code }) =>
			code === 'boxMissing' ||
			column === 'row' ||
			(column === 'name' && named.has(row)) ||
			(column !== null && columnOf(column)?.money === true)
	);
}
