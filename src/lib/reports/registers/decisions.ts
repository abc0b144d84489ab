import { addDays, oneLine, type EventId, type LoanId, type LocalDate } from '#kernel';
import { sum, zero, type Money } from '#money';
import {
	dividendGiven,
	lenderNamed,
	rulesOn,
	withDefaults,
	type Constitution,
	type DisputeSettled,
	type EventType,
	type GroupEvent,
	type LoanAnswered,
	type LoanSource,
	type LoanTerms,
	type MemberLeft,
	type Office,
	type PostedLine,
	type Settlement,
	type SharingRule
} from '#group';
import { amountIn } from '../entry-amount.ts';
import { agreementOf, type Agreement } from './approvals.ts';
import { nameOf, numberIn, numberOnceGiven, type MeetingName, type RegisterBook } from './register-book.ts';

/** Contents of a decision. Members are named by number, amounts are minor units. */
export type Decided =
	| {
			readonly kind: 'loan';
			readonly loanId: LoanId;
			readonly number: number;
			readonly principal: Money;
			readonly source: LoanSource;
			readonly terms: LoanTerms;
			readonly purpose: string;
			readonly guarantors: readonly number[];
	  }
	| {
			readonly kind: 'topUp';
			readonly loanId: LoanId;
			readonly number: number;
			readonly amount: Money;
			readonly terms: LoanTerms | null;
	  }
	| {
			readonly kind: 'reschedule';
			readonly loanId: LoanId;
			readonly number: number;
			readonly terms: LoanTerms;
	  }
	| {
			readonly kind: 'writeOff';
			readonly loanId: LoanId;
			readonly number: number;
			readonly principal: Money;
			readonly reason: string;
	  }
	| { readonly kind: 'overdueForgiven'; readonly number: number; readonly amount: Money }
	| {
			readonly kind: 'fineForgiven';
			readonly number: number;
			readonly amount: Money;
			readonly reason: string | null;
	  }
	| {
			readonly kind: 'socialHelp' | 'helpOfNeediest';
			readonly number: number;
			readonly amount: Money;
			readonly reason: string | null;
	  }
	| { readonly kind: 'joined'; readonly number: number }
	| {
			readonly kind: 'left';
			readonly number: number;
			readonly reason: MemberLeft['reason'];
			readonly settlement: Settlement | null;
	  }
	| {
			readonly kind: 'office';
			readonly number: number;
			readonly office: Office;
			readonly until: LocalDate | null;
	  }
	| { readonly kind: 'rules'; readonly changes: readonly RuleChange[] }
	| {
			readonly kind: 'resolution';
			readonly about: string;
			readonly text: string | null;
			readonly forIt: number;
			readonly present: number;
			/** Total in minor units and number of members of a micro-credit plan; null for other resolutions. */
			readonly plan: { readonly amount: Money; readonly members: number } | null;
	  }
	| {
			readonly kind: 'dividend';
			readonly rule: SharingRule;
			readonly amount: Money;
			readonly to: 'box' | 'savings';
			readonly members: number;
	  }
	| {
			readonly kind: 'shareOut';
			readonly rule: SharingRule;
			/** Total of the parts before debts. */
			readonly amount: Money;
			readonly members: number;
	  }
	| {
			readonly kind: 'difference';
			/** Negative when the box was short. */
			readonly amount: Money;
			readonly reason: string;
	  }
	| {
			readonly kind: 'correction';
			readonly takesOut: EventType;
			readonly number: number | null;
			/** Page of the wrong entry; null outside a meeting. */
			readonly of: MeetingName | null;
			readonly before: Money | null;
			readonly after: Money | null;
			readonly replacedBy: EventId | null;
			readonly reason: string;
	  }
	| {
			readonly kind: 'disputeRaised';
			readonly about: EventId;
			readonly number: number;
			readonly what: string;
	  }
	| { readonly kind: 'disputeSettled'; readonly about: EventId; readonly outcome: DisputeSettled['outcome'] }
	| { readonly kind: 'applied'; readonly lender: string; readonly amount: Money }
	| {
			readonly kind: 'answered';
			readonly answer: LoanAnswered['answer'];
			readonly amount: Money | null;
			readonly reason: string | null;
	  };

/** A decision with its approvals and a later correction, if any. */
export type RegisteredDecision = Decided &
	Agreement & {
		readonly eventId: EventId;
		readonly day: LocalDate;
		readonly correctedBy: EventId | null;
	};

/** Returns the decision in an entry; null for one that only records a fact. */
export function decisionIn(line: PostedLine, book: RegisterBook): RegisteredDecision | null {
	const { event } = line;
	// A replacement is reported as part of its correction.
	const decided = event.corrects === undefined ? decidedIn(line, book) : null;
	if (decided === null) return null;
	return {
		...decided,
		...agreementOf(line, book),
		eventId: event.eventId,
		day: line.postedOn,
		correctedBy: book.lineOf(event.eventId)?.correctedBy ?? null
	};
}

