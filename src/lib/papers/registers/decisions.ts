import { zero, type Money } from '#money';
import type { Agreement, RegisteredDecision } from '#reports';
import { codeWords } from '../code-words.ts';
import type { PaperCell } from '../table-types.ts';
import { amountCell, ifKnown, say, withDots, type BooksContext } from '../context.ts';
import { meetingOn, reasonWord, typeKey } from '../words.ts';
import { ruleChangeCell } from './rules.ts';

type Kind = RegisteredDecision['kind'];
type Of<One extends Kind> = Extract<RegisteredDecision, { readonly kind: One }>;
type Words = BooksContext['words'];

/** Women by number, with names where these were asked for. */
export type WhoWords = Pick<Words, 'who' | 'all'>;

/** A decision in words: what, of whom, how much, on which terms. */
export const decisionCell = (decision: RegisteredDecision, words: Words): PaperCell =>
	withDots(partsOf(decision, words));

type LoanOrCorrection = Of<'loan' | 'topUp' | 'reschedule' | 'correction'>;

/** A decision about a loan, or what was corrected, where only numbers and names of women are at hand. */
export const loanDecisionCell = (decision: LoanOrCorrection, words: WhoWords): PaperCell =>
	withDots(loanOrCorrection(decision, words));

function loanOrCorrection(decision: LoanOrCorrection, words: WhoWords): readonly PaperCell[] {
	switch (decision.kind) {
		case 'loan':
			return loanParts(decision, words);
		case 'topUp':
		case 'reschedule':
			return [ofMember(decision, words), ...ifKnown(decision.terms, termsCell)];
		case 'correction':
			return correctionParts(decision, words);
	}
}

/** The amount that the decision is about, minor units; null where it is about none. */
export function amountOf(decision: RegisteredDecision): Money | null {
	switch (decision.kind) {
		case 'loan':
		case 'writeOff':
			return decision.principal;
		case 'correction':
			return decision.after;
		case 'left':
			return decision.settlement?.paid ?? null;
		case 'resolution':
			return decision.plan?.amount ?? null;
		default:
			return 'amount' in decision ? decision.amount : null;
	}
}

/** "1, 2 – 2 officers, 2 needed", "no officer agreed, 2 needed" */
export function agreedCell({ approvedBy, asked, given }: Agreement, words: WhoWords): PaperCell {
	if (asked === 0) return words.all(approvedBy);
	if (approvedBy.length === 0) return say({ say: 'register.officers-none', values: { asked } });
	const officers = say({ say: 'register.agree-by-coded', values: { given, asked } });
	return { line: [words.all(approvedBy), { text: '–' }, officers] };
}

/** "2 % a month, 10 instalments", or "4 instalments by the quarter" */
export function termsCell({ percentPerMonth, instalments, instalmentsBy }: Of<'loan'>['terms']): PaperCell {
	const key = instalmentsBy === 'quarter' ? 'register.terms-by-quarter' : 'register.terms';
	return say({ say: key, values: { percent: percentPerMonth, count: instalments } });
}

function partsOf(decision: RegisteredDecision, words: Words): readonly PaperCell[] {
	switch (decision.kind) {
		case 'loan':
		case 'topUp':
		case 'reschedule':
		case 'correction':
			return loanOrCorrection(decision, words);
		case 'writeOff':
		case 'fineForgiven':
			return [ofMember(decision, words), ...ifKnown(decision.reason, (reason) => say(reasonWord(reason)))];
		case 'socialHelp':
			return [
				ofMember(decision, words),
				...ifKnown(decision.reason, (reason) => say(codeWords.socialReasons.word(reason)))
			];
		case 'overdueForgiven':
		case 'joined':
			return [ofMember(decision, words)];
		case 'left':
			return leftParts(decision, words);
		case 'office':
			return [
				ofMember(decision, words),
				say(`paper.${decision.office}`),
				...ifKnown(decision.until, (day) => ({ line: [say('register.until-day'), { day }] }))
			];
		case 'disputeRaised':
			return [ofMember(decision, words), say(codeWords.disputeKinds.word(decision.what))];
		case 'rules':
			return [
				say('register.decided-rules'),
				...decision.changes.map((change) => ruleChangeCell(change, words.rules, words))
			];
		default:
			return partsOfCircle(decision);
	}
}

