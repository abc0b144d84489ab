import type { Money } from '#money';
import type { Agreement, RegisteredDecision } from '#reports';
import { codeWords } from '../code-words.ts';
import type { PaperCell, PaperWord } from '../table-types.ts';
import { amountCell, say } from '../context.ts';
import { sourceWord } from '../words.ts';
import { termsCell } from './loans.ts';
import { ruleChangeCell } from './rules.ts';
import {
	answerWord,
	meetingOn,
	purposeWord,
	reasonWord,
	socialWord,
	typeKey,
	type RegistersWords
} from './words.ts';

type Of<Kind extends RegisteredDecision['kind']> = Extract<RegisteredDecision, { readonly kind: Kind }>;

/** Women by number, with names where these were asked for. */
export type WhoWords = Pick<RegistersWords, 'who' | 'all'>;

const dot: PaperCell = { text: '·' };
const inWords = (...words: readonly PaperWord[]): PaperCell => ({ words });

/** A decision in words: what, of whom, how much, on which terms. */
export function decisionCell(decision: RegisteredDecision, words: RegistersWords): PaperCell {
	const parts = partsOf(decision, words);
	return {
		line: parts.flatMap((part, place): readonly PaperCell[] => (place === 0 ? [part] : [dot, part]))
	};
}

/** A decision about a loan, or what was corrected, where only numbers and names of women are at hand. */
export function loanDecisionCell(
	decision: Of<'loan' | 'topUp' | 'reschedule' | 'correction'>,
	words: WhoWords
): PaperCell {
	const parts = loanOrCorrection(decision, words);
	return {
		line: parts.flatMap((part, place): readonly PaperCell[] => (place === 0 ? [part] : [dot, part]))
	};
}

function loanOrCorrection(
	decision: Of<'loan' | 'topUp' | 'reschedule' | 'correction'>,
	words: WhoWords
): readonly PaperCell[] {
	switch (decision.kind) {
		case 'loan':
			return loanParts(decision, words);
		case 'topUp':
		case 'reschedule':
			return [ofMember(decision, words), ...(decision.terms === null ? [] : [termsCell(decision.terms)])];
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
			return decision.settlement === null ? null : decision.settlement.paid;
		case 'resolution':
			return decision.plan === null ? null : decision.plan.amount;
		default:
			return 'amount' in decision ? decision.amount : null;
	}
}

/** "1, 2 – 2 officers, 2 needed", "no officer agreed, 2 needed" */
export function agreedCell({ approvedBy, asked, given }: Agreement, words: RegistersWords): PaperCell {
	if (asked === 0) return words.all(approvedBy);
	if (approvedBy.length === 0) return inWords({ say: 'register.officers-none', values: { asked } });
	const officers = inWords({ say: 'register.agree-by-coded', values: { given, asked } });
	return { line: [words.all(approvedBy), { text: '–' }, officers] };
}

function partsOf(decision: RegisteredDecision, words: RegistersWords): readonly PaperCell[] {
	switch (decision.kind) {
		case 'loan':
		case 'topUp':
		case 'reschedule':
		case 'correction':
			return loanOrCorrection(decision, words);
		case 'writeOff':
			return [ofMember(decision, words), inWords(reasonWord(decision.reason))];
		case 'fineForgiven':
			return [ofMember(decision, words), ...someReason(decision.reason, reasonWord)];
		case 'socialHelp':
			return [ofMember(decision, words), ...someReason(decision.reason, socialWord)];
		case 'overdueForgiven':
		case 'joined':
			return [ofMember(decision, words)];
		case 'left':
			return leftParts(decision, words);
		case 'office':
			return officeParts(decision, words);
		case 'rules':
			return [
				say('register.decided-rules'),
				...decision.changes.map((change) => ruleChangeCell(change, words.rules, words))
			];
		default:
			return otherParts(decision, words);
	}
}

