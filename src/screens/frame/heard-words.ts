import type { LocalDate, MemberId } from '#kernel';
import {
	activeMembers,
	alsoCalled,
	nameInBook,
	type AccessNoted,
	type ConsentGiven,
	type DividendPaid,
	type GroupEvent,
	type GroupState,
	type MemberNamed
} from '#group';
import type { Money } from '#money';
import { codeWords } from '#papers/code-words.ts';
import type { MemberFace, MessageKey, Words } from '#i18n';
import { faceWords } from '#ui/member/face-words.ts';
import type { BookEntry } from '#session/correction-entries.ts';

/** Members and currency of a book. */
export interface NamedBook {
	readonly state: GroupState;
	readonly currency: string;
	readonly face: (memberId: MemberId) => MemberFace;
}

/** The spoken line of an entry: member, kind and amount. */
export function entryInWords(
	book: NamedBook,
	words: Words,
	{ memberId, label, event, amount }: BookEntry
): string {
	return [
		...(memberId === null ? [] : [faceWords(book.face(memberId), words)]),
		words.say(label),
		...detailsSaid(event, words, book.state),
		...(amount > 0 ? [words.amount(amount, book.currency)] : [])
	].join(', ');
}

interface Naming extends Pick<MemberNamed, 'memberId' | 'name'> {
	readonly number: number;
	readonly who: string;
	/** Spoken instead if the book has a newer name for her: no phone keeps an old name. */
	readonly line?: string;
}

/** Sentence for a new name, by her number. If another member has or had that name, she is named too, since swapped names are read out (ledger law 61). */
export function namingInWords(
	state: Pick<GroupState, 'members'>,
	words: Words,
	{ number, who, line, ...named }: Naming
): string {
	const isHers = line === undefined || nameInBook(state, named.memberId) === named.name;
	const said = isHers ? words.say('people.named', { number, who }) : line;
	const other = alsoCalled(state.members, named);
	const otherNumber = other === null ? undefined : state.members.get(other)?.number;
	return otherNumber === undefined
		? said
		: `${said} ${words.say('people.named-as-other', { number: otherNumber })}`;
}

/** Spoken details of an event: bank or group data (last four digits one by one), purpose, place, grant, fund or lender's credit; else empty. */
export function detailsSaid(
	event: GroupEvent,
	words: Pick<Words, 'say'>,
	{ borrowings }: Pick<GroupState, 'borrowings'>
): readonly string[] {
	const paper = 'reference' in event && event.reference !== undefined ? [event.reference] : [];
	const named = (key: MessageKey | null, code: string): string => (key === null ? code : words.say(key));
	if ('purpose' in event && event.type !== 'LoanDisbursed')
		return [named(codeWords.heldPurposes.wordsFor(event.purpose), event.purpose), ...paper];
	if ('deposit' in event)
		return [named(codeWords.depositPlaces.wordsFor(event.deposit), event.deposit), ...paper];
	if (event.type === 'GrantReturned' || event.type === 'GrantReceived')
		return [
			words.say(codeWords.grantKinds.keyOf(event.kind)),
			'to' in event ? event.to : event.source,
			...paper
		];
	if (event.type === 'BorrowingCredited') {
		const lender = borrowings.get(event.borrowingId)?.lender ?? event.borrowingId;
		return [lender, words.say(codeWords.creditKinds.keyOf(event.kind)), ...paper];
	}
	if (event.type === 'SocialFundPaidOut' && event.fund !== undefined)
		return [words.say(codeWords.loanSources.keyOf(event.fund))];
	if (event.type !== 'BankAccountOpened' && event.type !== 'GroupDescribed') return [];
	const { branch, ifsc, lastFour } = event;
	const own =
		event.type === 'BankAccountOpened'
			? [event.bank]
			: [...Object.values(event.place ?? {}), ...Object.values(event.codes ?? {})];
	return [...own, branch, ifsc, lastFour?.split('').join(' ')].filter((said) => said !== undefined);
}

/** Sentence of a consent. @param who how she is called in that text */
export const consentWords = ({ scope }: Pick<ConsentGiven, 'scope'>, who: string, words: Words): string =>
	words.say('people.word-given', {
		who,
		what: scope.map((one) => words.say(`people.word-${one}`)).join(', ')
	});

/** One sentence for a change of who can open the book, with each of its days. @param who owner of the code; '' if there is none */
export function accessWords(
	{ what, names, occurredOn }: AccessNoted,
	who: string,
	words: Words,
	days: readonly LocalDate[] = [occurredOn]
): string {
	const withNames = names === true ? words.say('register.access-names') : '';
	const each = [...new Set(days)].map((day) => words.dayInWords(day));
	const said = [who, words.say(`register.access-${what}`), withNames, ...each];
	return `${said.filter(Boolean).join(', ')}.`;
}

/** A dividend: amount, rule and recipients. */
interface Shared extends Pick<DividendPaid, 'rule' | 'weights' | 'rate' | 'parts'> {
	/** Remainder that cannot be shared in coins; minor units. */
	readonly rest: Money;
}

/** Sentences of the rule, or the percentages of a mix, then the part of each woman, spoken once if all are equal. */
export function sharedInWords(
	{ rule, weights, rate, parts = [], rest }: Shared,
	book: NamedBook,
	words: Words
): string {
	const line = (what: string, amount: Money) => words.line(what, amount, book.currency);
	const [first] = parts;
	const isSameForAll =
		parts.length >= activeMembers(book.state).length && parts.every(({ amount }) => amount === first?.amount);
	const by = (one: DividendPaid['rule']) => words.say(`people.share-rule-${one}`);
	const ofHundred = Object.entries(rate === undefined ? (weights ?? {}) : { [rule]: rate.percent });
	const rules = ofHundred.map(([one, count]) => ruleOfHundred(one as DividendPaid['rule'], count, words));
	if (rules.length === 0 && !(isSameForAll && rule === 'equal')) rules.push(by(rule));
	return [
		...rules.map((said) => `${said}.`),
		...(isSameForAll && first !== undefined
			? [line(by('equal'), first.amount)]
			: parts.map(({ memberId, amount }) => line(faceWords(book.face(memberId), words), amount))),
		...(rest > 0 ? [line(words.say('people.share-rounding'), rest)] : [])
	].join(' ');
}

/** For example "each the same: forty of a hundred". */
export const ruleOfHundred = (rule: DividendPaid['rule'], count: number, words: Words): string =>
	`${words.say(`people.share-rule-${rule}`)}: ${words.say('people.share-of-hundred', { count: words.number(count) })}`;
