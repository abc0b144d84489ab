import { type Money, zero } from '#money';
import type { Agreement, RegisteredDecision, RuleChange } from '#reports';
import { codeWords } from '../code-words.ts';
import type { PaperCell } from '../table-types.ts';
import { amountCell, type BooksContext, ifKnown, say, withDots } from '../context.ts';
import { meetingOn, reasonWord, typeKey } from '../words.ts';
import { type Constitution, writtenRules } from '#group';
import { type MessageKey, weekdayKey } from '#i18n';
import type { Rules } from '../rules/rule-question.ts';
import { type RuleTopicName, ruleTopics, topicOf } from '../rules/rules-topics.ts';

type Kind = RegisteredDecision['kind'];
type Of<One extends Kind> = Extract<RegisteredDecision, { readonly kind: One }>;
type Words = BooksContext['words'];

/** Formatters of member numbers, with names if requested. */
export type WhoWords = Pick<Words, 'who' | 'all'>;

/** Returns a decision in words: kind, member, amount and terms. */
export const decisionCell = (decision: RegisteredDecision, words: Words): PaperCell =>
	withDots(partsOf(decision, words));

type LoanOrCorrection = Of<'loan' | 'topUp' | 'reschedule' | 'correction'>;

/** Formats a loan decision or a correction where only numbers and names of members are available. */
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

/** Returns the amount of a decision in minor units; null if it has none. */
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

/** Returns approvals such as "1, 2 – 2 officers, 2 needed" or "no officer agreed, 2 needed". */
export function agreedCell({ approvedBy, asked, given }: Agreement, words: WhoWords): PaperCell {
	if (asked === 0) return words.all(approvedBy);
	if (approvedBy.length === 0) return say({ say: 'register.officers-none', values: { asked } });
	const officers = say({ say: 'register.agree-by-coded', values: { given, asked } });
	return { line: [words.all(approvedBy), { text: '–' }, officers] };
}

/** Returns terms such as "2 % a month, 10 instalments" or "4 instalments by the quarter". */
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
		case 'helpOfNeediest':
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

/** Kinds of decisions about one member. */
type WithMember =
	| 'loan'
	| 'topUp'
	| 'reschedule'
	| 'writeOff'
	| 'overdueForgiven'
	| 'fineForgiven'
	| 'socialHelp'
	| 'helpOfNeediest'
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

/** Rules with several parts, each of which needs its own name. */
const ofParts: ReadonlySet<RuleChange['rule']> = new Set(['fines', 'loanLimit', 'approvals']);

const wasNow = (was: PaperCell, now: PaperCell): readonly PaperCell[] => [
	say('correction.was'),
	was,
	{ text: ',' },
	say('correction.now'),
	now
];

/**
 * Returns a changed term with each of its parts named, as in "Fines · late: was 5, now 10". Settings that one question covers are one
 * part.
 *
 * @param base the rules in force, for settings beside the changed term
 */
function ruleChangeCell(
	{ rule, before, after }: RuleChange,
	base: Constitution,
	words: BooksContext['words']
): PaperCell {
	const [was, now] = [before, after].map((value) => writtenRules({ ...base, [rule]: value })) as [
		Rules,
		Rules
	];
	const parts = [...changedParts(was, now, ofParts.has(rule)), ...changedAmounts(was, now, words)];
	const named: MessageKey = `register.rule-${rule}`;
	return { line: [say(named), { text: ':' }, ...(parts.length === 0 ? [] : [withDots(parts)])] };
}

function changedParts(was: Rules, now: Rules, named: boolean): readonly PaperCell[] {
	const changed = (Object.keys(ruleTopics) as RuleTopicName[])
		.map((name) => ({ name, before: valueCell(name, was), after: valueCell(name, now) }))
		.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
	return changed.map(({ name, before, after }): PaperCell => {
		const title = named || changed.length > 1 ? [say(topicOf(name).title)] : [];
		return { line: [...title, ...wasNow(before, after)] };
	});
}

/** Returns the changed savings of members if each has her own amount. */
function changedAmounts(was: Rules, now: Rules, words: BooksContext['words']): readonly PaperCell[] {
	if (now.saving.mode !== 'perMember') return [];
	const before = was.saving.mode === 'perMember' ? was.saving.amounts : [];
	return now.saving.amounts.flatMap(({ memberId, amount: after }): readonly PaperCell[] => {
		const old = before.find((one) => one.memberId === memberId)?.amount;
		if (old === after) return [];
		const amounts = old === undefined ? [amountCell(after)] : wasNow(amountCell(old), amountCell(after));
		return [{ line: [words.memberById(memberId), ...amounts] }];
	});
}

/** Returns the answer to a question in both languages. */
function valueCell(name: RuleTopicName, rules: Rules): PaperCell {
	const { question } = topicOf(name);
	switch (question.kind) {
		case 'choice': {
			if (name === 'buyIn' && typeof rules.buyIn === 'object') return amountCell(rules.buyIn.amount);
			const read = question.read(rules);
			const option = question.options.find((one) => one.value === read);
			return say(option?.words ?? { as: read });
		}
		case 'amount': {
			const held = question.read(rules);
			return held === 0 ? say(question.none) : amountCell(held);
		}
		case 'count': {
			const count = question.read(rules);
			if (count !== null) return say({ say: question.unit, values: { count } });
			return question.none === null ? { text: '–' } : say(question.none);
		}
		case 'rate': {
			const percent = question.read(rules);
			return question.none !== undefined && Number(percent) === 0
				? say(question.none)
				: say({ say: 'setup.interest-rate', values: { percent } });
		}
		case 'rhythm':
			return rhythmCell(rules);
		case 'saving':
			return savingCell(rules);
		case 'order': {
			const [first, ...more] = (rules.paymentOrder ?? []).map((part) => say(`rules.part-${part}`));
			return {
				line: [first ?? null, ...more.flatMap((part): readonly PaperCell[] => [{ text: ',' }, part])]
			};
		}
	}
}

function savingCell({ saving }: Rules): PaperCell {
	if (saving.mode === 'fixed') return amountCell(saving.amount);
	if (saving.mode === 'perMember') return say('setup.saving-perMember');
	return { line: [say('setup.saving-shares'), amountCell(saving.shareValue)] };
}

function rhythmCell({ meetingRhythm: { every, weekday, dayOfMonth, last, calendar } }: Rules): PaperCell {
	const isNepali = every === 'month' && calendar === 'bikramSambat';
	if (last !== undefined) {
		const ofMonth = say({
			say: isNepali ? 'calendar.bikram-last-weekday' : 'setup.last-weekday',
			values: { weekday: '' }
		});
		return { line: [ofMonth, say(weekdayKey(last))] };
	}
	const when = say(isNepali ? 'calendar.bikram-each-month' : `setup.every-${every}`);
	if (weekday !== undefined) return { line: [when, say(weekdayKey(weekday))] };
	return dayOfMonth === undefined ? when : { line: [when, { text: String(dayOfMonth) }] };
}
