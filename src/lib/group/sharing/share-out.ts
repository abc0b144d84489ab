import { err, ok, present, type LocalDate, type Result } from '#kernel';
import { heldIn, heldUnder } from '#ledger';
import {
	add,
	atLeastZero,
	cashPieces,
	least,
	money,
	subtract,
	sum,
	worthOf,
	zero,
	type Money,
	type Pieces
} from '#money';
import { box, chart, helpFunds, socialFund, partsOfAccount } from '../chart.ts';
import type { EventOf } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import { savedIn } from '../saving/saving-due.ts';
import type { Constitution } from '../rules/constitution.ts';
import type { SharingRule } from '../rules/constitution-schema.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { basesOf } from './bases.ts';
import { debtsFallenDue, takenFrom, type Debts } from './debts.ts';
import { othersIn, takenForOthers } from './owed-to-others.ts';
import { paidInNotes, type NotesOfBox } from './paid-in-notes.ts';
import {
	areWhole,
	rateBrings,
	shareOnTop,
	type Shared,
	type SharingBasis,
	type SharingRate,
	type SharingTerms,
	type SharingWeights
} from './share.ts';
import { rowsOf, totalsOf, type KeptParts, type ShareOutRow } from './share-out-rows.ts';
import { cashUnit, looksBack } from './shared-parts.ts';
import { finesForFund, interestForFunds, isOfFundThatStays, owedToFunds } from '../loans/fund-loans.ts';

const noDebts: Debts = { loans: [], fines: [] };

export interface ShareOutTerms {
	readonly rule: SharingRule;
	readonly weights?: SharingWeights | undefined;
	/** For `fixedRate` only. */
	readonly rate?: SharingRate | undefined;
	/** `whole` shares all that the group has; `netted` deducts debts that no part covers, so that the box can pay the rest. */
	readonly basis: EventOf<'CycleSharedOut'>['basis'];
	/** Rounding unit of the parts, minor units, for instance the smallest note; by default that of the rules. */
	readonly unit?: Money | undefined;
	/** Notes and coins in the box: payments are rounded down to amounts that they can make. */
	readonly notes?: Pieces | undefined;
	/** Amounts kept for the next cycle, which are not paid in notes. */
	readonly keep?: KeptParts | undefined;
}

/** Figures of a share-out, the same in the preview and in the final one. Minor units. */
export interface ShareOut {
	readonly fund: Money;
	/** Rows by member number, including members with nothing. */
	readonly rows: readonly ShareOutRow[];
	/** Rounding remainder, which stays with the group. */
	readonly remainder: Money;
	/** Piece to which payments were rounded for the notes in the box; null without `notes`. */
	readonly notesUnit: Money | null;
	/** Amount of the social fund, if the rules share it out; otherwise zero. */
	readonly socialFund: Money;
	readonly inBox: Money;
	/** Part of the box that belongs to others and stays there (ledger law 42); it may exceed the box. */
	readonly setAside: Money;
	/** True if the box covers all payouts and what is set aside. */
	readonly enoughInBox: boolean;
}

/**
 * Shares out a whole cycle on `on` (ledger law 7, fine print 18 and 20): each member gets her savings and her part of what the group has above all
 * savings, less her debts due. If the group has less than was saved, all share the loss by their savings, whatever the rule.
 *
 * @returns refused: WholeBookNeeded (the rule looks back), TermsInvalid (weights that are not 100; no rate; a unit that is no note or coin, or so
 * large that somebody's savings round to zero), NothingToShareBy, RateTooHigh, DifferenceNotAccepted (notes that differ from the box), NotesCannotPay
 */
