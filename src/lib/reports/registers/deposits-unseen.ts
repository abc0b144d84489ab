import { addDays, type LocalDate } from '#kernel';
import { rootOf } from '#ledger';
import { money, type Money } from '#money';
import { effectiveLines, partsOfAccount } from '#group';
import type { RegisterBook } from './register-book.ts';

/** As long as money for others may lie: a receipt comes with the next meeting. */
const unseenDaysMost = 45;

/** Money of the group that somebody else keeps, as no paper shows it. */
export interface DepositUnseen {
	readonly on: LocalDate;
	readonly deposit: string;
	/** Put in without a receipt and seen by nobody since; or what the book has above its paper, below zero where that shows more. Minor units. */
	readonly amount: Money;
	/** The paper of that day shows another sum; else there is none. */
	readonly differs: boolean;
}

interface Kept {
	held: number;
	/** What its last paper lacks. */
	look: { readonly on: LocalDate; readonly lacks: number } | null;
	/** Put in without a receipt since then. */
	readonly bare: { readonly on: LocalDate; readonly amount: number }[];
}

/** Deposits of which the last look into their paper showed another sum, then what lies longer than 45 days without any paper. */
export function depositsUnseen({ posted, on }: RegisterBook, to: LocalDate): readonly DepositUnseen[] {
	const before = addDays(to < on ? to : on, -unseenDaysMost);
	const kept = new Map<string, Kept>();
	const at = (deposit: string): Kept => {
		const known = kept.get(deposit) ?? { held: 0, look: null, bare: [] };
		kept.set(deposit, known);
		return known;
	};
	for (const { event, entry } of effectiveLines(posted)) {
		const { occurredOn } = event;
		if (occurredOn > to) continue;
		for (const { account, side, amount } of entry?.postings ?? [])
			if (rootOf(account) === 'deposits')
				at(partsOfAccount(account).code ?? '').held += side === 'debit' ? amount : -amount;
		const brought = event.type === 'OpeningBalances' ? (event.deposits ?? []) : [];
		const bare = event.type === 'DepositPlaced' && event.reference === undefined ? [event] : brought;
		for (const { deposit, amount } of bare) at(deposit).bare.push({ on: occurredOn, amount });
		if (event.type !== 'DepositSeen') continue;
		const seen = at(event.deposit);
		seen.look = { on: occurredOn, lacks: seen.held - event.balance };
		seen.bare.length = 0;
	}
	const lines = [...kept].flatMap(([deposit, { held, look, bare }]): readonly DepositUnseen[] => {
		const long = bare.filter((one) => one.on < before);
		const late = Math.min(
			held,
			long.reduce((total, { amount }) => total + amount, 0)
		);
		const [oldest] = long;
		return [
			...(look === null || look.lacks === 0
				? []
				: [{ on: look.on, deposit, amount: money(look.lacks), differs: true }]),
			...(oldest === undefined || late <= 0
				? []
				: [{ on: oldest.on, deposit, amount: money(late), differs: false }])
		];
	});
	return lines.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
