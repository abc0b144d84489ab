import { alsoCalled, type AccessNoted, type GroupState } from '#group';
import type { MemberId } from '#kernel';
import type { Words } from '#i18n';

interface Naming {
	readonly memberId: MemberId;
	/** What the book says of the name, hex. */
	readonly name: string;
	readonly number: number;
	readonly who: string;
}

/** What she is called from now on, by her number; with whose name it is, or was: names that change places are heard (ledger law 61). */
export function namingInWords(
	{ members }: Pick<GroupState, 'members'>,
	words: Words,
	{ number, who, ...named }: Naming
): string {
	const said = words.say('people.named', { number, who });
	const other = alsoCalled(members, named);
	const otherNumber = other === null ? undefined : members.get(other)?.number;
	return otherNumber === undefined
		? said
		: `${said} ${words.say('people.named-as-other', { number: otherNumber })}`;
}

/** What changed of who can open, with its day: one sentence. @param who whose code it is, as she is named there; '' for nobody's */
export function accessWords({ what, names, occurredOn }: AccessNoted, who: string, words: Words): string {
	const withNames = names === true ? words.say('register.access-names') : '';
	const said = [who, words.say(`register.access-${what}`), withNames, words.dayInWords(occurredOn)];
	return `${said.filter(Boolean).join(', ')}.`;
}