export function shareOut(
	state: GroupState,
	on: LocalDate,
	{ rule, weights, rate, basis, unit, notes, keep = [] }: ShareOutTerms
): Result<ShareOut, Rejection> {
	const rules = present(rulesOn(state, on), 'a founded group has rules');
	if (looksBack({ rule, weights }) && state.journal === null) return err({ type: 'WholeBookNeeded' });
	if (rule === 'mixed' && !areWhole(weights)) return err({ type: 'TermsInvalid', field: 'weights' });
	if (rule === 'fixedRate' && rate === undefined) return err({ type: 'TermsInvalid', field: 'rate' });
	if (unit !== undefined && unit !== rules.roundingUnit && !isPiece(state, unit))
		return err({ type: 'TermsInvalid', field: 'unit' });
	const members = membersOn(state, on).toSorted((one, other) => one.number - other.number);
	const debts = members.map(({ memberId }) => debtsFallenDue(state, memberId, on));
	const journal = looksBack({ rule, weights }) ? state.journal : null;
	const bases = basesOf(state, members, on, journal);
	const voluntary = members.map(({ memberId }) =>
		basis === 'netted' ? savedIn(state, memberId, 'voluntary') : zero
	);
	const others = othersMoney(state, rules);
	const ofOthers = debts.map((debt) => sum(Object.values(partOfOthers(debt))));
	const isShared = rules.socialFund?.sharedOut === true;
	const whole = fundOf(state, rules, debts, add(sum(Object.values(others)), sum(ofOthers)));
	const smallest = cashUnit(state, rules.roundingUnit);
	const terms = {
		rule,
		weights,
		rate,
		remainder: rules.remainder,
		unit: notes === undefined && unit !== undefined ? unit : smallest
	};
	const most = atLeastZero(whole.fund);
	const uncut = partsBy(most, bases, terms);
	const rowsFor = (parts: readonly Money[]) => rowsOf(members, { bases, debts, voluntary, parts, uncut });
	const { fund, shared } =
		basis === 'netted'
			? netted(
					most,
					(of) => partsBy(of, bases, terms),
					(parts) =>
						sum(rowsFor(parts).map((row, place) => lackingOf(debts[place] ?? noDebts, row, isShared)))
				)
			: { fund: most, shared: uncut };
	if (shared === null || fund === 0) return err(nothingShared(fund, bases, terms));
	const { parts, stays } = shared;
	const rows = rowsFor(parts);
	// A unit so large that somebody's savings round to zero is refused.
	const vanishes = rows.some(({ savings, part }) => savings > 0 && part === 0);
	if (unit !== undefined && notes === undefined && vanishes)
		return err({ type: 'TermsInvalid', field: 'unit' });
	const inBox = heldIn(state.balances, chart, box);
	const setAside = setAsideInBox(state, others, takenBy(rows, debts, isShared));
	const enoughInBox = sum(rows.map(({ payout }) => payout)) <= inBox - setAside;
	const { socialFund } = whole;
	const shown = { fund, rows, remainder: stays, notesUnit: null, socialFund, inBox, setAside, enoughInBox };
	// A shortage of cash is reported before the distribution of notes.
	return notes === undefined || !enoughInBox
		? ok(shown)
		: inNotes(state, shown, { notes, keep, unit, least: smallest });
}

function isPiece({ currency }: GroupState, unit: Money): boolean {
	const { notes, coins } = cashPieces(currency);
	return [...notes, ...coins].includes(unit);
}

/** The same, paid with the notes in the box. */
function inNotes(
	state: GroupState,
	{ rows, remainder, ...shown }: ShareOut,
	of: NotesOfBox
): Result<ShareOut, Rejection> {
	const counted = money(worthOf(of.notes));
	if (counted !== shown.inBox) return err({ type: 'DifferenceNotAccepted', counted, book: shown.inBox });
	const paid = paidInNotes(state, rows, of);
	if (!paid.ok) return paid;
	const { rows: rounded, stays, unit } = paid.value;
	return ok({ ...shown, rows: rounded, remainder: add(remainder, stays), notesUnit: unit });
}

/** Debts in the fund that her part and voluntary savings do not cover; debts to a remaining help fund are no loss of the group. */
function lackingOf(debt: Debts, row: ShareOutRow, isShared: boolean): Money {
	const owed = sum(Object.values(totalsOf(debt)));
	const lacks = least(subtract(owed, sum(Object.values(partOfOthers(debt)))), row.owedAfter);
	const ofFunds = (of: Debts) => owedToFunds(of, isShared);
	return subtract(lacks, subtract(ofFunds(debt), ofFunds(takenFrom(debt, row))));
}

/**
 * Reduces the fund by uncovered debts until it no longer falls (ledger law 7). Parts with a spread remainder may grow while the fund falls; the fund
 * itself never rises, so the loop ends.
 */
function netted(
	most: Money,
	partsOf: (fund: Money) => Shared | null,
	lackingFor: (parts: readonly Money[]) => Money
) {
	let fund = most;
	for (;;) {
		const shared = partsOf(fund);
		const next = atLeastZero(subtract(most, lackingFor(shared?.parts ?? [])));
		if (shared === null || next >= fund) return { fund, shared };
		fund = next;
	}
}

/** The fund to be shared out, before debts (ledger law 7). */
function fundOf(
	state: GroupState,
	rules: Constitution,
	debts: readonly Debts[],
	others: Money
): { readonly fund: Money; readonly socialFund: Money } {
	const { balances } = state;
	const under = (root: string): number => heldUnder(balances, chart, root);
	const isShared = rules.socialFund?.sharedOut === true;
	const fines = debts.flatMap((debt) => debt.fines);
	const finesOf = (to: 'group' | 'socialFund'): number =>
		fines.reduce((total, { fine, amount }) => (fine.to === to ? total + amount : total), 0);
	// Interest on loans of a remaining help fund belongs to that fund.
	const interest = debts
		.flatMap(({ loans }) => loans)
		.filter(({ loan }) => !isOfFundThatStays(loan, isShared))
		.reduce((total, loan) => total + loan.interest, 0);
	const fund =
		under('box') +
		under('bank') +
		// Placed deposits were saved, too; they must be withdrawn before the box can pay their part.
		under('deposits') +
		under('loans') +
		interest +
		finesOf('group') +
		(isShared ? finesOf('socialFund') : 0) -
		others;
	return { fund: money(fund), socialFund: isShared ? heldIn(balances, chart, socialFund) : zero };
}

