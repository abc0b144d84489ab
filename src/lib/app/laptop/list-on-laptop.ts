import { err, jsonIn, ok, textIn, utf8, type Result } from '#kernel';
import type { Fault } from '../ports/storage.ts';
import { openPadded, sealPadded } from '../record/padded-bytes.ts';
import type { LaptopKeys } from './ports.ts';
import type { ShelvedGroup } from './shelved-group.ts';

/** Its length is rounded up, so that it tells little of how many groups there are. */
const listStep = 4 * 1024;

/** The list of the groups as it is kept: encrypted as a whole. */
export async function sealedList(keys: LaptopKeys, groups: readonly ShelvedGroup[]): Promise<Uint8Array> {
	return sealPadded(keys, utf8(JSON.stringify(groups)), 'list', listStep);
}

export async function openedList(
	keys: Pick<LaptopKeys, 'encrypt' | 'decrypt'>,
	list: Uint8Array
): Promise<Result<readonly ShelvedGroup[], Fault>> {
	const plain = await openPadded(keys, list, { about: 'list', step: listStep }, ofOlderShelf);
	if (!plain.ok) return plain;
	const groups = jsonIn(textIn(plain.value));
	return Array.isArray(groups)
		? ok(groups as ShelvedGroup[])
		: err({ type: 'Damaged', about: 'list of groups' });
}

/** 0.4.1 filled up with zeros to a whole number of steps, behind the length. */
export function ofOlderShelf(whole: Uint8Array): Uint8Array | null {
	if (whole.length < 4) return null;
	const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0);
	return whole.subarray(4, 4 + length);
}
