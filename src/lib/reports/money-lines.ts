import { money, zero, type Money } from '#money';
import { box, type RecordedEvent } from '#group';
import type { Posting } from '#ledger';

/** Why money came in or went out, in the words of the sheet. */
export type MoneyKind =
	| 'opening'
	| 'saving'
	| 'principal'
	| 'interest'
	| 'fromBank'
	| 'over'
	| 'loan'
	| 'expense'
	| 'toBank'
	| 'short';

/** Minor units. */
export interface MoneyLine {
	readonly kind: MoneyKind;
	/** Of an expense: what for. */
	readonly category?: string;
	/** Through the box. */
	readonly box: Money;
	/** Through a bank account. */
	readonly bank: Money;
}

/** What moved through box and bank, by kind, in the order in which kinds first occur. */
export function moneyLines(entries: readonly RecordedEvent[]): {
	readonly in: readonly MoneyLine[];
	readonly out: readonly MoneyLine[];
} {
	const lines = { in: new Map<string, MoneyLine>(), out: new Map<string, MoneyLine>() };
	for (const recorded of entries) {
		for (const { side, ...line } of linesOf(recorded)) {
			const key = `${line.kind} ${line.category ?? ''}`;
			const before = lines[side].get(key);
			lines[side].set(key, {
				...line,
				box: money((before?.box ?? 0) + line.box),
				bank: money((before?.bank ?? 0) + line.bank)
			});
		}
	}
	return { in: [...lines.in.values()], out: [...lines.out.values()] };
}

type OneLine = MoneyLine & { readonly side: 'in' | 'out' };

function linesOf({ event, entry }: RecordedEvent): readonly OneLine[] {
	const legs = (entry?.postings ?? []).filter(isCash);
	switch (event.type) {
		case 'SavingDeposited':
			return legs.map((leg) => lineOf('saving', leg));
		case 'LoanRepaid': {
			const interest = money((event.split?.interestArrears ?? 0) + (event.split?.interestDue ?? 0));
			const principal = event.split?.principal ?? zero;
			return legs.flatMap((leg) => [
				...(principal > 0 ? [lineOf('principal', { ...leg, amount: principal })] : []),
				...(interest > 0 ? [lineOf('interest', { ...leg, amount: interest })] : [])
			]);
		}
		case 'LoanDisbursed':
			return legs.map((leg) => lineOf('loan', leg));
		case 'ExpensePaid':
			return legs.map((leg) => ({ ...lineOf('expense', leg), category: event.category }));
		case 'CashTakenToBank':
			return legs.map((leg) => lineOf('toBank', leg));
		case 'CashTakenFromBank':
			return legs.map((leg) => lineOf('fromBank', leg));
		case 'CashDifferenceAccepted':
			return legs.map((leg) => lineOf(event.direction, leg));
		case 'OpeningBalances':
			return legs.map((leg) => lineOf('opening', leg));
		default:
			return [];
	}
}

const isCash = ({ account }: Posting): boolean => account === box || account.startsWith('bank/');

function lineOf(kind: MoneyKind, { account, side, amount }: Posting): OneLine {
	const inBox = account === box;
	return {
		kind,
		side: side === 'debit' ? 'in' : 'out',
		box: inBox ? amount : zero,
		bank: inBox ? zero : amount
	};
}