/** Returns the reason: nobody has a weight in the rule, or the profit does not cover the rate. */
function nothingShared(fund: Money, bases: readonly SharingBasis[], { rate }: SharingTerms): Rejection {
	const saved = bases.reduce((sum, { savings }) => sum + savings, 0);
	if (rate === undefined || saved === 0 || fund === 0) return { type: 'NothingToShareBy' };
	return { type: 'RateTooHigh', profit: money(fund - saved), asked: money(rateBrings(bases, rate)) };
}

function partsBy(fund: Money, bases: readonly SharingBasis[], terms: SharingTerms): Shared | null {
	const saved = bases.map(({ savings }) => money(savings));
	const all = sum(saved);
	if (all === 0) return null;
	return fund < all
		? shareOnTop(
				bases.map(() => zero),
				fund,
				bases.map((basis) => ({ ...basis, isUnheard: false })),
				{ ...terms, rule: 'bySavings' }
			)
		: shareOnTop(saved, subtract(fund, all), bases, terms);
}

/** Interest with fines, and principal, of her debts that belong to other members since an earlier share-out (ledger law 45). */
function partOfOthers(debt: Debts): Readonly<Record<'interest' | 'principal', Money>> {
	const { interest, principal } = othersIn(debt);
	return { interest, principal };
}

/** Amounts that the share-out itself takes from the money of others and from its cover outside the box. */
function takenBy(
	rows: readonly ShareOutRow[],
	debts: readonly Debts[],
	isShared: boolean
): Parameters<typeof setAsideInBox>[2] {
	const forOthers = rows.map((row, place) => takenForOthers(debts[place] ?? noDebts, row));
	const forFunds = rows.map((row, place) => {
		const paid = takenFrom(debts[place] ?? noDebts, row);
		const { toFund, toVulnerabilityFund } = interestForFunds(paid, isShared);
		return sum([toFund, toVulnerabilityFund, isShared ? zero : finesForFund(paid)]);
	});
	return {
		voluntary: sum(rows.map((row) => row.voluntary)),
		// Outstanding principal that belongs to others is no cover for anybody else's money.
		principal: add(
			sum(rows.map(({ loan }) => loan)),
			sum(forOthers.map(({ principalLeft }) => principalLeft))
		),
		forOthers: add(sum(forOthers.map(({ taken }) => taken)), sum(forFunds))
	};
}

/** Money that the group holds for others, by owner; minor units. No part is paid from it. */
export interface OthersMoney {
	/** Voluntary savings, which are not in the fund. */
	readonly voluntary: Money;
	/** Amounts still payable to members and leavers. */
	readonly payable: Money;
	/** Money collected for others and not handed over yet. */
	readonly heldForOthers: Money;
	/** The social fund, if the rules do not share it out. */
	readonly socialFund: Money;
	/** Grants for the most vulnerable, which are never shared out. */
	readonly vulnerabilityFund: Money;
	readonly revolvingFund: Money;
	readonly grants: Money;
	/** Debts to lenders, including interest that they debited. */
	readonly borrowings: Money;
}

/** The only definition of others' money (ledger law 42): both fund and payouts of a share-out depend on it. */
export function othersMoney({ balances }: GroupState, rules: Constitution): OthersMoney {
	const under = (root: string) => heldUnder(balances, chart, root);
	const voluntary = [...balances].reduce((total, [account, balance]) => {
		const { root, fund } = partsOfAccount(account);
		return root === 'savings' && fund === 'voluntary' ? total - balance : total;
	}, 0);
	return {
		voluntary: money(voluntary),
		payable: under('payable'),
		heldForOthers: under('held-for-others'),
		socialFund: rules.socialFund?.sharedOut === true ? zero : heldIn(balances, chart, socialFund),
		vulnerabilityFund: heldIn(balances, chart, helpFunds.vulnerabilityFund),
		revolvingFund: under('revolving-fund'),
		grants: under('grants'),
		borrowings: under('borrowings')
	};
}

/**
 * Part of the box that stays there for its owners after a share-out, minor units: their money less its cover outside the box, first the bank and
 * placed deposits, then outstanding loans.
 *
 * @param taken amounts that the share-out itself takes, minor units: voluntary savings for debts, principal repaid by parts, and the part of it that
 * becomes payable to members whose parts were cut before
 */
export function setAsideInBox(
	{ balances }: GroupState,
	others: OthersMoney,
	taken: Readonly<Record<'voluntary' | 'principal' | 'forOthers', Money>>
): Money {
	const theirs = sum(
		Object.values({ ...others, voluntary: subtract(others.voluntary, taken.voluntary) }).map(atLeastZero)
	);
	const outside =
		sum(['bank', 'deposits', 'loans'].map((root) => heldUnder(balances, chart, root))) - taken.principal;
	return atLeastZero(money(theirs + taken.forOthers - outside));
}
