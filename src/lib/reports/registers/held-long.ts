import { addDays, saysSomething, type LocalDate } from '#kernel';
import { rootOf } from '#ledger';
import { atLeastZero, least, money, type Money, subtract } from '#money';
import {
	type CollectedForOthers,
	effectiveLines,
	heldForPurpose,
	partsOfAccount,
	purposesHeld
} from '#group';
import { numberIn, type RegisterBook } from './register-book.ts';

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
		const bare = event.type === 'DepositPlaced' && !saysSomething(event.reference) ? [event] : brought;
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

/** Money for others that was handed on, and no receipt of whoever got it is named. */
export interface HandedWithoutPaper {
	readonly on: LocalDate;
	readonly purpose: string;
	/** Minor units. */
	readonly amount: Money;
}

/** By the day on which it was handed on; what was put right since names its receipt, or is told as it stands now. */
export const handedWithoutPaper = ({ posted }: Pick<RegisterBook, 'posted'>): readonly HandedWithoutPaper[] =>
	effectiveLines(posted).flatMap(({ event }) => {
		if (event.type !== 'HandedToOthers' || saysSomething(event.reference)) return [];
		const { occurredOn: on, purpose, amount } = event;
		return [{ on, purpose, amount }];
	});

/** A month from meeting to meeting, and two weeks for the way: a premium that lies longer insures nobody. */
const heldDaysMost = 45;

/** Money of one woman that others were to get. */
export interface HeldLong {
	/** The day on which the oldest of it was given. */
	readonly on: LocalDate;
	readonly number: number;
	readonly purpose: string;
	/** What was given so long ago and is still held; minor units. */
	readonly amount: Money;
}

type Given = Pick<CollectedForOthers, 'memberId' | 'purpose' | 'amount' | 'occurredOn'>;

/** What is held for others for more than 45 days, by the day of its oldest part: what was given first is handed on first. */
export function heldLong({ posted, state, on }: RegisterBook, to: LocalDate): readonly HeldLong[] {
	const before = addDays(to < on ? to : on, -heldDaysMost);
	const given = effectiveLines(posted).flatMap(({ event }): readonly Given[] => {
		if (event.type === 'CollectedForOthers') return [event];
		const brought = event.type === 'OpeningBalances' ? (event.heldForOthers ?? []) : [];
		return brought.map((line) => ({ ...line, occurredOn: event.occurredOn }));
	});
	const lines = [...purposesHeld(state).keys()].flatMap((purpose) =>
		heldForPurpose(state, purpose).flatMap(({ memberId, amount: held }): readonly HeldLong[] => {
			const hers = given
				.filter((event) => event.memberId === memberId && event.purpose === purpose)
				.toSorted((one, other) => (one.occurredOn < other.occurredOn ? 1 : -1));
			let left = held;
			let late = 0;
			let since: LocalDate | null = null;
			for (const { occurredOn, amount } of hers) {
				const part = least(left, amount);
				left = atLeastZero(subtract(left, part));
				if (part === 0 || occurredOn >= before) continue;
				late += part;
				since = occurredOn;
			}
			return since === null
				? []
				: [{ on: since, number: numberIn(state)(memberId), purpose, amount: money(late) }];
		})
	);
	return lines.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
