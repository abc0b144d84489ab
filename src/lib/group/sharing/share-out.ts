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

/** How a cycle is shared out. */
export interface ShareOutTerms {
	readonly rule: SharingRule;
	readonly weights?: SharingWeights | undefined;
	/** Of `fixedRate`. */
	readonly rate?: SharingRate | undefined;
	/** `whole`: all that the group has; `netted`: less what nobody's part covers, so that the box can pay the rest. */
	readonly basis: EventOf<'CycleSharedOut'>['basis'];
	/** Minor units to which parts are rounded, for instance the smallest note; that of the rules where it is left out. */
	readonly unit?: Money | undefined;
	/** The notes and coins in the box: what is paid is rounded down to what can be laid with them. */
	readonly notes?: Pieces | undefined;
	/** What women leave for the next cycle: that is not paid in notes. */
	readonly keep?: KeptParts | undefined;
}

/** A rehearsal of a share-out and the share-out itself: the same figures. Minor units. */
export interface ShareOut {
	readonly fund: Money;
	/** By the member's number; a woman with nothing too. */
	readonly rows: readonly ShareOutRow[];
	/** What rounding leaves; it stays with the group. */
	readonly remainder: Money;
	/** The piece to which it was rounded so that the notes of the box pay all; null where they were not asked for. */
	readonly notesUnit: Money | null;
	/** Of the social fund, where the rules share it out; zero otherwise. */
	readonly socialFund: Money;
	readonly inBox: Money;
	/** What of it belongs to others and stays there (ledger law 42); may be more than the box holds. */
	readonly setAside: Money;
	/** Whether the box holds all payouts and what stays. */
	readonly enoughInBox: boolean;
}

/**
 * Shares out the whole of a cycle on `on` (ledger law 7, fine print 18 and 20): each woman gets her savings and her part
 * of what the group has above all savings, less what has fallen due of her debts. Where the group has less than was
 * saved, all share the loss by their savings, whatever the rule.
 *
 * @returns refused: WholeBookNeeded (the rule looks back), TermsInvalid (weights that are not 100; no rate; a unit that is no note or
 *   coin, or so large that somebody's savings vanish in it), NothingToShareBy, RateTooHigh, DifferenceNotAccepted (notes that are
 *   not what the box holds), NotesCannotPay
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
	// Rounded to so large a note that somebody's savings vanish, it is no share-out.
	const vanishes = rows.some(({ savings, part }) => savings > 0 && part === 0);
	if (unit !== undefined && notes === undefined && vanishes)
		return err({ type: 'TermsInvalid', field: 'unit' });
	const inBox = heldIn(state.balances, chart, box);
	const setAside = setAsideInBox(state, others, takenBy(rows, debts, isShared));
	const enoughInBox = sum(rows.map(({ payout }) => payout)) <= inBox - setAside;
	const { socialFund } = whole;
	const shown = { fund, rows, remainder: stays, notesUnit: null, socialFund, inBox, setAside, enoughInBox };
	// What the box lacks is said first: there is nothing to be laid yet.
	return notes === undefined || !enoughInBox
		? ok(shown)
		: inNotes(state, shown, { notes, keep, unit, least: smallest });
}

function isPiece({ currency }: GroupState, unit: Money): boolean {
	const { notes, coins } = cashPieces(currency);
	return [...notes, ...coins].includes(unit);
}

/** The same, paid with the notes that lie in the box. */
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

/** What of her debts in the fund her part and voluntary savings do not cover; what a help fund that stays is owed is no loss of the group. */
function lackingOf(debt: Debts, row: ShareOutRow, isShared: boolean): Money {
	const owed = sum(Object.values(totalsOf(debt)));
	const lacks = least(subtract(owed, sum(Object.values(partOfOthers(debt)))), row.owedAfter);
	const ofFunds = (of: Debts) => owedToFunds(of, isShared);
	return subtract(lacks, subtract(ofFunds(debt), ofFunds(takenFrom(debt, row))));
}

/**
 * The fund less what the parts of debtors do not cover, until it no longer falls (ledger law 7). Parts that are spread may grow
 * while the fund falls; it never rises again, so that this ends.
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

/** What is there to be shared out, before anybody's debts (ledger law 7). */
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
	// Of its loans the interest is the fund's, as their principal is.
	const interest = debts
		.flatMap(({ loans }) => loans)
		.filter(({ loan }) => !isOfFundThatStays(loan, isShared))
		.reduce((total, loan) => total + loan.interest, 0);
	const fund =
		under('box') +
		under('bank') +
		// What lies elsewhere was saved, too: it is fetched before the box can pay its part.
		under('deposits') +
		under('loans') +
		interest +
		finesOf('group') +
		(isShared ? finesOf('socialFund') : 0) -
		others;
	return { fund: money(fund), socialFund: isShared ? heldIn(balances, chart, socialFund) : zero };
}

/** Nobody has anything by which the rule shares, or the profit does not hold what the rate brings. */
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

/** Interest and fines, and principal, of her debts that belong to other women since an earlier share-out (ledger law 45). */
function partOfOthers(debt: Debts): Readonly<Record<'interest' | 'principal', Money>> {
	const { interest, principal } = othersIn(debt);
	return { interest, principal };
}

/** What the share-out takes itself, of what is set aside for others and of what covers it outside the box. */
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
		// What is still out and belongs to others covers nobody else's money.
		principal: add(
			sum(rows.map(({ loan }) => loan)),
			sum(forOthers.map(({ principalLeft }) => principalLeft))
		),
		forOthers: add(sum(forOthers.map(({ taken }) => taken)), sum(forFunds))
	};
}

/** Money that the group holds for others, by whose it is; minor units. No part is paid from it. */
export interface OthersMoney {
	/** Voluntary savings: no part of the fund. */
	readonly voluntary: Money;
	/** What is still to be paid to women. */
	readonly payable: Money;
	/** What women gave for others, and was not handed on. */
	readonly heldForOthers: Money;
	/** The social fund, where the rules do not share it out. */
	readonly socialFund: Money;
	/** What was given for the most vulnerable is never shared out. */
	readonly vulnerabilityFund: Money;
	readonly revolvingFund: Money;
	readonly grants: Money;
	/** What lenders are owed, with the interest that they debited. */
	readonly borrowings: Money;
}

/** The one rule that says whose money it is (ledger law 42): fund and payouts of a share-out are both counted from it. */
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
 * What of the box stays there for its owners after a share-out, minor units: their money less what covers it outside the box,
 * first the bank and what lies elsewhere, then loans that are still out.
 *
 * @param taken minor units that the share-out itself takes: of voluntary savings for debts, of principal that parts pay back, and what
 *   of that becomes payable to women whose parts were cut before
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
