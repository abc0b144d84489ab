import type { LedgerAccount, LedgerGroup, LedgerRow } from '#reports';
import { zero } from '#money';
import type { PaperCell, PaperColumn, PaperRow, PaperSection } from '../table-types.ts';
import { amountCell, dayColumn, figureLine, moneyColumn, say, type BooksContext } from '../context.ts';
import { meetingCell } from '../words.ts';

export type TwoAccounts = readonly [LedgerAccount, LedgerAccount];

/** Half a sheet each. An account that only grew has no debits, and its heading says what was paid into it. */
const half = (side: string): readonly PaperColumn[] => [
	{ ...dayColumn(`day ${side}`, 'paper.date'), width: 21 },
	{ key: `meeting ${side}`, head: say('paper.meeting'), kind: 'text', width: 15 },
	moneyColumn(`credit ${side}`, say('account.credit'), { carry: 'sum', width: 25 }),
	moneyColumn(`balance ${side}`, say('account.balance'), { carry: 'last', zero: 'figure', width: 30 })
];

export const pairColumns: readonly PaperColumn[] = [...half('left'), ...half('right')];

/** Of a member who only saved: every entry is her saving at a meeting, and none was corrected. */
const onlySaved = ({ number, rows }: LedgerAccount): boolean =>
	number !== null && rows.length > 0 && rows.every(isPlainSaving);

const isPlainSaving = ({ type, debit, correctedBy, corrects, meeting }: LedgerRow): boolean =>
	type === 'SavingDeposited' && debit === 0 && correctedBy === null && corrects === null && meeting !== null;

/** Accounts that stand beside each other, and those that do not. */
export function inPairs({ accounts }: LedgerGroup): {
	readonly paired: readonly TwoAccounts[];
	readonly others: readonly LedgerAccount[];
} {
	const plain = accounts.filter(onlySaved);
	const paired = Array.from({ length: Math.floor(plain.length / 2) }, (_, place) =>
		plain.slice(2 * place, 2 * place + 2)
	).flatMap(([left, right]): TwoAccounts[] =>
		left === undefined || right === undefined ? [] : [[left, right]]
	);
	const within = new Set(paired.flat());
	return { paired, others: accounts.filter((account) => !within.has(account)) };
}

/** Two accounts with their own lines, each with its own balance and total. */
export function pairSection([left, right]: TwoAccounts, { words }: BooksContext): PaperSection {
	const key = `${left.account} ${right.account}`;
	const length = Math.max(left.rows.length, right.rows.length);
	const rows = Array.from({ length }, (_, place): PaperRow => ({
		key: `${key} ${String(place)}`,
		kind: 'plain',
		cells: [...cellsOf(left.rows[place]), ...cellsOf(right.rows[place])]
	}));
	const line = (kind: 'opening' | 'sub', label: PaperCell, of: (account: LedgerAccount) => PaperCell[]) =>
		figureLine(kind, `${key} ${kind}`, label, ...of(left), null, null, ...of(right));
	const begins = left.opening === zero && right.opening === zero;
	return {
		key,
		heading: { line: [words.account(left), { text: '|' }, words.account(right)] },
		rows: [
			...(begins
				? []
				: [line('opening', say('account.opening-balance'), ({ opening }) => [null, amountCell(opening)])]),
			...rows,
			line('sub', say('paper.total'), ({ credit, closing }) => [amountCell(credit), amountCell(closing)])
		]
	};
}

function cellsOf(row: LedgerRow | undefined): readonly PaperCell[] {
	return row === undefined
		? [null, null, null, null]
		: [{ day: row.day }, meetingCell(row), amountCell(row.credit), amountCell(row.balance)];
}
