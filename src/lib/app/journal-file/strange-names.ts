import type { MemberId } from '#kernel';
import { nameInBook } from '#group';
import type { Vault } from '../ports/keys.ts';
import { nameHash } from '../record/name-in-book.ts';
import type { JournalFile } from './read-journal.ts';

type Named = Pick<JournalFile, 'book' | 'people' | 'signedNames' | 'state'>;

/** Women whose name in the file is another one than their book says (ledger law 61); without its key a name shows nothing, but no phone signs one so. */
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

/** The file without names that its book does not say: nobody vouches for the others either. */
export async function withoutStrange<File extends Named>(
	file: File,
	checks: Pick<Vault, 'hash'>
): Promise<File> {
	const strange = await strangeNames(file, checks);
	if (strange.length === 0) return file;
	return {
		...file,
		people: file.people.filter(({ memberId }) => !strange.includes(memberId)),
		signedNames: null
	};
}
