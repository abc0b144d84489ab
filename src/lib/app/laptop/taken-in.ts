import type { JournalFile } from '../journal-file/read-journal.ts';
import { signedOn } from '../proof/carried-prints.ts';
import type { Standing } from './continues.ts';
import { saysMoreNames } from './names-on-shelf.ts';
import type { ShelvedGroup } from './shelved-group.ts';

/** How a file stands to the books of its group that are here. */
export interface Found {
	readonly older: ShelvedGroup | null;
	readonly standing: 'new' | Standing;
	/** A book that has records is among those it was compared with. */
	readonly againstSealed: boolean;
}

/** A sealed book is kept against every file that does not go on from it; in its place stands one that says more. */
export function isTaken(
	journal: JournalFile,
	isNamed: boolean,
	{ older, standing, againstSealed }: Found & { readonly older: ShelvedGroup }
): boolean {
	if (standing === 'differs') return !againstSealed;
	const isSealedNow = journal.records !== null && !againstSealed;
	return standing === 'newer' || (standing === 'same' && (isSealedNow || saysMore(journal, isNamed, older)));
}

/** More entries than the book on the shelf has, names of more women or with the group's word, or codes that were signed later. */
const saysMore = (journal: JournalFile, isNamed: boolean, known: ShelvedGroup): boolean =>
	journal.events.length > known.events ||
	saysMoreNames(journal, isNamed, known) ||
	(signedOn(journal.prints) ?? '') > (known.signedOn ?? '');
