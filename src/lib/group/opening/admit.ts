import { err, ok, type Result } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsBankAccount, needsMembersOn, needsNotLeft, needsWholeCoins } from '../checks.ts';
import type { OpeningBalances } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { beginningOf, officersAmong } from '../offices/officers-who-decide.ts';
import { openingSides } from './legs.ts';
import { namedIn } from './named-in.ts';

export const openingAdmissions: AdmissionsOf<'OpeningBalances'> = {
	OpeningBalances: admitOpening
};

/** The cut-off sheet: before any other money, of people and accounts that are known, and it must balance. */
function admitOpening(state: GroupState, event: OpeningBalances): Result<OpeningBalances, Rejection> {
	const refused =
		duplicateId(state, event) ??
		pagesUnseen(state, event) ??
		needsMembersOn(state, namedIn(event), event.occurredOn) ??
		leftBefore(state, event) ??
		(event.bank ?? [])
			.map((line) => needsBankAccount(state, line.bankAccountId))
			.find((reason) => reason !== null) ??
		loanAfterOpening(event) ??
		cashCreditUnlike(event) ??
		moneyBefore(state, event);
	if (refused) return err(refused);
	const sides = openingSides(event);
	if (sides.debits !== sides.credits) return err({ type: 'OpeningNotBalanced', ...sides });
	const coins = needsWholeCoins(state, event.box);
	return coins ? err(coins) : ok(event);
}

/** Figures of no book are those that two women who decide laid beside the pages. */
function pagesUnseen(
	state: GroupState,
	{ fromPages, seenBy = [], corrects }: OpeningBalances
): Rejection | null {
	// A sheet that is corrected later has the codes of whoever corrects.
	if (fromPages === undefined || corrects !== undefined) return null;
	const given = officersAmong(beginningOf(state), seenBy);
	return given >= 2 ? null : { type: 'ApprovalsMissing', given, needed: 2 };
}

/** Where a sheet is corrected, she may have left since: then what it says of her is compared with what she was paid. */
function leftBefore(state: GroupState, event: OpeningBalances): Rejection | null {
	if (event.corrects !== undefined) return null;
	return (
		namedIn(event)
			.map((memberId) => needsNotLeft(state, memberId))
			.find((reason) => reason !== null) ?? null
	);
}

/** Loans, fines and borrowings are each named once in the whole book. A fine may have been imposed before the sheet. */
function duplicateId(state: GroupState, event: OpeningBalances): Rejection | null {
	const { loans = [], finesDue = [], borrowings = [] } = event;
	const twice =
		repeated(loans.map((line) => line.loanId)) ??
		repeated(finesDue.map((line) => line.fineId)) ??
		repeated(borrowings.map((line) => line.borrowingId)) ??
		finesDue.find((line) => state.fines.has(line.fineId))?.fineId;
	return twice === undefined ? null : { type: 'DuplicateId', id: twice };
}

/** The first id that stands twice in a list. */
function repeated<Id extends string>(ids: readonly Id[]): Id | undefined {
	return ids.find((id, place) => ids.indexOf(id) !== place);
}

/** A sheet that replaces the one just reversed stands in its place, before all that came after it (law 6.5). */
function moneyBefore(state: GroupState, event: OpeningBalances): Rejection | null {
	const isInPlace = event.corrects !== undefined && state.justReversed?.event.type === 'OpeningBalances';
	return state.moneyEntered && !isInPlace ? { type: 'MoneyAlreadyEntered' } : null;
}

/** A cash credit is brought in with its limit and drawing power, another loan without. */
function cashCreditUnlike({ borrowings = [] }: OpeningBalances): Rejection | null {
	const isRight = ({ kind, cashCredit }: (typeof borrowings)[number]) =>
		kind === 'cashCredit'
			? cashCredit !== undefined && cashCredit.drawingPower <= cashCredit.limit
			: cashCredit === undefined;
	return borrowings.every(isRight) ? null : { type: 'TermsInvalid', field: 'drawingPower' };
}

function loanAfterOpening(event: OpeningBalances): Rejection | null {
	const later = event.loans?.find((loan) => loan.disbursedOn > event.occurredOn);
	return later === undefined ? null : { type: 'DayBeforeLoan', disbursedOn: later.disbursedOn };
}
