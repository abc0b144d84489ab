import { err, ok, present, type LoanId, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { subtract, sum, zero, type Money } from '#money';
import * as v from 'valibot';
import { loansTo, moneyAccount } from '../chart.ts';
import {
	needsAccountOf,
	needsActiveMembers,
	needsMeeting,
	needsMembers,
	needsWholeCoins
} from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import {
	amount,
	event,
	listCode,
	loanId,
	loanSource,
	loanTerms,
	memberId,
	saying,
	via,
	type LoanSource,
	type LoanTerms
} from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import type { AskedOn, DraftsOf, KindsOf } from '../kind.ts';
import { keptBack } from '../loans/charges.ts';
import { keptTerms } from '../loans/kept-terms.ts';
import { exceedsLoansAtOnce, exceedsMonths, needsLimit, needsTerms } from '../loans/limits.ts';
import { interestOf } from '../loans/fund-loans.ts';
import type { Loan } from '../loans/loan.ts';
import { newLoan } from '../loans/new-loan.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';

const loanDisbursed = event('LoanDisbursed', {
	via,
	loanId,
	memberId,
	principal: v.pipe(amount, v.description('minor units lent')),
	source: loanSource,
	terms: loanTerms,
	purpose: listCode('purpose of the loan'),
	guarantors: saying(v.pipe(v.array(memberId), v.maxLength(10)), 'members who stand in for it')
});

export type LoanDisbursed = v.InferOutput<typeof loanDisbursed>;

declare module '../event-types.ts' {
	interface EventKinds {
		LoanDisbursed: LoanDisbursed;
	}
}

export interface DisburseLoan extends AskedOn<'DisburseLoan'> {
	readonly loanId: LoanId;
	readonly memberId: MemberId;
	readonly principal: Money;
	readonly terms: LoanTerms;
	readonly purpose: string;
	/** Source of the money; the group's own if left out. */
	readonly source?: LoanSource;
	readonly guarantors?: readonly MemberId[];
	/** All members who agreed, including the borrower. */
	readonly agreedBy: readonly MemberId[];
	readonly via?: string;
}

export type LoanCommand = DisburseLoan;

export const loanKinds = {
	LoanDisbursed: {
		fields: loanDisbursed,
		admit: admitDisbursal,
		legs: disbursal,
		facts: giveLoan,
		shown: { words: 'member.took-loan', picture: 'box-out', account: 'paper.loan-given' },
		point: 'loans'
	}
} as const satisfies KindsOf<LoanDisbursed>;

export const loanDrafts: DraftsOf<LoanCommand> = { DisburseLoan: draftDisbursal };

function admitDisbursal(state: GroupState, event: LoanDisbursed): Result<LoanDisbursed, Rejection> {
	const { loanId, memberId, occurredOn, guarantors = [], principal, terms, via } = event;
	const refused =
		needsMeeting(state) ??
		(state.loans.has(loanId) ? ({ type: 'DuplicateId', id: loanId } as const) : null) ??
		needsMembers(state, [memberId, ...guarantors]) ??
		needsMembers(state, event.approvedBy) ??
		needsActiveMembers(state, [memberId, ...guarantors], occurredOn) ??
		needsAccountOf(state, via) ??
		needsTerms(state, terms, principal, principal, occurredOn) ??
		needsOtherGuarantors(event) ??
		needsWholeCoins(state, principal, via) ??
		needsWholeCoins(state, keptBackOf(state, event), via) ??
		needsLimit(state, memberId, principal, occurredOn) ??
		exceedsLoansAtOnce(state, memberId, occurredOn) ??
		exceedsMonths(state, terms, occurredOn);
	return refused ? err(refused) : ok(event);
}

/** The borrower must not be her own guarantor. */
function needsOtherGuarantors({ memberId, guarantors }: LoanDisbursed): Rejection | null {
	return guarantors?.includes(memberId) === true ? { type: 'TermsInvalid', field: 'guarantors' } : null;
}

/** Up-front interest of a new loan; if the rounding unit is below the smallest coin, the rest may not be payable in cash. */
function keptBackOf(state: GroupState, { terms, principal, occurredOn }: LoanDisbursed): Money {
	const rules = rulesOn(state, occurredOn);
	return rules === null ? zero : keptBack(principal, keptTerms(terms, rules));
}

function disbursal(state: GroupState, event: LoanDisbursed): JournalEntry | null {
	const rules = present(rulesOn(state, event.occurredOn), 'a founded group has rules');
	return lending(event, event.principal, keptBack(event.principal, keptTerms(event.terms, rules)), event.via);
}

/** Posts Dr loans, Cr up-front interest, Cr box for the amount paid out (ledger law 5). Minor units. */
export function lending(
	to: Pick<Loan, 'memberId' | 'source'>,
	lent: Money,
	back: Money,
	via: string | undefined
): JournalEntry | null {
	return entryOf([
		debit(loansTo(to.memberId, to.source), lent),
		credit(interestOf(to), back),
		credit(moneyAccount(via), subtract(lent, back))
	]);
}

/** After a correction the rules of another day may apply: the interest counted as paid is that of the postings. */
function giveLoan(draft: GroupDraft, event: LoanDisbursed, entry: JournalEntry | null): void {
	const rules = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	draft.loanCount += 1;
	const loan = newLoan(event, rules, draft.loanCount);
	const interest = keptBackIn(entry, loan);
	const movements = loan.movements.map((movement) => ({ ...movement, interest }));
	const isSo = interest === loan.interestPaid;
	draft.loans.set(event.loanId, isSo ? loan : { ...loan, movements, interestPaid: interest });
}

/** Up-front interest in the postings of a disbursement, minor units. */
export function keptBackIn(entry: JournalEntry | null, loan: Pick<Loan, 'source'>): Money {
	const legs = entry?.postings.filter(({ account }) => account === interestOf(loan)) ?? [];
	return sum(legs.map(({ amount }) => amount));
}

function draftDisbursal(state: GroupState, command: DisburseLoan): Result<readonly GroupEvent[], Rejection> {
	const lacking = lacksDecision(state, command.agreedBy, 'LoanDisbursed');
	if (lacking) return err(lacking);
	const { loanId, memberId, principal, terms, purpose, guarantors = [] } = command;
	return ok([
		{
			type: 'LoanDisbursed',
			occurredOn: command.on,
			loanId,
			memberId,
			principal,
			source: command.source ?? 'own',
			terms,
			purpose,
			...optional('guarantors', guarantors.length === 0 ? undefined : [...guarantors]),
			...optional('via', command.via)
		}
	]);
}
