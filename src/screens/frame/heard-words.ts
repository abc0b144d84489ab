import type { LocalDate } from '#kernel';
import {
	alsoCalled,
	nameInBook,
	type AccessNoted,
	type ConsentGiven,
	type GroupEvent,
	type GroupState,
	type MemberNamed
} from '#group';
import type { Words } from '#i18n';

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

/** What an account or the group itself is said to be, part by part, the last four digits one by one; of other kinds nothing. */
export function detailsSaid(event: GroupEvent): readonly string[] {
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
