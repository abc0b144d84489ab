import type { MemberId } from '#kernel';
import { nameInBook, pointsToHear, type GroupEvent, type GroupState } from '#group';
import type { Vault } from '../ports/keys.ts';
import { nameHash } from '../record/name-in-book.ts';
import type { JournalFile } from './read-journal.ts';

type Named = Pick<JournalFile, 'book' | 'people' | 'signedNames' | 'state'>;

/** Members whose name in the file differs from the book (ledger law 61); without its key a name hash cannot be checked, and no phone signs such a file. */
export async function strangeNames(
	{ book, people, signedNames, state }: Named,
	checks: Pick<Vault, 'hash'>
): Promise<readonly MemberId[]> {
	const strange: MemberId[] = [];
	for (const { memberId, name, key } of signedNames?.people ?? people) {
		const said = nameInBook(state, memberId);
		if (said === undefined || (key === undefined && signedNames === null)) continue;
		if (key === undefined || (await nameHash(book.id, { name, key }, checks)) !== said)
			strange.push(memberId);
	}
	return strange;
}

/** Entries of the open meeting that its close will read out: nobody has heard them, and a single code may have written them. */
export const unheard = ({ openMeeting }: Pick<GroupState, 'openMeeting'>): readonly GroupEvent[] =>
	openMeeting === null || openMeeting.kind === 'desk' ? [] : pointsToHear(openMeeting);

/** Members whom such entries give another name. */
export const unheardNames = (state: Pick<GroupState, 'openMeeting'>): ReadonlySet<MemberId> =>
	new Set(unheard(state).flatMap((event) => (event.type === 'MemberNamed' ? [event.memberId] : [])));

/** The file without names that differ from the book or were not read out; its signature no longer applies to the rest. */
export async function withoutStrange<File extends Named>(
	file: File,
	checks: Pick<Vault, 'hash'>
): Promise<File> {
	const strange = new Set([...(await strangeNames(file, checks)), ...unheardNames(file.state)]);
	const people = file.people.filter(({ memberId }) => !strange.has(memberId));
	if (people.length === file.people.length) return file;
	return {
		...file,
		people,
		signedNames: null
	};
}
