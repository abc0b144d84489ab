import { grantAccounts, isOfBank, type BorrowingKind, type GrantReceived, type GroupState } from '#group';
import type { MessageKey } from '#i18n';
import { money, type Money } from '#money';
import type { EntryPlace } from '#session/meeting/entry-place.ts';
import { grantKinds, lenderKinds } from '#ui/codes.ts';
import type { Art } from '#ui/symbol/art.ts';

/** Kind of money from outside: a grant, or a borrowing that is paid back. */
export type OutsideKind = GrantReceived['kind'] | BorrowingKind;

/** Most frequent first. */
export const outsideKinds: readonly OutsideKind[] = [
	'revolvingFund',
	'cif',
	'bank',
	'cashCredit',
	'federation',
	'vulnerabilityFund',
	'grant',
	'other'
];

export function isGrant(kind: OutsideKind): kind is GrantReceived['kind'] {
	return grantKinds.codes.some((code) => code === kind);
}

/** Grants not returned yet, by kind, whether lent on or not; minor units, above zero. */
export const grantsHeld = ({
	balances
}: Pick<GroupState, 'balances'>): readonly {
	readonly kind: GrantReceived['kind'];
	readonly amount: Money;
}[] =>
	grantKinds.codes
		.map((kind) => ({ kind, amount: money(-(balances.get(grantAccounts[kind]) ?? 0)) }))
		.filter(({ amount }) => amount > 0);

export function artOf(kind: OutsideKind): Art {
	return isGrant(kind) ? grantKinds.art[kind] : lenderKinds.art[kind];
}

/** Message of a kind; the word "bank" alone is a place, so a bank's loan has its own. */
export function outsideKey(kind: OutsideKind): MessageKey {
	if (isGrant(kind)) return grantKinds.keyOf(kind);
	if (kind === 'bank') return 'bank.group-loan';
	if (kind === 'cashCredit') return 'bank.credit-kind';
	return kind === 'federation' ? 'bank.book-federation-loan' : lenderKinds.keyOf(kind);
}

/** Preset amounts: loans of banks come in tens of thousands. */
export const loanBundles = [money(10_000_00), money(50_000_00)];

/** Giver or lender as the book names it. */
export interface Lender {
	readonly name: string;
	readonly art: Art;
}

const village: Art = { icon: 'place' };
const usual: Readonly<Record<OutsideKind, readonly (readonly [MessageKey, Art])[]>> = {
	revolvingFund: [
		['bank.book-lender-mission', grantKinds.art.revolvingFund],
		['bank.book-lender-village', village],
		['bank.book-lender-cluster', lenderKinds.art.federation]
	],
	cif: [
		['bank.book-lender-village', village],
		['bank.book-lender-cluster', lenderKinds.art.federation]
	],
	vulnerabilityFund: [
		['bank.book-lender-village', village],
		['bank.book-lender-cluster', lenderKinds.art.federation]
	],
	grant: [['bank.book-lender-government', grantKinds.art.revolvingFund]],
	bank: [],
	cashCredit: [],
	federation: [
		['bank.book-lender-village', village],
		['bank.book-lender-cluster', lenderKinds.art.federation]
	],
	other: []
};

/** Number of lenders offered as pictures; any other is typed. */
const offered = 4;

/** Usual sources of such money: former lenders, then the group's own banks, then the common ones. */
export function lendersFor(kind: OutsideKind, { book: { state }, say }: EntryPlace): readonly Lender[] {
	const before = [...state.borrowings.values()]
		.filter((one) => one.kind === kind)
		.map(({ lender }) => lender);
	const isBank = !isGrant(kind) && isOfBank({ kind });
	const asked = isBank ? [...state.applications.values()].map(({ lender }) => lender) : [];
	const banks = isBank ? [...state.bankAccounts.values()].map(({ bank }) => bank) : [];
	const known = [...before.reverse(), ...asked.reverse(), ...banks].map((name) => ({
		name,
		art: artOf(kind)
	}));
	const all = [...known, ...usual[kind].map(([key, art]) => ({ name: say(key), art }))];
	return all
		.filter((one, place) => all.findIndex(({ name }) => name === one.name) === place)
		.slice(0, offered);
}
