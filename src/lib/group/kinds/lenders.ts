import {
	err,
	ok,
	oneLine,
	present,
	type ApplicationId,
	type BorrowingId,
	type LocalDate,
	type Result
} from '#kernel';
import { zero, type Money } from '#money';
import * as v from 'valibot';
import { drawingPowerOn } from '../borrowing/cash-credit.ts';
import { amount, applicationId, borrowingId, day, event, listCode, saying, text } from '../event-fields.ts';
import type { EventOf } from '../event-types.ts';
import { noLegs, type AskedFor, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional, tidy } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupDraft, GroupState } from '../state.ts';

const loanApplied = event('LoanApplied', {
	applicationId,
	lender: text('lender'),
	amount,
	rule: v.optional(listCode('rule that the amount was worked out by'))
});

export type LoanApplied = v.InferOutput<typeof loanApplied>;

const loanAnswered = event('LoanAnswered', {
	applicationId,
	answer: v.pipe(
		v.picklist(['sanctioned', 'returned', 'refused']),
		v.description('agreed · sent back to be completed · said no')
	),
	amount: saying(amount, 'minor units that were sanctioned'),
	reason: v.optional(listCode('why it was returned or refused'))
});

export type LoanAnswered = v.InferOutput<typeof loanAnswered>;

const limit = v.pipe(amount, v.description('minor units that the account may owe at most, as sanctioned'));

const drawingPower = v.pipe(amount, v.description('minor units that may be owed when money is drawn'));

const from = saying(day, "the drawing power holds from this day; the event's own day where it is left out");

/** Limit and drawing power of a cash credit in the cut-off sheet. */
export const openCashCredit = v.strictObject({ limit, drawingPower });

const cashCreditOpened = event('CashCreditOpened', {
	borrowingId,
	lender: text('lender'),
	limit,
	drawingPower,
	from,
	applicationId: v.optional(applicationId)
});

export type CashCreditOpened = v.InferOutput<typeof cashCreditOpened>;

const drawingPowerSet = event('DrawingPowerSet', {
	borrowingId,
	drawingPower,
	from,
	limit: saying(amount, 'minor units of a new limit, where the bank fixed one with it')
});

export type DrawingPowerSet = v.InferOutput<typeof drawingPowerSet>;

declare module '../event-types.ts' {
	interface EventKinds {
		LoanApplied: LoanApplied;
		LoanAnswered: LoanAnswered;
		CashCreditOpened: CashCreditOpened;
		DrawingPowerSet: DrawingPowerSet;
	}
}

export type ApplyForLoan = AskedFor<
	'ApplyForLoan',
	LoanApplied,
	'applicationId' | 'lender' | 'amount' | 'rule'
>;

export type AnswerApplication = AskedFor<
	'AnswerApplication',
	LoanAnswered,
	'applicationId' | 'answer' | 'amount' | 'reason'
>;

/** Opens a bank account on which the group may draw and repay; it moves no money. */
export type OpenCashCredit = AskedFor<
	'OpenCashCredit',
	CashCreditOpened,
	'borrowingId' | 'lender' | 'limit' | 'drawingPower' | 'applicationId'
>;

export interface SetDrawingPower extends AskedOn<'SetDrawingPower'> {
	readonly borrowingId: BorrowingId;
	readonly drawingPower: Money;
	/** First day on which it is in force; `on` if left out. */
	readonly from?: LocalDate;
	readonly limit?: Money;
}

export type LenderCommand = ApplyForLoan | AnswerApplication | OpenCashCredit | SetDrawingPower;