function ofMember(
	{
		kind,
		number
	}: Pick<Of<'loan' | 'topUp' | 'reschedule' | 'writeOff'>, 'number'> & {
		readonly kind: RegisteredDecision['kind'] & WithMember;
	},
	words: WhoWords
): PaperCell {
	return inWords({ say: `register.decided-${kind}`, values: { who: words.who(number) } });
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

function someReason(code: string | null, wordOf: (code: string) => PaperWord): readonly PaperCell[] {
	return code === null ? [] : [inWords(wordOf(code))];
}

function loanParts(loan: Of<'loan'>, words: WhoWords): readonly PaperCell[] {
	const { purpose, source, terms, guarantors } = loan;
	return [
		ofMember(loan, words),
		inWords(purposeWord(purpose)),
		inWords(sourceWord(source)),
		termsCell(terms),
		...(guarantors.length === 0 ? [] : [{ line: [say('register.guarantors'), words.all(guarantors)] }])
	];
}

function leftParts(left: Of<'left'>, words: RegistersWords): readonly PaperCell[] {
	const { reason, settlement } = left;
	const known = codeWords.leaveReasons.find(reason);
	const owed = settlement === null || settlement.payable === 0 ? null : settlement.payable;
	return [
		ofMember(left, words),
		inWords(known === null ? { as: reason } : codeWords.leaveReasons.keyOf(known)),
		...(owed === null ? [] : [{ line: [say('account.account-payable'), amountCell(owed)] }])
	];
}

function officeParts(given: Of<'office'>, words: RegistersWords): readonly PaperCell[] {
	const { office, until } = given;
	return [
		ofMember(given, words),
		say(`paper.${office}`),
		...(until === null ? [] : [{ line: [say('register.until-day'), { day: until }] }])
	];
}

function correctionParts(
	{ takesOut, number, of, before, after, reason }: Of<'correction'>,
	words: WhoWords
): readonly PaperCell[] {
	return [
		inWords('register.decided-correction', typeKey(takesOut)),
		...(number === null ? [] : [inWords({ say: 'register.of-member', values: { who: words.who(number) } })]),
		...(of === null ? [] : [{ line: [say('paper.meeting'), meetingOn(of)] }]),
		...(before === null ? [] : [{ line: [say('register.was-amount'), amountCell(before)] }]),
		...(after === null ? [] : [{ line: [say('register.now-amount'), amountCell(after)] }]),
		inWords(reasonWord(reason))
	];
}

type Other = Of<
	| 'resolution'
	| 'dividend'
	| 'shareOut'
	| 'difference'
	| 'disputeRaised'
	| 'disputeSettled'
	| 'applied'
	| 'answered'
>;

function otherParts(decision: Other, words: RegistersWords): readonly PaperCell[] {
	switch (decision.kind) {
		case 'resolution': {
			const { about, text, forIt, present, plan } = decision;
			const known = codeWords.resolutionKinds.find(about);
			return [
				inWords('paper.resolution', known === null ? { as: about } : codeWords.resolutionKinds.keyOf(known)),
				...(text === null ? [] : [{ text }]),
				...(plan === null
					? []
					: [inWords({ say: 'register.decided-plan', values: { count: plan.members } })]),
				inWords({ say: 'register.decided-votes', values: { forIt, present } })
			];
		}
		case 'dividend':
			return [
				inWords({ say: 'register.decided-dividend', values: { count: decision.members } }),
				say(`people.share-rule-${decision.rule}`)
			];
		case 'shareOut':
			return [
				inWords({ say: 'register.decided-share-out', values: { count: decision.members } }),
				say(`people.share-rule-${decision.rule}`)
			];
		case 'difference':
			return [say('register.decided-difference'), inWords(reasonWord(decision.reason))];
		case 'disputeRaised': {
			const known = codeWords.disputeKinds.find(decision.what);
			return [
				ofMember(decision, words),
				inWords(known === null ? { as: decision.what } : codeWords.disputeKinds.keyOf(known))
			];
		}
		case 'disputeSettled':
			return [say('register.decided-disputeSettled'), say(codeWords.disputeOutcomes.keyOf(decision.outcome))];
		case 'applied':
			return [say('register.decided-applied'), { text: decision.lender }];
		case 'answered':
			return [
				say('register.decided-answered'),
				say(codeWords.applicationAnswers.keyOf(decision.answer)),
				...someReason(decision.reason, answerWord)
			];
	}
}
