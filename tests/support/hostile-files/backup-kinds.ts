import { createHash } from 'node:crypto';
import { checkBackup, type CopyChecker, type KeyDocument } from '#app';
import { createBackupFile } from '#vault/copies';
import { writePayload } from '../../../src/lib/app/backup/backup-payload.ts';
import type { OperationId } from '#kernel';
import { copyBesideScreen } from '../copy-beside-screen.ts';
import type { WrittenBook } from '../exported-book.ts';
import type { Chance } from './chance.ts';
import type { Kind, Outcome } from './kinds.ts';
import { joined, spoilBytes } from './spoil-bytes.ts';
import { spoilJson } from './spoil-json.ts';

const utf8 = new TextEncoder();
const prefixLength = 13;

/** A copy, its bytes spoiled as they lie in the file, and its contents spoiled before somebody with the keys packs them. */
export async function backupKinds(written: WrittenBook, document: KeyDocument): Promise<readonly Kind[]> {
	const { vault, keys, history, open, book } = written;
	const backupFile = createBackupFile({ stepForTestsOnly: 64 });
	const payload = writePayload({
		currency: 'INR',
		practice: false,
		cover: { symbol: 'mango', colour: 1 },
		records: history.links,
		rows: [{ operationId: 'op-1' as OperationId, events: open }],
		people: [['w0' as never, { name: 'Rose' }]],
		vouchers: [['w0' as never, 'voucher']],
		prints: [],
		laptop: '-'.repeat(43)
	});
	const about = { book, records: history.links.length, head: history.hashes.at(-1) ?? '' };
	const pack = async (contents: Uint8Array) => {
		const packed = await backupFile.pack({ document, payload: contents, keys, about });
		return packed.ok ? packed.value : new Uint8Array();
	};
	const genuine = await pack(payload);
	const sealed = JSON.stringify(history.events);
	const read = async (
		bytes: Uint8Array,
		more: { readonly checkCopy?: CopyChecker } = {}
	): Promise<Outcome> => {
		const checked = await checkBackup({ vault, backupFile, ...more }, bytes, keys);
		if (!checked.ok) return 'refused';
		return JSON.stringify(checked.value.events) === sealed ? 'same' : 'other';
	};
	return [
		{
			name: 'copies, as they lie',
			share: 120,
			spoil: (chance) => spoilFile(genuine, chance),
			read: (bytes) => read(bytes)
		},
		{
			name: 'copies, packed with the keys',
			share: 140,
			spoil: (chance) => spoilPayload(payload, chance),
			// As the app reads it: in a worker.
			read: async (contents) => read(await pack(contents), { checkCopy: copyBesideScreen })
		}
	];
}

/** Half of the time the checksum at the end is made again, so that what lies behind it is reached. */
function spoilFile(file: Uint8Array, chance: Chance): Uint8Array {
	const before = file.subarray(0, -32);
	switch (chance.below(4)) {
		case 0:
			return spoilBytes(file, chance);
		case 1:
			return withCheck(spoilBytes(before, chance));
		default:
			return withCheck(spoilHeader(before, chance));
	}
}

function spoilHeader(before: Uint8Array, chance: Chance): Uint8Array {
	const length = new DataView(before.buffer, before.byteOffset).getUint32(5);
	const header = new TextDecoder().decode(before.subarray(prefixLength, prefixLength + length));
	const spoiled = utf8.encode(spoilJson(header, chance));
	const prefix = before.slice(0, prefixLength);
	new DataView(prefix.buffer).setUint32(5, spoiled.length);
	return joined(prefix, spoiled, before.subarray(prefixLength + length));
}

const withCheck = (before: Uint8Array): Uint8Array =>
	joined(before, createHash('sha256').update(before).digest());

function spoilPayload(payload: Uint8Array, chance: Chance): Uint8Array {
	if (chance.below(4) === 0) return spoilBytes(payload, chance);
	const lines = new TextDecoder().decode(payload).split('\n');
	const [at, to] = [chance.below(lines.length), chance.below(lines.length)];
	switch (chance.below(8)) {
		case 0:
			lines.splice(at, 1);
			break;
		case 1:
			lines.splice(to, 0, lines[at] ?? '');
			break;
		case 2:
			[lines[at], lines[to]] = [lines[to] ?? '', lines[at] ?? ''];
			break;
		case 3:
		case 4:
		case 5:
			lines[at] = spoilRecord(lines[at] ?? '', chance);
			break;
		default:
			lines[at] = spoilJson(lines[at] ?? '', chance);
	}
	return utf8.encode(lines.join('\n'));
}

/** Inside the text that is hashed. */
function spoilRecord(line: string, chance: Chance): string {
	const one = JSON.parse(line) as { readonly line: string; canonical?: string };
	if (one.canonical === undefined) return spoilJson(line, chance);
	return JSON.stringify({ ...one, canonical: spoilJson(one.canonical, chance) });
}
