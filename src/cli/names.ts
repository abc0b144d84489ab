import type { JournalFile } from '#app';
import type { NameOf } from '#papers/words.ts';

/** Names of women that a file has, where they were asked for. */
export function namesOf({ people }: JournalFile, shown: boolean): NameOf {
	const names = new Map(people.map(({ memberId, name }) => [memberId, name]));
	return (memberId) => (shown ? (names.get(memberId) ?? null) : null);
}
