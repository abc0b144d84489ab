import { oneLine, present } from '#kernel';
import { zero } from '#money';
import type {
	BorrowingReceived,
	CashCreditOpened,
	DrawingPowerSet,
	LoanAnswered,
	LoanApplied
} from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import type { GroupDraft } from '../state.ts';
import { drawingPowerOn } from './cash-credit.ts';

export const borrowingFacts: FactsOf<
	'LoanApplied' | 'LoanAnswered' | 'CashCreditOpened' | 'DrawingPowerSet' | 'BorrowingReceived'
> = {
	LoanApplied: applyForLoan,
	LoanAnswered: answerApplication,
	CashCreditOpened: openCashCredit,
	DrawingPowerSet: setDrawingPower,
	BorrowingReceived: receiveBorrowing
};

/** Its name as it is shown, whatever a file or an older app wrote. */
export const lenderNamed = (lender: string): string => oneLine(lender, 80);

function applyForLoan(draft: GroupDraft, event: LoanApplied): void {
	const { applicationId, lender, amount, occurredOn: appliedOn } = event;
	const asked = { applicationId, lender: lenderNamed(lender), amount, appliedOn, answer: null };
	draft.applications.set(applicationId, asked);
}

/** The last answer; one that was sent back may have been answered before. */
function answerApplication(draft: GroupDraft, event: LoanAnswered): void {
	const { applicationId, occurredOn: on, answer, amount, reason } = event;
	const application = present(draft.applications.get(applicationId), 'an answered application is known');
	draft.applications.set(applicationId, {
		...application,
		answer: { on, answer, amount: amount ?? null, reason: reason ?? null }
	});
}

function openCashCredit(draft: GroupDraft, event: CashCreditOpened): void {
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

/** Without a new limit the one that held on its first day goes on. */
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

/** What is drawn on a cash credit changes only what is owed. */
function receiveBorrowing(draft: GroupDraft, event: BorrowingReceived): void {
	if (event.kind === 'cashCredit') return;
	const { borrowingId, lender, kind, amount, occurredOn: receivedOn, terms, applicationId } = event;
	draft.borrowings.set(borrowingId, {
		borrowingId,
		lender: lenderNamed(lender),
		kind,
		amount,
		receivedOn,
		terms: terms ?? {},
		applicationId: applicationId ?? null,
		cashCredit: null
	});
}
