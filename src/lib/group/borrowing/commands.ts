import type { ApplicationId, BorrowingId, LocalDate } from '#kernel';
import type { Money } from '#money';
import type { LoanAnswered } from '../event-types.ts';
import type { BorrowingKind, BorrowingTerms } from './events.ts';

export interface ApplyForLoan {
	readonly type: 'ApplyForLoan';
	readonly on: LocalDate;
	readonly applicationId: ApplicationId;
	readonly lender: string;
	readonly amount: Money;
	readonly rule?: string;
}

export interface AnswerApplication {
	readonly type: 'AnswerApplication';
	readonly on: LocalDate;
	readonly applicationId: ApplicationId;
	readonly answer: LoanAnswered['answer'];
	readonly amount?: Money;
	readonly reason?: string;
}

/** A bank's account on which the group may draw and repay; nothing moves yet. */
export interface OpenCashCredit {
	readonly type: 'OpenCashCredit';
	readonly on: LocalDate;
	readonly borrowingId: BorrowingId;
	readonly lender: string;
	readonly limit: Money;
	readonly drawingPower: Money;
	readonly applicationId?: ApplicationId;
}

export interface SetDrawingPower {
	readonly type: 'SetDrawingPower';
	readonly on: LocalDate;
	readonly borrowingId: BorrowingId;
	readonly drawingPower: Money;
	/** The first day on which it holds; `on` when left out. */
	readonly from?: LocalDate;
	readonly limit?: Money;
}

export interface DrawCashCredit {
	readonly type: 'DrawCashCredit';
	readonly on: LocalDate;
	readonly borrowingId: BorrowingId;
	readonly amount: Money;
	readonly via?: string;
	readonly valueOn?: LocalDate;
}

export interface ReceiveBorrowing {
	readonly type: 'ReceiveBorrowing';
	readonly on: LocalDate;
	readonly borrowingId: BorrowingId;
	readonly lender: string;
	readonly kind: BorrowingKind;
	readonly amount: Money;
	readonly terms?: BorrowingTerms;
	readonly applicationId?: ApplicationId;
	readonly via?: string;
	readonly valueOn?: LocalDate;
}

/** Debited by the lender, as its book shows. */
export interface ChargeBorrowing {
	readonly type: 'ChargeBorrowing';
	readonly on: LocalDate;
	readonly borrowingId: BorrowingId;
	readonly interest?: Money;
	readonly charges?: Money;
	readonly valueOn?: LocalDate;
}

export interface RepayBorrowing {
	readonly type: 'RepayBorrowing';
	readonly on: LocalDate;
	readonly borrowingId: BorrowingId;
	readonly principal: Money;
	readonly interest?: Money;
	readonly charges?: Money;
	readonly via?: string;
	readonly valueOn?: LocalDate;
}
