import { err, ok, type FineId, type LocalDate, type MemberId, type Result } from '#kernel';
import {
	finesDueOf,
	proposedFines,
	type Command,
	type Decision,
	type GroupState,
	type Rejection
} from '#group';
import { fewestPieces, money, sum, zero, type CurrencyCode, type Money } from '#money';
import type { FillForm } from '#papers/meeting/fill/form.ts';
import { firstCountRow } from '#papers/meeting/fill/layout.ts';
import type { PageAgain } from '#papers/meeting/fill/page-again.ts';
import type { Answer } from '#reader/answers.ts';
import { sumOf } from '#reader/box.ts';
import { merge } from '#reader/merge.ts';

// Converts a sheet filled in with a pen to the commands that touches would give, so that every rule of the book applies.

/** A page of a sheet with its answers; an answer without a value is still to be asked. */
export interface SheetPage extends PageAgain {
	readonly answers: readonly Answer[];
}

/** Adds a page; pages come in any order and possibly twice. @returns null for a page of another print, which must not be mixed in */
export function withPage(pages: readonly SheetPage[], next: SheetPage): readonly SheetPage[] | null {
	const isOther = pages.some(({ code }) => printOf({ code }) !== printOf(next));
	if (isOther) return null;
	const before = pages.find(({ code }) => code.page === next.code.page);
	const page = before === undefined ? next : { ...next, answers: merge(before.answers, next.answers) };
	return [...pages.filter((one) => one !== before), page].sort(
		(one, other) => one.code.page - other.code.page
	);
}

const printOf = ({ code: { serial, after, ahead, day, pages } }: Pick<SheetPage, 'code'>): string =>
	JSON.stringify([serial, after, ahead, day, pages]);

/** Open points before the sheet can be entered. */
export type SheetOpen =
	| { readonly type: 'PageMissing' }
	| { readonly type: 'StillAsked'; readonly answers: readonly Answer[] }
	/** A fine is marked as paid, but neither the rules nor the book has one. */
	| { readonly type: 'NoFineOwed'; readonly memberId: MemberId }
	/** The book rejects her row. */
	| { readonly type: 'LineRefused'; readonly memberId: MemberId; readonly why: Rejection };

interface ToWrite {
	readonly on: LocalDate;
	/** Tries the commands, after the meeting's opening if needed; records nothing. */
	readonly tryOut: (...commands: readonly Command[]) => Result<Decision, Rejection>;
	readonly newFineId: () => FineId;
	/** Currency in which the box is counted with the sheet; null if it was counted before or is counted later. */
	readonly countIn: CurrencyCode | null;
}

/**
 * The whole sheet as one operation, in the order of the meeting: roll, repayments, fines, and the count of today's box. Loans have screens
 * of their own.
 */
export function sheetActs(
	pages: readonly SheetPage[],
	{ on, tryOut, newFineId, countIn }: ToWrite
): Result<readonly Command[], SheetOpen | Rejection> {
	if (pages.length === 0 || pages.length < (pages[0]?.code.pages ?? 0)) return err({ type: 'PageMissing' });
	const asked = pages.flatMap(({ answers }) =>
		answers.filter(
			({ field, value }) => field !== 'count' && (value === null || (field === 'ask' && value !== ''))
		)
	);
	if (asked.length > 0) return err({ type: 'StillAsked', answers: asked });
	const women = pages.flatMap(womenOfPage);
	const before = beforeFines(women, on);
	const tried = tryOut(...before);
	if (!tried.ok) return err(refusedLine(before, tryOut, tried.error));
	const acts: Command[] = [...before];
	for (const { memberId, paidFine } of women) {
		if (!paidFine) continue;
		const fines = fineOf(tried.value.state, memberId, on, newFineId);
		if (fines.length === 0) return err({ type: 'NoFineOwed', memberId });
		acts.push(...fines);
	}
	if (countIn !== null && pages.some(({ form }) => form.count !== null))
		acts.push({ type: 'CountCash', on, pieces: piecesOf(pages, countIn) });
	const whole = tryOut(...acts);
	return whole.ok ? ok(acts) : whole;
}

/** Counted pieces. For coins only the sum is known: it is recorded in the largest coins that have no row. */
function piecesOf(pages: readonly SheetPage[], currency: CurrencyCode): ReadonlyMap<Money, number> {
	const counts = pages.flatMap(({ form, answers }) =>
		(form.count ?? []).map((values, kind) => {
			const said = answers.find(({ row, field }) => field === 'count' && row === firstCountRow + kind);
			return { note: values[0] ?? zero, worth: sumOf(said?.value ?? '') };
		})
	);
	const rest = counts.at(-1)?.worth ?? zero;
	const notes = counts.slice(0, -1);
	const least = Math.min(...notes.map(({ note }) => note));
	const pieces = new Map([
		...notes.filter(({ worth }) => worth > 0).map(({ note, worth }) => [note, worth / note] as const),
		...fewestPieces(rest, currency, least).map(({ piece, count }) => [piece, count] as const)
	]);
	// An empty box was counted too.
	return pieces.size > 0 ? pieces : new Map(notes.slice(0, 1).map(({ note }) => [note, 0]));
}

