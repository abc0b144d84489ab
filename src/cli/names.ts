import type { JournalFile } from '#app';
import type { Words } from '#i18n';
import { faceOf } from '#papers/face.ts';
import type { NameOf } from '#papers/words.ts';
import { nameOnPaper } from '#ui/symbol/name-on-paper.ts';

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
