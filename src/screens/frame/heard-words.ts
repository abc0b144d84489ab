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

/** How a book names its women, and what its money is. */
export interface NamedBook {
	readonly state: GroupState;
	readonly currency: string;
	readonly face: (memberId: MemberId) => MemberFace;
}

/** A line as it is read aloud: whose, what, how much. */
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
	/** Said instead where the book calls her otherwise by now: no phone keeps a name of before. */
	readonly line?: string;
}

/** What she is called from now on, by her number; with whose name it is, or was: names that change places are heard (ledger law 61). */
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

/** What an account or the group itself is said to be, part by part, the last four digits one by one; what money for others or a grant is for; which named fund helps; where a deposit lies, which lender took what off, and the paper; of other kinds nothing. */
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

/** To what a woman says yes. @param who she, as she is named there */
export const consentWords = ({ scope }: Pick<ConsentGiven, 'scope'>, who: string, words: Words): string =>
	words.say('people.word-given', {
		who,
		what: scope.map((one) => words.say(`people.word-${one}`)).join(', ')
	});

/** What changed of who can open, with each of its days: one sentence. @param who whose code it is, as she is named there; '' for nobody's */
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

/** What is shared, by which rule, and to whom. */
interface Shared extends Pick<DividendPaid, 'rule' | 'weights' | 'rate' | 'parts'> {
	/** What no coin can share; minor units. */
	readonly rest: Money;
}

/** By which rule, or how much of a hundred by each; then the part of each woman, said once where it is the same for all. */
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

/** "each the same: forty of a hundred". */
export const ruleOfHundred = (rule: DividendPaid['rule'], count: number, words: Words): string =>
	`${words.say(`people.share-rule-${rule}`)}: ${words.say('people.share-of-hundred', { count: words.number(count) })}`;
