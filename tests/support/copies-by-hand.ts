import { createHash } from 'node:crypto';
import { beforeAll } from 'vitest';
import type { BackupAbout, BackupRefusal, KeyDocument, OpenKeys } from '#app';
import { canonicalJson, concat, fromBase64url, present } from '#kernel';
import { aBook } from './quick-vault.ts';
import { createBackupFile } from '#vault/copies';
import { packBody } from '../../src/lib/vault/backup-file.ts';

// Copies put together byte by byte, in the form that backup-file.ts has at its head: right ones, and others that the keys of the group
// themselves made wrong, so that no check but the one that is asked about stops them.

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
export const payload = utf8('twelve meetings');
export const format = createBackupFile({ stepForTestsOnly: 256 });

export function begin(version: number, header: number, body: number): Uint8Array {
	const bytes = Buffer.alloc(13);
	bytes.write('BAHI', 'latin1');
	bytes.writeUInt8(version, 4);
	bytes.writeUInt32BE(header, 5);
	bytes.writeUInt32BE(body, 9);
	return bytes;
}

export interface Group {
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	readonly about: BackupAbout;
}

async function aGroup(): Promise<Group> {
	const { keys, document } = await aBook();
	const travelling = await keys.forBackup(document);
	return { keys, document: travelling, about: { book: travelling.book, records: 12, head: 'ab12' } };
}

/** Two groups for the tests of a file, made once before them. */
export function twoGroups(): { readonly group: () => Group; readonly another: () => Group } {
	let groups: readonly Group[] = [];
	beforeAll(async () => {
		groups = [await aGroup(), await aGroup()];
	});
	const made = (place: number): Group => present(groups[place], 'they are made before the first test');
	return { group: () => made(0), another: () => made(1) };
}

export interface Wrong {
	/** In the place of the header as it should be. */
	readonly header?: (text: string, fields: Record<string, unknown>) => string | Uint8Array;
	/** In the place of what is encrypted. */
	readonly plain?: Uint8Array;
}

/** A file of this version, right in all but what is asked for. */
export async function copyOf(
	version: number,
	{ keys, document, about }: Group,
	wrong: Wrong = {}
): Promise<Uint8Array> {
	const { slots, encrypt } = await keys.newCopyKey(document, null);
	const fields: Record<string, unknown> = { document, slots: { ...slots } };
	const right = canonicalJson(fields);
	const given = wrong.header?.(right, fields) ?? right;
	const header = typeof given === 'string' ? utf8(given) : given;
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(header);
	const plain = wrong.plain ?? present(await packBody(about, payload, 256), 'it is small');
	const body = await encrypt(plain, `backup/${version} ${text}`);
	const unsigned = concat(begin(version, header.length, body.length), header, body);
	const digest = Buffer.from(sha256(unsigned)).toString('hex');
	const signature = await keys.signAsGroup(utf8(`bahi copy ${version}\n${digest}`));
	const before = concat(unsigned, present(fromBase64url(signature), 'base64url'));
	return concat(before, sha256(before));
}

type Answer = Uint8Array | BackupRefusal;
export async function read(file: Uint8Array, { keys }: Group): Promise<Answer> {
	const opened = await format.open(file);
	if (!opened.ok) return opened.error;
	const clear = await opened.value.decryptWith(keys);
	return clear.ok ? clear.value.payload : clear.error;
}
export const damaged = (about: string): BackupRefusal => ({ type: 'Damaged', about });
