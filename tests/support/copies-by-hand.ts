import { createHash } from 'node:crypto';
import { beforeAll } from 'vitest';
import type { BackupAbout, BackupRefusal, KeyDocument, OpenKeys } from '#app';
import { canonicalJson, concat, fromBase64url, present, type BookId } from '#kernel';
import { oldBook } from './old-books.ts';
import { aBook, quickVault } from './quick-vault.ts';
import { createBackupFile } from '#vault';
import { packBody } from '../../src/lib/vault/backup-body.ts';

// Copies put together byte by byte, in the form that backup-file.ts has at its head: of each version that an app wrote, and others that the keys of the group
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
interface Groups {
	/** As an app of before wrote it, opened by its key paper. */
	readonly older: Group;
	/** As the app of today writes it. */
	readonly now: Group;
}

async function twoGroups(): Promise<Groups> {
	const { backup, recoveryCode } = oldBook('0.4.1');
	const old = await createBackupFile().open(backup);
	if (!old.ok) throw new Error(old.error.type);
	const { document } = old.value;
	const opened = await quickVault().openWithRecovery(document, recoveryCode, true);
	if (!opened.ok) throw new Error(opened.error.type);
	const made = await aBook();
	const travelling = await made.keys.forBackup(made.document);
	const aboutOf = (book: string): BackupAbout => ({ book: book as BookId, records: 12, head: 'ab12' });
	return {
		older: { keys: opened.value.keys, document, about: aboutOf(document.book) },
		now: { keys: made.keys, document: travelling, about: aboutOf(travelling.book) }
	};
}

/** Both groups for the tests of a file, made once before them. */
export function bothGroups(): { readonly ofBefore: () => Group; readonly ofToday: () => Group } {
	let groups: Groups | undefined;
	beforeAll(async () => {
		groups = await twoGroups();
	});
	const made = (): Groups => present(groups, 'they are made before the first test');
	return { ofBefore: () => made().older, ofToday: () => made().now };
}

export interface Wrong {
	/** In the place of the header as it should be. */
	readonly header?: (text: string, fields: Record<string, unknown>) => string | Uint8Array;
	/** In the place of what is encrypted. */
	readonly plain?: Uint8Array;
	/** In the place of what is in the clear about it, in version 1 and inside. */
	readonly about?: unknown;
}

/** A file of this version, right in all but what is asked for. */
export async function copyOf(
	version: number,
	{ keys, document, about }: Group,
	wrong: Wrong = {}
): Promise<Uint8Array> {
	const told = (wrong.about ?? about) as BackupAbout;
	const { slots, encrypt } = await keys.newCopyKey(document, null);
	const fields = {
		document,
		...(version === 1 ? { about: told } : {}),
		...(version > 2 ? { slots: { ...slots } } : {})
	} as Record<string, unknown>;
	const right = canonicalJson(fields);
	const given = wrong.header?.(right, fields) ?? right;
	const header = typeof given === 'string' ? utf8(given) : given;
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(header);
	const packed = version === 1 ? await firstBody() : await packBody(told, payload, 256);
	const plain = wrong.plain ?? present(packed, 'it is small');
	const bound = version === 1 ? `backup ${text}` : `backup/${version} ${text}`;
	const body = version > 2 ? await encrypt(plain, bound) : await keys.encrypt(plain, bound);
	const unsigned = concat(begin(version, header.length, body.length), header, body);
	const digest = Buffer.from(sha256(unsigned)).toString('hex');
	const signature = await keys.signAsGroup(utf8(`bahi copy ${version}\n${digest}`));
	const before = version > 2 ? concat(unsigned, present(fromBase64url(signature), 'base64url')) : unsigned;
	return concat(before, sha256(before));
}

/** The body of version 1: its length, what was packed, and noughts. */
export async function firstBody(length?: number, packed?: Uint8Array, room = 512): Promise<Uint8Array> {
	const bytes = packed ?? (await quickVault().compress(payload));
	const whole = Buffer.alloc(room);
	whole.writeUInt32BE(length ?? bytes.length, 0);
	whole.set(bytes, 4);
	return whole;
}

type Answer = Uint8Array | BackupRefusal;
export async function read(file: Uint8Array, { keys }: Group): Promise<Answer> {
	const opened = await format.open(file);
	if (!opened.ok) return opened.error;
	const clear = await opened.value.decryptWith(keys);
	return clear.ok ? clear.value.payload : clear.error;
}
export const damaged = (about: string): BackupRefusal => ({ type: 'Damaged', about });
