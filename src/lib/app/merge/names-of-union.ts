import { canonicalJson, type MemberId } from '#kernel';
import { isNaming } from '#group';
import type { JournalPerson } from '../journal-file/journal-schema.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import type { Vault } from '../ports/keys.ts';
import { nameHash } from '../record/name-in-book.ts';
import type { MergedBook } from './merge-books.ts';

interface NameFound {
	readonly person: JournalPerson;
	/** The union says this name of her. */
	readonly isSaid: boolean;
	/** The group's key signed it. */
	readonly isSigned: boolean;
	/** Records of the file that it stands in. */
	readonly covered: number;
}

/**
 * Each woman once, by the names of two files that were verified. Of two names that which the union says of her, else that which the
 * group signed; of two alike in this that of the file which is ahead, of two files alike the one that comes first by its letters.
 */
export async function namesIn(
	{ named, records }: Pick<MergedBook, 'named' | 'records'>,
	files: readonly JournalFile[],
	checks: Pick<Vault, 'hash'>
): Promise<readonly JournalPerson[]> {
	const said = new Map<MemberId, string>();
	for (const event of records.flatMap(({ events }) => events))
		if (isNaming(event)) said.set(event.memberId, event.name);
	const names = new Map<string, NameFound>();
	for (const { people, signedNames, records: own } of files)
		for (const person of signedNames?.people ?? people) {
			const { memberId, name, key } = person;
			const isSaid =
				key !== undefined && (await nameHash(named.id, { name, key }, checks)) === said.get(memberId);
			const found = { person, isSaid, isSigned: signedNames !== null, covered: own?.length ?? 0 };
			const known = names.get(person.memberId);
			if (known === undefined || isBetter(found, known)) names.set(person.memberId, found);
		}
	const joined = records.flatMap(({ events }) =>
		events.flatMap((event) => (event.type === 'MemberJoined' ? [event.memberId] : []))
	);
	return joined.flatMap((memberId) => names.get(memberId)?.person ?? []);
}

function isBetter(one: NameFound, known: NameFound): boolean {
	if (one.isSaid !== known.isSaid) return one.isSaid;
	if (one.isSigned !== known.isSigned) return one.isSigned;
	if (one.covered !== known.covered) return one.covered > known.covered;
	return one.person.name < known.person.name;
}

/** Names are signed for one head and all together: the signature of a file that ends where the union ends, and has the same names. */
export function signedNamesOf(
	{ lines }: Pick<MergedBook, 'lines'>,
	files: readonly JournalFile[],
	people: readonly JournalPerson[]
): string | undefined {
	if (lines.length > 1) return undefined;
	const head = lines[0]?.at(-1)?.hash;
	const asText = (names: readonly JournalPerson[]): string =>
		names
			.map((one) => canonicalJson(one))
			.toSorted()
			.join();
	const same = files.flatMap(({ signedNames, records }) =>
		signedNames !== null && records?.at(-1)?.hash === head && asText(signedNames.people) === asText(people)
			? [signedNames.signature]
			: []
	);
	// Ed25519 signs the same bytes in the same letters: there are not two.
	return same[0];
}