/** Decisions about one member. */
type WithMember =
	| 'loan'
	| 'topUp'
	| 'reschedule'
	| 'writeOff'
	| 'overdueForgiven'
	| 'fineForgiven'
	| 'socialHelp'
	| 'joined'
	| 'left'
	| 'office'
	| 'disputeRaised';

const ofMember = (
	{ kind, number }: { readonly kind: WithMember; readonly number: number },
	words: WhoWords
): PaperCell => say({ say: `register.decided-${kind}`, values: { who: words.who(number) } });

function loanParts(loan: Of<'loan'>, words: WhoWords): readonly PaperCell[] {
	const { purpose, source, terms, guarantors } = loan;
	return [
		ofMember(loan, words),
		say(codeWords.purposes.word(purpose)),
		say(codeWords.loanSources.word(source)),
		termsCell(terms),
		...(guarantors.length === 0 ? [] : [{ line: [say('register.guarantors'), words.all(guarantors)] }])
	];
}

function leftParts(left: Of<'left'>, words: WhoWords): readonly PaperCell[] {
	const payable = left.settlement?.payable ?? zero;
	const loss = left.settlement?.loss ?? zero;
	return [
		ofMember(left, words),
		say(codeWords.leaveReasons.word(left.reason)),
		...(loss === 0 ? [] : [{ line: [say('people.her-loss'), amountCell(loss)] }]),
		...(payable === 0 ? [] : [{ line: [say('account.account-payable'), amountCell(payable)] }])
	];
}

function correctionParts(
	{ takesOut, number, of, before, after, reason }: Of<'correction'>,
	words: WhoWords
): readonly PaperCell[] {
	return [
		say('register.decided-correction', typeKey(takesOut)),
		...ifKnown(number, (one) => say({ say: 'register.of-member', values: { who: words.who(one) } })),
		...ifKnown(of, (meeting) => ({ line: [say('paper.meeting'), meetingOn(meeting)] })),
		...ifKnown(before, (was) => ({ line: [say('register.was-amount'), amountCell(was)] })),
		...ifKnown(after, (now) => ({ line: [say('register.now-amount'), amountCell(now)] })),
		say(reasonWord(reason))
	];
}

type OfCircle = Of<
	'resolution' | 'dividend' | 'shareOut' | 'difference' | 'disputeSettled' | 'applied' | 'answered'
>;

function partsOfCircle(decision: OfCircle): readonly PaperCell[] {
	switch (decision.kind) {
		case 'resolution': {
			const { about, text, forIt, present, plan } = decision;
			return [
				say('paper.resolution', codeWords.resolutionKinds.word(about)),
				...ifKnown(text, (said) => ({ text: said })),
				...ifKnown(plan, ({ members }) => say({ say: 'register.decided-plan', values: { count: members } })),
				say({ say: 'register.decided-votes', values: { forIt, present } })
			];
		}
		case 'dividend':
			return shared('register.decided-dividend', decision);
		case 'shareOut':
			return shared('register.decided-share-out', decision);
		case 'difference':
			return [say('register.decided-difference'), say(reasonWord(decision.reason))];
		case 'disputeSettled':
			return [say('register.decided-disputeSettled'), say(codeWords.disputeOutcomes.keyOf(decision.outcome))];
		case 'applied':
			return [say('register.decided-applied'), { text: decision.lender }];
		case 'answered':
			return [
				say('register.decided-answered'),
				say(codeWords.applicationAnswers.keyOf(decision.answer)),
				...ifKnown(decision.reason, (reason) => say(codeWords.answerReasons.word(reason)))
			];
	}
}

const shared = (
	key: 'register.decided-dividend' | 'register.decided-share-out',
	{ members, rule }: Of<'dividend' | 'shareOut'>
): readonly PaperCell[] => [say({ say: key, values: { count: members } }), say(`people.share-rule-${rule}`)];