/** Events without postings may be recorded outside a meeting (ledger law 5). */
export const lenderEventKinds = {
	LoanApplied: {
		fields: loanApplied,
		admit: (state, event) =>
			state.applications.has(event.applicationId)
				? err({ type: 'DuplicateId', id: event.applicationId })
				: ok(event),
		legs: noLegs,
		facts: applyForLoan,
		shown: { words: 'code.resolution-applyForLoan', picture: 'sheet-bank' },
		point: 'bank'
	},
	LoanAnswered: {
		fields: loanAnswered,
		admit: admitAnswer,
		legs: noLegs,
		facts: answerApplication,
		shown: { words: 'code.resolution-loanFromBank', picture: 'sheet-bank' }
	},
	CashCreditOpened: {
		fields: cashCreditOpened,
		admit: admitCashCredit,
		legs: noLegs,
		facts: addCashCredit,
		shown: { words: 'bank.credit-kind', picture: 'bank-counter', account: 'dossier.cash-credit' }
	},
	DrawingPowerSet: {
		fields: drawingPowerSet,
		admit: admitDrawingPower,
		legs: noLegs,
		facts: setDrawingPower,
		shown: { words: 'bank.credit-drawing-power', picture: 'bank-counter', account: 'dossier.drawing-power' }
	}
} as const satisfies KindsOf<LoanApplied | LoanAnswered | CashCreditOpened | DrawingPowerSet>;

/** These entries copy slips, passbooks and letters: the circle does not decide them, so no quorum is required beyond the law. */
export const lenderDrafts: DraftsOf<LenderCommand> = {
	ApplyForLoan: (_, { on, applicationId, lender, amount, rule }) => {
		const asked = { lender: tidy(lender), amount, ...optional('rule', rule) };
		return ok([{ type: 'LoanApplied', occurredOn: on, applicationId, ...asked }]);
	},
	AnswerApplication: (_, { on, applicationId, answer, amount, reason }) => {
		const said = { ...optional('amount', amount), ...optional('reason', reason) };
		return ok([{ type: 'LoanAnswered', occurredOn: on, applicationId, answer, ...said }]);
	},
	OpenCashCredit: (_, { on, borrowingId, lender, limit, drawingPower, applicationId }) => {
		const agreed = { lender: tidy(lender), limit, drawingPower, ...optional('applicationId', applicationId) };
		return ok([{ type: 'CashCreditOpened', occurredOn: on, borrowingId, ...agreed }]);
	},
	SetDrawingPower: (_, { on, borrowingId, drawingPower, from, limit }) => {
		const agreed = { drawingPower, ...optional('from', from), ...optional('limit', limit) };
		return ok([{ type: 'DrawingPowerSet', occurredOn: on, borrowingId, ...agreed }]);
	}
};

function applyForLoan(draft: GroupDraft, event: LoanApplied): void {
	const { applicationId, lender, amount, occurredOn: appliedOn } = event;
	const asked = { applicationId, lender: lenderNamed(lender), amount, appliedOn, answer: null };
	draft.applications.set(applicationId, asked);
}

/** Normalises the lender's name, whatever a file or an older app wrote. */
export const lenderNamed = (lender: string): string => oneLine(lender, 80);

/** Checks an answer. A returned application is still open and is answered again; sanction and refusal are final. */
function admitAnswer(state: GroupState, event: LoanAnswered): Result<LoanAnswered, Rejection> {
	const { applicationId } = event;
	const refused = needsApplication(state, applicationId, event.occurredOn);
	if (refused) return err(refused);
	const answer = state.applications.get(applicationId)?.answer?.answer ?? 'returned';
	return answer === 'returned' ? ok(event) : err({ type: 'ApplicationAnswered', applicationId });
}

/** Requires a known application made by that day. */
export function needsApplication(
	state: GroupState,
	applicationId: ApplicationId | undefined,
	on: LocalDate
): Rejection | null {
	if (applicationId === undefined) return null;
	const application = state.applications.get(applicationId);
	return application === undefined || on < application.appliedOn
		? { type: 'ApplicationUnknown', applicationId }
		: null;
}

