import type { KeptVoice, VoiceStore } from '#app';
import { ok } from '#kernel';
import type { VoicePackAbout } from '#voice';
import type { Table } from 'dexie';
import { smallDatabase, type SmallDatabaseOptions } from './faults.ts';

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
export function createVoiceStore(options: SmallDatabaseOptions = {}): VoiceStore {
	const { dexie, guarded } = smallDatabase({ databaseName: 'bahi-voices', ...options }, 'relaxed', {
		voices: 'id',
		clips: '[voice+clip], voice'
	});
	const voices: Table<Kept, string> = dexie.table('voices');
	const clips: Table<KeptClip> = dexie.table('clips');
	const all = (id: string) => clips.where('voice').equals(id);

	return {
		list: () =>
			guarded(async () => {
				const found = await voices.toArray();
				const counted = await Promise.all(
					found.map(async ({ id, about }): Promise<KeptVoice> => ({
						id,
						about,
						count: await all(id).count()
					}))
				);
				return ok(counted);
			}),
		read: (id) =>
			guarded(async () => {
				const found = await voices.get(id);
				if (found === undefined) return ok(null);
				const rows = await all(id).toArray();
				return ok({ about: found.about, clips: new Map(rows.map(({ clip, bytes }) => [clip, bytes])) });
			}),
		add: (id, pack) =>
			guarded(async () => {
				await dexie.transaction('rw', voices, clips, async () => {
					await voices.put({ id, about: pack.about });
					await clips.bulkPut(
						[...pack.clips].map(([clip, bytes]) => ({ voice: id, clip, bytes: bytes.slice() }))
					);
				});
				return ok(undefined);
			}),
		keepClip: (voice, clip, bytes) =>
			guarded(async () => {
				await clips.put({ voice, clip, bytes });
				return ok(undefined);
			}),
		remove: (id) =>
			guarded(async () => {
				await dexie.transaction('rw', voices, clips, async () => {
					await voices.delete(id);
					await all(id).delete();
				});
				return ok(undefined);
			})
	};
}
