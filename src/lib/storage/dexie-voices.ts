import type { KeptVoice, VoiceStore } from '#app';
import { ok } from '#kernel';
import type { VoicePackAbout } from '#voice';
import { Dexie, type Table } from 'dexie';
import { withFaults, watchAborts } from './faults.ts';

export interface VoiceStoreOptions {
	readonly databaseName?: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
}

interface Kept {
	readonly id: string;
	readonly about: VoicePackAbout;
}
interface KeptClip {
	readonly voice: string;
	readonly clip: string;
	readonly bytes: Uint8Array;
}

/**
 * Recorded voices in a database of their own, in the clear: they are made to be handed on and hold nothing of a group. It
 * may be thrown away. Each recording is a row, so that who records for an evening loses at most the last word.
 */
export function createVoiceStore({
	databaseName = 'bahi-voices',
	...engine
}: VoiceStoreOptions = {}): VoiceStore {
	const dexie = new Dexie(databaseName, {
		...engine,
		chromeTransactionDurability: 'relaxed',
		cache: 'disabled'
	});
	const whyAborted = watchAborts(dexie);
	dexie.version(1).stores({ voices: 'id', clips: '[voice+clip], voice' });
	const voices: Table<Kept, string> = dexie.table('voices');
	const clips: Table<KeptClip> = dexie.table('clips');
	const all = (id: string) => clips.where('voice').equals(id);

	return {
		list: () =>
			withFaults(async () => {
				const found = await voices.toArray();
				const counted = await Promise.all(
					found.map(async ({ id, about }): Promise<KeptVoice> => ({
						id,
						about,
						count: await all(id).count()
					}))
				);
				return ok(counted);
			}, whyAborted),
		read: (id) =>
			withFaults(async () => {
				const found = await voices.get(id);
				if (found === undefined) return ok(null);
				const rows = await all(id).toArray();
				return ok({ about: found.about, clips: new Map(rows.map(({ clip, bytes }) => [clip, bytes])) });
			}, whyAborted),
		add: (id, pack) =>
			withFaults(async () => {
				await dexie.transaction('rw', voices, clips, async () => {
					await voices.put({ id, about: pack.about });
					await clips.bulkPut(
						[...pack.clips].map(([clip, bytes]) => ({ voice: id, clip, bytes: bytes.slice() }))
					);
				});
				return ok(undefined);
			}, whyAborted),
		keepClip: (voice, clip, bytes) =>
			withFaults(async () => {
				await clips.put({ voice, clip, bytes });
				return ok(undefined);
			}, whyAborted),
		remove: (id) =>
			withFaults(async () => {
				await dexie.transaction('rw', voices, clips, async () => {
					await voices.delete(id);
					await all(id).delete();
				});
				return ok(undefined);
			}, whyAborted)
	};
}
