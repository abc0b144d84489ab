import { areNamesSigned, journalNotes, type JournalFile } from '#app';
import { err, ok, type Result } from '#kernel';
import type { Words } from '#i18n';
import { faceOf } from '#papers/face.ts';
import type { NameOf } from '#papers/words.ts';
import { nameOnPaper } from '#ui/symbol/name-on-paper.ts';
import { checks, namesChangedSentence } from './chain.ts';
import { noteSentence } from './sentences.ts';

/** Names on a paper, where they were asked for: as the phone prints them. */
export function namesOnPaper(journal: JournalFile, shown: boolean, words: Words): NameOf {
	const nameOf = namesOf(journal, shown);
	return (memberId) => (shown ? nameOnPaper(faceOf(journal.state, memberId, nameOf(memberId)), words) : null);
}

/** Names of women that a file has, where they were asked for. */
export function namesOf({ people }: JournalFile, shown: boolean): NameOf {
	const names = new Map(people.map(({ memberId, name }) => [memberId, name]));
	return (memberId) => (shown ? (names.get(memberId) ?? null) : null);
}

/**
 * Whether names that were asked for may be shown: where they are signed, the signature fits (ADR 0132).
 *
 * @returns what is to be told beside them, one sentence each; or why nothing is shown
 */
export async function checkedNames(
	journal: JournalFile,
	shown: boolean
): Promise<Result<readonly string[], string>> {
	if (!shown) return ok([]);
	const { book, records, signedNames } = journal;
	const { id, groupKey = '' } = book;
	const at = { id, groupKey, head: records?.at(-1)?.hash ?? '' };
	if (signedNames !== null && !(await areNamesSigned(signedNames, at, checks)))
		return err(namesChangedSentence);
	const notes = journalNotes(journal).filter(({ type }) => type === 'NamesNotVouched');
	return ok(notes.map((note) => `note: ${noteSentence(note)}`));
}