/** Stores the latest answer; a returned application may have an earlier one. */
function answerApplication(draft: GroupDraft, event: LoanAnswered): void {
	const { applicationId, occurredOn: on, answer, amount, reason } = event;
	const application = present(draft.applications.get(applicationId), 'an answered application is known');
	draft.applications.set(applicationId, {
		...application,
		answer: { on, answer, amount: amount ?? null, reason: reason ?? null }
	});
}

/** Checks a cash credit; it moves no money, so it may be recorded outside a meeting. */
function admitCashCredit(state: GroupState, event: CashCreditOpened): Result<CashCreditOpened, Rejection> {
	const { borrowingId, applicationId, limit, drawingPower, from = event.occurredOn, occurredOn } = event;
	const refused =
		(state.borrowings.has(borrowingId) ? ({ type: 'DuplicateId', id: borrowingId } as const) : null) ??
		needsApplication(state, applicationId, occurredOn) ??
		needsPowerWithin(limit, drawingPower);
	if (refused) return err(refused);
	return from < occurredOn ? err({ type: 'TermsInvalid', field: 'drawingPower' }) : ok(event);
}

function needsPowerWithin(limit: Money, drawingPower: Money): Rejection | null {
	return drawingPower > limit ? { type: 'TermsInvalid', field: 'drawingPower' } : null;
}

function addCashCredit(draft: GroupDraft, event: CashCreditOpened): void {
	const { borrowingId, lender, occurredOn, limit, drawingPower: amount, from = occurredOn } = event;
	draft.borrowings.set(borrowingId, {
		borrowingId,
		lender: lenderNamed(lender),
		kind: 'cashCredit',
		amount: zero,
		receivedOn: occurredOn,
		terms: {},
		applicationId: event.applicationId ?? null,
		cashCredit: { powers: [{ from, amount, limit }] }
	});
}

function admitDrawingPower(state: GroupState, event: DrawingPowerSet): Result<DrawingPowerSet, Rejection> {
	const { borrowingId, drawingPower, from = event.occurredOn, limit } = event;
	const refused = needsBorrowing(state, event);
	if (refused) return err(refused);
	const borrowing = present(state.borrowings.get(borrowingId), 'a known borrowing');
	const { cashCredit, receivedOn } = borrowing;
	if (cashCredit === null) return err({ type: 'NotACashCredit', borrowingId });
	const known = limit ?? drawingPowerOn(cashCredit, from)?.limit ?? drawingPower;
	const above = needsPowerWithin(known, drawingPower);
	if (above) return err(above);
	return from < receivedOn ? err({ type: 'DayBeforeBorrowing', receivedOn }) : ok(event);
}

/** Requires a known borrowing received by that day (ledger fine print 14). */
export function needsBorrowing(
	state: GroupState,
	event:
		| EventOf<'BorrowingCharged'>
		| EventOf<'BorrowingCredited'>
		| EventOf<'BorrowingRepaid'>
		| DrawingPowerSet
		| EventOf<'BorrowingReceived'>
): Rejection | null {
	const { borrowingId, occurredOn } = event;
	const borrowing = state.borrowings.get(borrowingId);
	if (borrowing === undefined) return { type: 'BorrowingUnknown', borrowingId };
	return occurredOn < borrowing.receivedOn
		? { type: 'DayBeforeBorrowing', receivedOn: borrowing.receivedOn }
		: null;
}

/** Adds a drawing power; without a new limit, the limit in force on its first day continues. */
function setDrawingPower(draft: GroupDraft, event: DrawingPowerSet): void {
	const { borrowingId, drawingPower: amount, from = event.occurredOn } = event;
	const borrowing = present(draft.borrowings.get(borrowingId), 'a cash credit that is known');
	const credit = present(borrowing.cashCredit, 'a drawing power is of a cash credit');
	const limit = event.limit ?? drawingPowerOn(credit, from)?.limit ?? amount;
	draft.borrowings.set(borrowingId, {
		...borrowing,
		cashCredit: { powers: [...credit.powers, { from, amount, limit }] }
	});
}
