import { readKeptPack, readPack, type VoicePack } from '#voice';
import { trialAddresses } from './trial-addresses.ts';

/** Kept apart from the app itself, so that a new version of the app does not fetch the same voice again. */
const cacheName = 'bahi-voice';

/** @returns null when there is none, or none could be fetched yet; asking again tries again */
export async function loadTrialPack(language: string): Promise<VoicePack | null> {
	const address = trialAddresses[language];
	if (address === undefined) return null;
	try {
		return await fromCacheOrNetwork(address);
	} catch {
		return null;
	}
}

/**
 * The page keeps it itself: on the very first visit no service worker stands between it and the network yet. Only a voice is
 * kept and only a voice is used: what a wrong host gave in its place once is asked for again.
 */
async function fromCacheOrNetwork(address: string): Promise<VoicePack | null> {
	if (!('caches' in globalThis)) return voiceIn(await fetch(address), readPack);
	const cache = await caches.open(cacheName);
	const kept = await cache.match(address);
	const keptVoice = kept === undefined ? null : await voiceIn(kept, readKeptPack);
	if (keptVoice !== null) return keptVoice;
	// What was kept and is none may lie in the browser's own cache, too.
	const response = await fetch(address, kept === undefined ? {} : { cache: 'reload' });
	const voice = await voiceIn(response.clone(), readPack);
	if (voice === null) {
		await cache.delete(address);
		return null;
	}
	await cache.put(address, response);
	await dropOld(cache);
	return voice;
}

async function voiceIn(response: Response, read: typeof readPack): Promise<VoicePack | null> {
	if (!response.ok) return null;
	const pack = read(new Uint8Array(await response.arrayBuffer()));
	return pack.ok ? pack.value : null;
}

/** Deletes voices that an older version of the app stored. */
async function dropOld(cache: Cache): Promise<void> {
	const current = new Set(Object.values(trialAddresses));
	for (const { url } of await cache.keys()) {
		if (!current.has(new URL(url).pathname)) await cache.delete(url);
	}
}
