import type { JournalFile } from '../journal-file/read-journal.ts';
import type { SpokenCode, Vault } from '../ports/keys.ts';
import type { ShelvedGroup } from './shelved-group.ts';

/** Where the book of a group says that it comes from (law 60). */
export interface OriginOnShelf {
	/** Of the group's key, as on its registration letter; null where the file names no key, or this laptop cannot compute it. */
	readonly fingerprint: SpokenCode | null;
	/** Code of the last closed meeting, as in the passbooks; null where there is none, as above. */
	readonly seal: SpokenCode | null;
	/** Somebody compared the fingerprint with the letter, for this file or for one under the same key before. */
	readonly isKnown: boolean;
}

/**
 * @param shelf groups that are here: a file under the key of one of them is of that group, if that one's origin is known
 * @returns the origin of a file that was verified
 */
export async function originOnShelf(
	{ book: { groupKey }, events, records }: JournalFile,
	shelf: readonly ShelvedGroup[],
	{ fingerprint, sealCode }: Pick<Vault, 'fingerprint' | 'sealCode'>
): Promise<OriginOnShelf> {
	let [end, sealed]: [number, string | null] = [0, null];
	for (const record of records ?? []) {
		end += record.events;
		if (events[end - 1]?.type === 'MeetingSealed') sealed = record.hash;
	}
	const alike = shelf.filter((group) => groupKey !== undefined && group.groupKey === groupKey);
	const known = alike.find(({ origin }) => origin.fingerprint !== null)?.origin.fingerprint;
	return {
		// Each is slow to compute on purpose.
		fingerprint: groupKey === undefined ? null : (known ?? (await fingerprint(groupKey))),
		seal: sealed === null ? null : await sealCode(sealed),
		isKnown: alike.some(isOriginKnown)
	};
}

/** Whether somebody compared whose book it is. */
export const isOriginKnown = ({ origin }: ShelvedGroup): boolean => origin.isKnown;

/** The groups, where the fingerprint of one was compared: all under its key are known. */
export function withKnownOrigin(shelf: readonly ShelvedGroup[], id: string): readonly ShelvedGroup[] {
	const key = shelf.find((group) => group.id === id)?.groupKey ?? null;
	return shelf.map((group) => {
		const { origin } = group;
		const isMeant = key !== null && group.groupKey === key && origin.fingerprint !== null;
		return isMeant ? { ...group, origin: { ...origin, isKnown: true } } : group;
	});
}
