import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readJournal } from '#app';
import { present, type LocalDate } from '#kernel';
import { sealPictures } from '#ui/symbol/symbols.ts';
import { originOf as originByScript } from '../../scripts/verify-export/spoken.mjs';
import { root } from '../../scripts/root.mjs';
import { originOf, originSaid, slowHash } from './origin.ts';
import { fingerprintOf, sealCode } from '../lib/vault/seal-code.ts';
import { runArgon2 } from '../lib/vault/argon2.ts';
import { book as command, fileIn, scratch } from '../../tests/cli/book-command.ts';
import { threeYearsWithLoan } from '../../tests/support/dossier-books.ts';
import { exportText, vouchedIn, writtenBook, type WrittenBook } from '../../tests/support/exported-book.ts';

// A history forged with other keys is consistent in itself: only the fingerprint on the registration letter and the seal codes
// in the passbooks prove its origin (law 60; attack of 30 November 2026, probe-files P2b and P2c). So they are printed first, and a valid
// file whose fingerprint nobody compared is of unknown origin.

let written: WrittenBook;
let text: string;
/** The same history, written with other keys. */
let forged: string;

beforeAll(async () => {
	const events = threeYearsWithLoan('2026-11-24' as LocalDate);
	const third = events.flatMap(({ type }, place) => (type === 'MeetingSealed' ? [place + 1] : []))[2] ?? 0;
	written = await writtenBook(events.slice(0, third + 4));
	text = exportText(written, await vouchedIn(written));
	const other = await writtenBook(events.slice(0, third + 4));
	forged = exportText(other, await vouchedIn(other));
});

/** Computes the phone's slow hash once for each text. */
const hashes = new Map<string, Promise<Uint8Array>>();
const hashOnce: typeof slowHash = (secret, salt) => {
	const key = `${salt} ${secret.join()}`;
	const hash = hashes.get(key) ?? slowHash(secret, salt);
	hashes.set(key, hash);
	return hash;
};

const origins = async (file: string, asked?: string) => {
	const journal = readJournal(file);
	const read = journal.ok ? journal.value : expect.fail('it is a book');
	const sealed = written.history.links.findLastIndex(
		({ content }) => content.events.at(-1)?.type === 'MeetingSealed'
	);
	const seal = present(read.records?.[sealed], 'a sealed meeting').hash;
	return {
		app: await originOf(read, asked ?? null, hashOnce),
		script: await originByScript({ groupKey: read.book.groupKey, seal }, asked)
	};
};
const inWords = ({ digits, pictures }: { digits: string; pictures: readonly number[] }) =>
	[...(digits.match(/../g) ?? []), ...pictures.map((place) => sealPictures[place])].join(' ');

test('the command and the second verifier name the codes that the phone shows', async () => {
	const key = Buffer.from(written.keys.groupPublicKey, 'base64url');
	const fingerprint = inWords(present(await fingerprintOf(key, runArgon2), 'a code'));
	const { hashes, links } = written.history;
	const last = links.findLastIndex(({ content }) => content.events.at(-1)?.type === 'MeetingSealed');
	const seal = inWords(present(await sealCode(hashes[last] ?? '', runArgon2), 'a code'));
	const { app, script } = await origins(text);
	expect(app).toEqual({ ok: true, value: { fingerprint, seal, isKnown: false } });
	expect(script).toEqual({
		line: `Group ${fingerprint}, last seal ${seal}: sound, of unknown origin`,
		isOther: false
	});
});

describe('a history under keys of a forger', () => {
	test('is of unknown origin, and of another group for who asks by the fingerprint', async () => {
		const real = await origins(text);
		const asked = real.app.ok ? (real.app.value.fingerprint ?? '') : '';
		expect(await origins(text, asked)).toMatchObject({
			app: { value: { isKnown: true } },
			script: { isOther: false }
		});
		const { app, script } = await origins(forged, asked);
		expect(app).toMatchObject({ ok: false, error: expect.stringContaining('of another group') as unknown });
		expect(script.isOther).toBe(true);
		expect(script.line).toContain(`this is not the group ${asked}`);
	});

	test('of whose file the key was taken out, cannot be told to be of any group', async () => {
		const bare = JSON.parse(text) as { book: { groupKey?: string }; records: { voucher?: string }[] };
		delete bare.book.groupKey;
		for (const record of bare.records) delete record.voucher;
		const { out } = await command(['check', '-'], JSON.stringify(bare));
		expect(out).toMatch(/^No key of a group, last seal .*: the book is sound, of unknown origin: /);
		const asked = '00 00 00 00 egg egg egg';
		const {
			code,
			out: none,
			errors
		} = await command(['check', '-', '--fingerprint', asked], JSON.stringify(bare));
		expect([code, none]).toEqual([1, '']);
		expect(errors).toContain('The file names no key of a group');
	});
});

test('the first line of both commands says it, for people', async () => {
	const file = fileIn(scratch(), 'f.json', text);
	const script = (more: readonly string[]) => {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(root, 'scripts/verify-export.mjs'), file, ...more],
			{ encoding: 'utf8' }
		);
		return { status, stdout, stderr };
	};
	const plain = script([]);
	const said = /^(Group ([\w -]+), last seal [\w -]+): sound, of unknown origin\n/.exec(plain.stdout);
	expect([plain.status, plain.stderr]).toEqual([0, '']);
	expect(script(['--fingerprint', said?.[2] ?? ''])).toMatchObject({
		status: 0,
		stdout: expect.stringContaining(`${said?.[1] ?? ''}: sound, of the group that was asked for\n`) as unknown
	});
	expect(script(['--fingerprint', '00 00 00 00 egg egg egg'])).toMatchObject({ status: 1, stdout: '' });
	const journal = readJournal(text);
	const origin = journal.ok ? await originOf(journal.value, null, hashOnce) : expect.fail('a book');
	expect(origin.ok && originSaid(origin.value)).toBe(said?.[1]);
	const { out } = await command(['check', '-'], text);
	expect(out).toMatch(/^Group [\w -]+, last seal [\w -]+: the book is sound, of unknown origin: \d+ events/);
});

test.each(['12345678', '12 34 56 78 egg egg', '12 34 56 78 egg egg tiger-cub', '1234567 egg egg egg', 'egg'])(
	'--fingerprint %s is not understood: digits alone can be found by trying',
	async (asked) => {
		const { code, errors } = await command(['check', '-', '--fingerprint', asked], text);
		expect(code).toBe(2);
		expect(errors).toContain('--fingerprint is eight digits and the names of three pictures');
	}
);

test('a fingerprint may be typed without blanks between the digits', async () => {
	const { publicKey } = generateKeyPairSync('ed25519');
	const groupKey = publicKey.export({ format: 'jwk' }).x as string;
	const { line } = await originByScript({ groupKey, seal: null }, undefined);
	const [, asked = ''] = /^Group ([\w -]+), no seal/.exec(line) ?? [];
	const typed = asked.replace(/(\d\d) (\d\d) (\d\d) (\d\d)/, '$1$2$3$4').replaceAll(' ', ', ');
	expect((await originByScript({ groupKey, seal: null }, typed)).isOther).toBe(false);
});
