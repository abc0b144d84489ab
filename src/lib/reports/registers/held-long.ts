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

/** Days after which a deposit without a receipt is listed: the limit of money for others. */
const unseenDaysMost = 45;

/** A deposit of the group elsewhere that no paper confirms. */
export interface DepositUnseen {
	readonly on: LocalDate;
	readonly deposit: string;
	/** Minor units placed without a receipt or comparison since; or book balance less the paper's, negative where the paper shows more. */
	readonly amount: Money;
	/** True if the paper of that day shows another sum; false if there is no paper. */
	readonly differs: boolean;
}

interface Kept {
	held: number;
	/** Book balance less the sum on the last paper seen. */
	look: { readonly on: LocalDate; readonly lacks: number } | null;
	/** Deposits without a receipt since that paper. */
	readonly bare: { readonly on: LocalDate; readonly amount: number }[];
}

/** Returns deposits whose last paper shows another sum, then those without any paper for more than 45 days. */
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

/** Money for others that was handed on without naming a receipt. */
export interface HandedWithoutPaper {
	readonly on: LocalDate;
	readonly purpose: string;
	/** Minor units. */
	readonly amount: Money;
}

/** Returns such money by the day of handing on, with corrections applied: a corrected entry may name its receipt. */
export const handedWithoutPaper = ({ posted }: Pick<RegisterBook, 'posted'>): readonly HandedWithoutPaper[] =>
	effectiveLines(posted).flatMap(({ event }) => {
		if (event.type !== 'HandedToOthers' || saysSomething(event.reference)) return [];
		const { occurredOn: on, purpose, amount } = event;
		return [{ on, purpose, amount }];
	});

/** A month between meetings plus two weeks of transit; a premium held longer gives no insurance. */
const heldDaysMost = 45;

/** Money of one member that is still held for others. */
export interface HeldLong {
	/** Day of the oldest payment in it. */
	readonly on: LocalDate;
	readonly number: number;
	readonly purpose: string;
	/** Amount held for more than the limit; minor units. */
	readonly amount: Money;
}

type Given = Pick<CollectedForOthers, 'memberId' | 'purpose' | 'amount' | 'occurredOn'>;

/** Returns money held for others for more than 45 days, by the day of its oldest part (first in, first out). */
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