/** Member whose row the book rejects: the first with which the rows so far fail. */
function refusedLine(
	acts: readonly OfWoman[],
	tryOut: ToWrite['tryOut'],
	why: Rejection
): SheetOpen | Rejection {
	if (!tryOut().ok) return why;
	let [stands, falls] = [0, acts.length];
	while (falls - stands > 1) {
		const middle = Math.floor((stands + falls) / 2);
		if (tryOut(...acts.slice(0, middle)).ok) stands = middle;
		else falls = middle;
	}
	const act = acts[falls - 1];
	return act === undefined ? why : { type: 'LineRefused', memberId: act.memberId, why };
}

type OfWoman = Command & { readonly memberId: MemberId };

/** Content of a row. */
export interface WomanOfSheet {
	readonly memberId: MemberId;
	readonly number: number;
	readonly isHere: boolean;
	readonly saved: Money;
	readonly fund: Money;
	readonly repaid: Money;
	readonly paidFine: boolean;
	/** True if she takes a new loan: its sum and months are handwritten on the sheet. */
	readonly borrows: boolean;
}

export function womenOfPage({ form, memberIds, answers }: SheetPage): readonly WomanOfSheet[] {
	return memberIds.map((memberId, row) => {
		const said = (field: Answer['field']): string =>
			answers.find((answer) => answer.row === row && answer.field === field)?.value ?? '';
		const roll = said('roll');
		const times = /^[1-9]$/.test(roll) ? Number(roll) : 0;
		return {
			memberId,
			number: form.rows[row]?.number ?? 0,
			isHere: roll !== 'absent',
			saved: money(times * (form.rows[row]?.usual ?? 0)),
			fund: said('fund') === '' ? zero : form.fund,
			repaid: repaidOf(form, row, said('repay')),
			paidFine: said('fine') !== '',
			borrows: said('loan') !== ''
		};
	});
}

function repaidOf({ rows }: FillForm, row: number, value: string): Money {
	return value === 'due' ? (rows[row]?.due ?? zero) : sumOf(value);
}

function rollOf({ memberId, isHere, saved, fund }: WomanOfSheet, on: LocalDate): OfWoman {
	const gives = saved > 0 || fund > 0;
	return {
		type: 'AnswerRoll',
		on,
		memberId,
		answer: isHere ? (gives ? 'gave' : 'came') : gives ? 'sent' : 'absent',
		...(saved > 0 ? { amount: saved } : {}),
		...(fund > 0 ? { socialFund: fund } : {})
	};
}

const beforeFines = (women: readonly WomanOfSheet[], on: LocalDate): readonly OfWoman[] => [
	...women.map((woman) => rollOf(woman, on)),
	...women.flatMap(({ memberId, repaid }): readonly OfWoman[] =>
		repaid === zero ? [] : [{ type: 'RepayLoans', on, memberId, amount: repaid }]
	)
];

/** Fines by member number after the roll of the sheet; empty if the book rejects the roll. */
export function finesOfSheet(
	pages: readonly SheetPage[],
	{ on, tryOut }: Pick<ToWrite, 'on' | 'tryOut'>
): ReadonlyMap<number, Money> {
	const women = pages.flatMap(womenOfPage);
	const tried = tryOut(...beforeFines(women, on));
	if (!tried.ok) return new Map();
	const { state } = tried.value;
	return new Map(women.map(({ memberId, number }) => [number, fineAsked(state, memberId)]));
}

const proposedFor = (state: GroupState, memberId: MemberId) =>
	proposedFines(state).filter((fine) => fine.memberId === memberId);

function fineAsked(state: GroupState, memberId: MemberId): Money {
	const proposed = proposedFor(state, memberId);
	return proposed.length > 0 ? sum(proposed.map((fine) => fine.amount)) : finesDueOf(state, memberId).total;
}

/** The fine that the rules require of her at this meeting, imposed and paid; else her unpaid fine from before. */
function fineOf(
	state: GroupState,
	memberId: MemberId,
	on: LocalDate,
	newFineId: () => FineId
): readonly Command[] {
	const proposed = proposedFor(state, memberId);
	const imposed = proposed.map(({ reason, amount }): Command => ({
		type: 'ImposeFine',
		on,
		fineId: newFineId(),
		memberId,
		reason,
		amount
	}));
	const amount = fineAsked(state, memberId);
	return amount === zero ? [] : [...imposed, { type: 'PayFines', on, memberId, amount }];
}