function decidedIn(line: PostedLine, book: RegisterBook): Decided | null {
	const { event } = line;
	const numberOf = numberIn(book.state);
	switch (event.type) {
		case 'LoanDisbursed':
		case 'LoanToppedUp':
		case 'LoanRescheduled':
		case 'LoanWrittenOff':
		case 'OverdueInterestForgiven':
			return aboutLoan(line, book);
		case 'MemberJoined':
			return line.meeting === null ? null : { kind: 'joined', number: event.number };
		case 'MemberLeft': {
			const { reason, settlement = null } = event;
			return { kind: 'left', number: numberOf(event.memberId), reason, settlement };
		}
		case 'OfficeGiven':
			return line.meeting === null
				? null
				: {
						kind: 'office',
						number: numberOf(event.memberId),
						office: event.office,
						until: event.until ?? null
					};
		case 'ConstitutionChanged':
			return { kind: 'rules', changes: ruleChanges(line, book) };
		case 'ResolutionPassed': {
			const { kind: about, text = null, forIt, present, plan } = event;
			return {
				kind: 'resolution',
				about,
				text: text === null ? null : oneLine(text, 500),
				forIt,
				present,
				plan:
					plan === undefined ? null : { amount: sum(plan.map((part) => part.amount)), members: plan.length }
			};
		}
		case 'DisputeRaised':
			return {
				kind: 'disputeRaised',
				about: event.about,
				number: numberOf(event.memberId),
				what: event.kind
			};
		case 'DisputeSettled':
			return { kind: 'disputeSettled', about: event.about, outcome: event.outcome };
		case 'EventReversed':
			return correctionIn(event.reverses, event.reason, book);
		default:
			return aboutMoney(event, book);
	}
}

function aboutLoan(line: PostedLine, { state, ownerOf }: RegisterBook): Decided | null {
	const { event } = line;
	const numberOf = numberIn(state);
	const owner = ownerOf(event);
	const number = owner === null ? 0 : numberOf(owner);
	switch (event.type) {
		case 'LoanDisbursed': {
			const { loanId, principal, source, terms, purpose, guarantors = [] } = event;
			const stand = guarantors.map(numberOf);
			return { kind: 'loan', loanId, number, principal, source, terms, purpose, guarantors: stand };
		}
		case 'LoanToppedUp':
			return {
				kind: 'topUp',
				loanId: event.loanId,
				number,
				amount: event.amount,
				terms: event.terms ?? null
			};
		case 'LoanRescheduled':
			return { kind: 'reschedule', loanId: event.loanId, number, terms: event.terms };
		case 'LoanWrittenOff': {
			const { loanId, reason } = event;
			return { kind: 'writeOff', loanId, number, principal: amountIn(line) ?? zero, reason };
		}
		case 'OverdueInterestForgiven':
			return { kind: 'overdueForgiven', number, amount: event.amount ?? zero };
		default:
			return null;
	}
}

function aboutMoney(event: GroupEvent, { state }: RegisterBook): Decided | null {
	const numberOf = numberIn(state);
	switch (event.type) {
		case 'FineForgiven': {
			const fine = state.fines.get(event.fineId);
			const number = fine === undefined ? 0 : numberOf(fine.memberId);
			return { kind: 'fineForgiven', number, amount: fine?.amount ?? zero, reason: fine?.reason ?? null };
		}
		case 'SocialFundPaidOut': {
			const { memberId, amount, reason = null, fund } = event;
			const kind = fund === undefined ? 'socialHelp' : 'helpOfNeediest';
			return { kind, number: numberOf(memberId), amount, reason };
		}
		case 'DividendPaid': {
			const { rule, to, parts = [] } = event;
			return { kind: 'dividend', rule, amount: dividendGiven(event), to, members: parts.length };
		}
		case 'CycleSharedOut': {
			const { rule, parts = [] } = event;
			const amount = sum(parts.map((part) => part.amount));
			return { kind: 'shareOut', rule, amount, members: parts.length };
		}
		case 'CashDifferenceAccepted': {
			const { amount, direction, reason } = event;
			return { kind: 'difference', amount: (direction === 'short' ? -amount : amount) as Money, reason };
		}
		case 'LoanApplied':
			return { kind: 'applied', lender: lenderNamed(event.lender), amount: event.amount };
		case 'LoanAnswered': {
			const { answer, amount = null, reason = null } = event;
			return { kind: 'answered', answer, amount, reason };
		}
		default:
			return null;
	}
}

function correctionIn(reverses: EventId, reason: string, book: RegisterBook): Decided | null {
	const original = book.lineOf(reverses);
	if (original === undefined) return null;
	const next = book.replacementOf(reverses);
	const owner = book.ownerOf(original.event);
	return {
		kind: 'correction',
		takesOut: original.event.type,
		number: owner === null ? null : numberOnceGiven(owner, book),
		of: original.page === null ? null : nameOf(original.page),
		before: amountIn(original),
		after: next === undefined ? null : amountIn(next),
		replacedBy: next?.event.eventId ?? null,
		reason
	};
}

/** A changed term of the constitution. */
export interface RuleChange {
	readonly rule: keyof Constitution;
	readonly before: Constitution[keyof Constitution];
	readonly after: Constitution[keyof Constitution];
}

/** Returns the terms that differ from the rules of the day before. */
function ruleChanges({ event }: PostedLine, { state }: RegisterBook): readonly RuleChange[] {
	if (event.type !== 'ConstitutionChanged') return [];
	const before = rulesOn(state, addDays(event.occurredOn, -1));
	const after = withDefaults(event.constitution, state.currency);
	if (before === null) return [];
	return (Object.keys(after) as (keyof Constitution)[])
		.filter((rule) => JSON.stringify(before[rule]) !== JSON.stringify(after[rule]))
		.map((rule) => ({ rule, before: before[rule], after: after[rule] }));
}
