import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonIn, textIn, utf8 } from '#kernel';
import type { OpenDesk } from './desk-keys.ts';
import { writeWhole } from './facts-store.ts';

/** Identifying data of a group: not in the facts, and encrypted with the desk's key. */
export interface NameOfBox {
	/** Code of the group in the facts. */
	readonly gid: string;
	readonly name: string;
	readonly village: string;
	/** `printOfEra` of the first key that opened its pages. */
	readonly pin: string;
}

const about = 'names of groups';
const pathOf = (folder: string): string => join(folder, 'names');

/** By box; empty before the first. @returns null if the file was altered */
export async function readNames(
	folder: string,
	{ keys }: OpenDesk
): Promise<ReadonlyMap<string, NameOfBox> | null> {
	const bytes = await readFile(pathOf(folder)).catch(() => null);
	if (bytes === null) return new Map();
	const clear = await keys.decrypt(new Uint8Array(bytes), about);
	if (!clear.ok) return null;
	return new Map(jsonIn(textIn(clear.value)) as readonly (readonly [string, NameOfBox])[]);
}

export async function writeNames(
	folder: string,
	{ keys }: OpenDesk,
	names: ReadonlyMap<string, NameOfBox>
): Promise<void> {
	await writeWhole(pathOf(folder), await keys.encrypt(utf8(JSON.stringify([...names])), about));
}
