import type { RandomSource } from '#app';
import { concat, padded, toHex, wipe, type Result } from '#kernel';
import { bytesOf, importCipherKey, nonceLength, seal } from '../cipher.ts';
import { keyOfNobody } from '../copy-key.ts';
import { keyLength, sealTo } from '../laptop-key.ts';
import type { Stamper } from './box.ts';
import { bodies, envelopeOf, type TooLongForEnvelope } from './envelope.ts';

/*
 * The body of lane e: who may read since this era. A key of its own opens the list of all keys of eras up to this one, so that a reader who is let
 * in reads the whole book, and one who is let go reads nothing new. The key is there four times, and nobody can tell which of the last three are
 * for a reader:
 *
 *   0   4  epoch of the group key
 *   4  60  by the group key: nonce 12, key 32, tag 16
 *  64  92  for the office: X25519 key of the moment 32, nonce 12, key 32, tag 16
 * 156  92  for the field worker's laptop, the same
 * 248  92  for a reader to come, the same
 * 340   –  nonce 12, AES-256-GCM of the keys of eras 1, 2, … padded, tag 16; bound to the slots
 */
export const groupSlot = 60;
export const readerSlot = 92;
export const listAt = 4 + groupSlot + 3 * readerSlot;
export const readers = ['office', 'field', 'later'] as const;
export type EraReader = (typeof readers)[number];

export const aboutSlot = (slot: EraReader | 'group', box: string, era: number): string =>
	`bahi era 1 ${slot} ${box} ${era}`;

/** How the group's own keys lock the list: `OpenKeys.encrypt`. */
export interface GroupLock {
	/** How often the group key was renewed. */
	readonly epoch: number;
	/** AES-256-GCM, 28 bytes longer than `bytes`. */
	readonly encrypt: (bytes: Uint8Array, about: string) => Promise<Uint8Array>;
}

/**
 * @param eras keys of 32 bytes, of era 1 on; the last one begins now
 * @param to public keys of 32 bytes; null where nobody reads
 */
export function sealEras(
	stamper: Stamper,
	eras: readonly Uint8Array[],
	group: GroupLock,
	to: { readonly office: Uint8Array | null; readonly field: Uint8Array | null },
	random: RandomSource
): Promise<Result<Uint8Array, TooLongForEnvelope>> {
	const era = eras.length;
	const box = toHex(stamper.box);
	return envelopeOf(stamper, 'e', { n: era, era, year: 0 }, async (bound) => {
		const raw = random.bytes(keyLength);
		const epoch = new Uint8Array(4);
		new DataView(epoch.buffer).setUint32(0, group.epoch);
		const slots = [epoch, await group.encrypt(raw, aboutSlot('group', box, era))];
		for (const reader of readers) {
			const key = (reader === 'later' ? null : to[reader]) ?? (await keyOfNobody(random));
			const { point, wrapped } = await sealTo(key, raw, aboutSlot(reader, box, era), random);
			slots.push(bytesOf(point), bytesOf(wrapped));
		}
		const plain = padded(concat(...eras), bodies.e.step);
		const list = await seal(
			await importCipherKey(raw),
			random.bytes(nonceLength),
			plain,
			concat(bound, ...slots)
		);
		wipe(raw, plain);
		return concat(...slots, list);
	});
}
