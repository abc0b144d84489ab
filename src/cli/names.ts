import {
	areNamesSigned,
	isOpenAsSigned,
	journalNotes,
	strangeNames,
	type JournalFile,
	type JournalNote
} from '#app';
import { err, ok, type MemberId, type Result } from '#kernel';
import type { Words } from '#i18n';
import { faceOf } from '#papers/face.ts';
import type { NameOf } from '#papers/words.ts';
import { nameOnPaper } from '#ui/symbol/symbols.ts';
import { checks, namesChangedSentence, openChangedSentence } from './chain.ts';
import { noteSentence } from './sentences.ts';

/** Names on a paper, if requested: as the phone prints them. */
export function namesOnPaper(journal: JournalFile, shown: boolean, words: Words): NameOf {
	const nameOf = namesOf(journal, shown);
	return (memberId) => (shown ? nameOnPaper(faceOf(journal.state, memberId, nameOf(memberId)), words) : null);
}

/** Members' names in a file, if requested. */
export function namesOf({ people }: JournalFile, shown: boolean): NameOf {
	const names = new Map(people.map(({ memberId, name }) => [memberId, name]));
	return (memberId) => (shown ? (names.get(memberId) ?? null) : null);
}

/**
 * Checks the data of a file outside its records: an open meeting and requested names must be signed by the
 * group (ADR 0038).
 *
 * @returns notes on them, one sentence each; or the reason for showing nothing
 */
export async function checkedParts(
	journal: JournalFile,
	withNames: boolean
): Promise<Result<readonly string[], string>> {
	if (!(await isOpenAsSigned(journal, checks))) return err(openChangedSentence);
	const beside = toldBeside(journal, 'Apart');
	if (!withNames) return ok(beside);
	const { book, records, signedNames } = journal;
	const { id, groupKey = '' } = book;
	const at = { id, groupKey, head: records?.at(-1)?.hash ?? '' };
	if (signedNames !== null && !(await areNamesSigned(signedNames, at, checks)))
		return err(namesChangedSentence);
	const strange = await strangeNames(journal, checks);
	const ofNames = ['NamesNotVouched', 'NamesStrange', 'Unheard'] as const;
	return ok([...beside, ...ofNames.flatMap((about) => toldBeside(journal, about, strange))]);
}

const toldBeside = (
	journal: JournalFile,
	about: JournalNote['type'],
	strange: readonly MemberId[] = []
): readonly string[] =>
	journalNotes(journal, strange)
		.filter(({ type }) => type === about)
		.map((note) => `note: ${noteSentence(note, journal.book.currency)}`);
