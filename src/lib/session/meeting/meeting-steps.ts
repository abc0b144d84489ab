import { finesDueOf, ruledFines } from '#group';
import { zero, type Money } from '#money';
import { fineCards } from './meeting-fine-cards.ts';
import type { MeetingView } from './meeting-view.svelte.ts';

/** Steps of a meeting in their order (ledger law 8). A group without fines has no step for them. */
export type StepName = 'roll' | 'give-back' | 'fines' | 'loan' | 'count' | 'close';

/** All steps, including the optional one for fines. */
const order: readonly StepName[] = ['roll', 'give-back', 'fines', 'loan', 'count', 'close'];

export interface MeetingStep {
	readonly name: StepName;
	/** `passed`: all were asked, nobody gave, and the sum is still due. */
	readonly state: 'done' | 'passed' | 'next' | 'todo';
	/** True if the step has no work today. */
	readonly idle: boolean;
	/** Sum received in the step. */
	readonly amount: Money;
	/** Sum received for the social fund in the step. */
	readonly beside?: Money;
	/** Members present, to be asked, or with a new loan. */
	readonly count: number;
}

export function meetingSteps(meeting: MeetingView): readonly MeetingStep[] {
	const { figures, begun, memberIds, dues } = meeting;
	const { noLoan, notToday } = meeting.book.draft;
	const waiting = dues.filter(
		({ memberId, asked }) => asked > 0 && !figures.repaidBy.has(memberId) && !notToday.has(memberId)
	);
	const raw: readonly RawStep[] = [
		{
			name: 'roll',
			done: memberIds.every((memberId) => begun?.marks.has(memberId)),
			idle: false,
			amount: figures.saved,
			beside: figures.other.socialIn,
			count: figures.came
		},
		{
			name: 'give-back',
			done: waiting.length === 0 && figures.repaid > 0,
			passed: waiting.length === 0 && figures.repaid === 0 && notToday.size > 0,
			idle: waiting.length === 0 && figures.repaid === 0 && notToday.size === 0,
			amount: figures.repaid,
			count: waiting.length
		},
		...finesStep(meeting),
		{
			name: 'loan',
			done: noLoan || figures.loans.length > 0,
			idle: false,
			amount: figures.lent,
			count: figures.loans.length
		},
		...countStep(meeting),
		{ name: 'close', done: false, idle: false, amount: zero, count: 0 }
	];
	const next = raw.find((step) => !step.done && step.passed !== true && !step.idle)?.name;
	return raw.map(({ done, passed = false, ...step }) => ({
		...step,
		state: done ? 'done' : passed ? 'passed' : step.name === next ? 'next' : 'todo'
	}));
}

type RawStep = Omit<MeetingStep, 'state'> & { readonly done: boolean; readonly passed?: boolean };

/** No step for a meeting from paper, whose cash was counted long ago. */
function countStep({ begun, book, asksCount }: MeetingView): readonly RawStep[] {
	if (!asksCount) return [];
	const done = begun?.counted?.cash === book.box && begun.counted.book === book.box;
	return [{ name: 'count', done, idle: false, amount: done ? book.box : zero, count: 0 }];
}

/** No step if the rules have no fines and nobody owes one. */
function finesStep(meeting: MeetingView): readonly RawStep[] {
	const { figures, rules, state } = meeting;
	const waiting = new Set(fineCards(meeting).map(({ memberId }) => memberId)).size;
	const isAsked = waiting > 0;
	const wasUsed = figures.fined.length > 0 || figures.finesPaid > 0 || figures.forgiven.size > 0;
	const hasRules = ruledFines.some((reason) => rules.fines[reason] !== undefined);
	const isOwed = meeting.memberIds.some((memberId) => finesDueOf(state, memberId).total > 0);
	if (!isAsked && !wasUsed && !hasRules && !isOwed) return [];
	const isPutOff = !isAsked && !wasUsed && isOwed && meeting.book.draft.fineLater.size > 0;
	return [
		{
			name: 'fines',
			done: !isAsked && wasUsed,
			passed: isPutOff,
			idle: !isAsked && !wasUsed && !isPutOff,
			amount: figures.finesPaid,
			count: waiting
		}
	];
}

/** The first unfinished step after `after`; the close if there is none. */
export function nextStep(steps: readonly MeetingStep[], after?: StepName): StepName {
	const start = after === undefined ? 0 : order.indexOf(after) + 1;
	const left = steps.filter(({ name }) => order.indexOf(name) >= start);
	const isLeft = ({ state, idle }: MeetingStep) => state !== 'done' && state !== 'passed' && !idle;
	return left.find(isLeft)?.name ?? 'close';
}
