import { beforeEach, expect, test } from 'vitest';
import { createVoiceStore } from '#storage';
import type { VoicePack } from '#voice';

const about = { name: 'Example language', words: 'hi', made: 'recorded' } as const;
const pack = (...clips: readonly (readonly [string, Uint8Array])[]): VoicePack => ({
	about,
	clips: new Map(clips)
});

let store: ReturnType<typeof createVoiceStore>;
let stores = 0;
beforeEach(() => {
	store = createVoiceStore({ databaseName: `voices-contract-${String((stores += 1))}` });
});

test('a voice is read as it was added, and listed by how much it says', async () => {
	await store.add('v1', pack(['एक', Uint8Array.of(1)], ['दो', Uint8Array.of(2, 2)]));
	expect(await store.list()).toEqual({ ok: true, value: [{ id: 'v1', about, count: 2 }] });
	const read = await store.read('v1');
	expect(read.ok && read.value).toEqual(pack(['एक', Uint8Array.of(1)], ['दो', Uint8Array.of(2, 2)]));
});

test('one recording takes the place of an older one, and touches no other voice', async () => {
	await store.add('v1', pack(['एक', Uint8Array.of(1)]));
	await store.add('v2', pack(['एक', Uint8Array.of(9)]));
	await store.keepClip('v1', 'एक', Uint8Array.of(5));
	const [first, second] = [await store.read('v1'), await store.read('v2')];
	expect(first.ok && first.value?.clips.get('एक')).toEqual(Uint8Array.of(5));
	expect(second.ok && second.value?.clips.get('एक')).toEqual(Uint8Array.of(9));
});

test('what is removed is gone with all its recordings', async () => {
	await store.add('v1', pack(['एक', Uint8Array.of(1)]));
	await store.remove('v1');
	expect(await store.list()).toEqual({ ok: true, value: [] });
	expect(await store.read('v1')).toEqual({ ok: true, value: null });
	await store.add('v1', pack());
	const again = await store.read('v1');
	expect(again.ok && again.value?.clips.size).toBe(0);
});
