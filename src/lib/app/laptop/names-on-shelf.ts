import type { JournalFile } from '../journal-file/read-journal.ts';
import type { ShelvedFrom } from './from-files.ts';
import { areNamesVouched, type ShelvedGroup } from './shelved-group.ts';

/**
 * Whether the group vouches for the names of a file that was verified: its key signed them, or they came in a copy, which nobody makes
 * without the keys of the group (ADR 0132).
 */
export const isNamedByGroup = ({ signedNames }: JournalFile, from: ShelvedFrom): boolean =>
	signedNames !== null || from === 'copy';

/**
 * Whether the names of the book on the shelf stay where a file takes its place: a file without any name takes none away, and one
 * whose names nobody vouches for takes none away that the group vouches for. Any other file with names says all that there are.
 */
export function keepsNames({ people }: JournalFile, isNamed: boolean, older: ShelvedGroup): boolean {
	if (older.names === 0) return false;
	return people.length === 0 || (!isNamed && areNamesVouched(older));
}

/** Names for which the group vouches, where that was not so; or names of more women. */
export function saysMoreNames({ people }: JournalFile, isNamed: boolean, known: ShelvedGroup): boolean {
	if (people.length === 0) return false;
	const isKnownNamed = known.names > 0 && areNamesVouched(known);
	return isNamed === isKnownNamed ? people.length > known.names : isNamed;
}
