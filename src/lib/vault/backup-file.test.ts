import { expect, test, describe } from 'vitest';
import { fromTextFile, isTextFile, toTextFile, createBackupFile } from './backup-file.ts';
import type { BackupAbout, OpenKeys, TryCounter } from '#app';
import { Defect, type BookId } from '#kernel';
import { createVault } from './vault.ts';
import { isSoak } from '../../../tests/support/soak.ts';

const bytes = Uint8Array.from({ length: 4000 }, (_, index) =>
	index < 4 ? (Uint8Array.from([0x42, 0x41, 0x48, 0x49])[index] ?? 0) : (index * 97 + (index >> 3)) & 255
);

test('a backup in letters is plain text, and gives the same bytes back, also with a line end behind it', () => {
	const text = toTextFile(bytes);
	expect(new TextDecoder().decode(text)).toMatch(/^QkFI[\w-]+$/);
	expect(isTextFile(text)).toBe(true);
	expect(isTextFile(bytes)).toBe(false);
	expect(fromTextFile(text)).toEqual(bytes);
	expect(fromTextFile(Uint8Array.from([...text, 13, 10]))).toEqual(bytes);
});

test('one changed bit of the letters never gives the same bytes', () => {
	const text = toTextFile(bytes.subarray(0, 400));
	for (let bit = 0; bit < text.length * 8; bit += 1) {
		const changed = text.slice();
		changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
		expect(fromTextFile(changed), `bit ${bit}`).not.toEqual(bytes.subarray(0, 400));
	}
});

test('letters that were cut give the beginning', () => {
	const text = toTextFile(bytes);
	for (let length = 8; length < text.length; length += 101) {
		const cut = fromTextFile(text.slice(0, length)) ?? new Uint8Array();
		expect(cut.length).toBeGreaterThan(length * 0.75 - 4);
		expect(bytes.subarray(0, cut.length)).toEqual(cut);
	}
});

test('a line end among the letters, or another sign, makes them none', () => {
	const text = toTextFile(bytes.subarray(0, 400));
	for (const sign of [10, 13, 0x20, 0x3d])
		for (const at of [100, 101, 102, 103])
			expect(fromTextFile(Uint8Array.from([...text.subarray(0, at), sign, ...text.subarray(at)]))).toBeNull();
});

const book = 'book-a' as BookId;
const about: BackupAbout = { book, records: 12, head: 'ab12' };
const noTries: TryCounter = {
	wait: () => Promise.resolve(0),
	begin: () => Promise.resolve({ triesLeft: 1 }),
	succeeded: () => Promise.resolve()
};
const vault = createVault({
	random: { id: () => crypto.randomUUID(), bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
	tries: noTries
});
const backupFile = createBackupFile();

/** Each of its bits costs a signature. */
const smallestFile = createBackupFile({ stepForTestsOnly: 256 });
const smallFile = createBackupFile({ stepForTestsOnly: 4096 });

function withBit(file: Uint8Array, bit: number): Uint8Array {
	const changed = file.slice();
	changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
	return changed;
}

async function withCheck(before: Uint8Array): Promise<Uint8Array> {
	const check = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(before)));
	return Uint8Array.from([...before, ...check]);
}

/** Keys that pack other contents than they were given: what only the group could make. */
const changing = (keys: OpenKeys, change: (plain: Uint8Array) => Uint8Array): OpenKeys => ({
	...keys,
	async newCopyKey(document, laptop) {
		const { slots, encrypt } = await keys.newCopyKey(document, laptop);
		return { slots, encrypt: (plain, bound) => encrypt(change(plain), bound) };
	}
});

async function aBackup(format = backupFile, payload = new TextEncoder().encode('twelve meetings')) {
	const { keys, document, recoveryCode } = await vault.create(book);
	const travelling = await keys.forBackup(document);
	const packed = await format.pack({ document: travelling, payload, keys, about });
	if (!packed.ok) throw new Error(packed.error.type);
	return { file: packed.value, keys, document: travelling, whole: document, recoveryCode, payload };
}

test('a backup opens on another phone with the sheet', async () => {
	const { file, recoveryCode, payload } = await aBackup();
	const opened = await backupFile.open(file);
	if (!opened.ok) throw new Error(opened.error.type);
	const unlocked = await vault.openWithRecovery(opened.value.document, recoveryCode, true);
	if (!unlocked.ok) throw new Error(unlocked.error.type);
	expect(await opened.value.decryptWith(unlocked.value.keys)).toEqual({
		ok: true,
		value: { about, payload }
	});
});

test('a backup in letters opens as its bytes do; cut letters say so, a foreign sign among them is damage', async () => {
	const { file, keys, payload } = await aBackup();
	const text = await backupFile.asText(file);
	const opened = await backupFile.open(text);
	expect(opened.ok && (await opened.value.decryptWith(keys))).toEqual({
		ok: true,
		value: { about, payload }
	});
	for (let length = 8; length < text.length; length += 997)
		expect(await backupFile.open(text.slice(0, length))).toEqual({ ok: false, error: { type: 'CutOff' } });
	const foreign = text.slice();
	foreign[1000] = 0x20;
	expect(await backupFile.open(foreign)).toEqual({ ok: false, error: { type: 'Damaged', about: 'letters' } });
});

test('another group cannot read it', async () => {
	const { file } = await aBackup();
	const opened = await backupFile.open(file);
	const { keys } = await vault.create(book);
	expect(opened.ok && (await opened.value.decryptWith(keys))).toMatchObject({
		ok: false,
		error: { type: 'Damaged' }
	});
});

test('the size of the file tells only steps of 64 KiB', async () => {
	const [small, larger] = [
		await aBackup(),
		await aBackup(backupFile, crypto.getRandomValues(new Uint8Array(50_000)))
	];
	expect(small.file.length).toBe(larger.file.length);
});

test('a part of a copy grows in steps of 4 KiB, says so in its first bytes, and is not passed off as a copy, nor a copy as a part', async () => {
	const { keys, document, payload } = await aBackup();
	const pack = async (isPart: boolean): Promise<Uint8Array> => {
		const packed = await backupFile.pack({ document, payload, keys, about, isPart });
		return packed.ok ? packed.value : new Uint8Array();
	};
	const [part, copy] = [await pack(true), await pack(false)];
	expect([part[4], copy[4]]).toEqual([5, 4]);
	expect(part.length).toBeLessThan(6_000);
	const opened = await backupFile.open(part);
	expect(opened.ok && (await opened.value.decryptWith(keys))).toEqual({
		ok: true,
		value: { about, payload }
	});
	for (const [file, version] of [
		[part, 4],
		[copy, 5]
	] as const) {
		const changed = file.slice(0, -32);
		changed[4] = version;
		expect(await backupFile.open(await withCheck(changed))).toMatchObject({ ok: false });
	}
});

test('nothing outside of what is encrypted tells how many meetings there are', async () => {
	const { keys, document, payload } = await aBackup();
	const files: Uint8Array[] = [];
	for (const records of [1, 987_654]) {
		const packed = await backupFile.pack({ document, payload, keys, about: { ...about, records } });
		if (packed.ok) files.push(packed.value);
	}
	expect(new Set(files.map(({ length }) => length)).size).toBe(1);
	for (const file of files) {
		const clear = new TextDecoder('latin1').decode(file);
		expect(clear).not.toContain('987654');
		expect(clear).not.toContain(about.head + '"');
	}
});

test('files of every size have few lengths, and those of twice the size at most 32 more', async () => {
	const lengths = new Set<number>();
	for (let length = 400_000; length < 1_000_000; length += 19_973) {
		const random = new Uint8Array(length);
		for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(random.subarray(at, at + 65_536));
		lengths.add((await aBackup(backupFile, random)).file.length);
	}
	expect(lengths.size).toBeLessThanOrEqual(10);
});

test('what may not leave the phone is not packed', async () => {
	const { keys, whole, payload } = await aBackup();
	await expect(backupFile.pack({ document: whole, payload, keys, about })).rejects.toThrow(Defect);
});

/** In an ordinary run every fifth bit, so that each place of a byte comes; in the soak each. */
const bitStep = isSoak() ? 1 : 5;

describe('refused', () => {
	test('a single changed bit, wherever it is', { timeout: 60_000 }, async () => {
		const { file } = await aBackup(smallFile);
		expect(file.length).toBeGreaterThan(3_500);
		for (let bit = 0; bit < file.length * 8; bit += bitStep) {
			expect((await smallFile.open(withBit(file, bit))).ok, `bit ${bit}`).toBe(false);
		}
	});

	test(
		'a changed bit of header and body whose transport check was made good again',
		{ timeout: 60_000 },
		async () => {
			const { file, keys } = await aBackup(smallestFile);
			for (let bit = 13 * 8; bit < (file.length - 32) * 8; bit += bitStep) {
				const changed = withBit(file, bit);
				changed.set(
					new Uint8Array(await crypto.subtle.digest('SHA-256', changed.slice(0, -32))),
					file.length - 32
				);
				const opened = await smallestFile.open(changed);
				const read = opened.ok ? await opened.value.decryptWith(keys) : opened;
				expect(read.ok, `bit ${bit}`).toBe(false);
			}
		}
	);

	test('a body whose padding was cut, enlarged or filled, sealed by the keys themselves', async () => {
		const { document, keys, payload } = await aBackup(smallFile);
		const read = async (change: (plain: Uint8Array) => Uint8Array) => {
			const packed = await smallFile.pack({ document, payload, keys: changing(keys, change), about });
			const opened = packed.ok ? await smallFile.open(packed.value) : packed;
			if (!opened.ok) return opened.error.type;
			const plain = await opened.value.decryptWith(keys);
			return plain.ok ? plain.value.payload : plain.error;
		};
		const bad = { type: 'Damaged', about: 'padding' };
		expect(await read((plain) => plain)).toEqual(payload);
		expect(await read((plain) => plain.subarray(0, -1))).toEqual(bad);
		expect(await read((plain) => plain.subarray(0, 1024))).toEqual(bad);
		expect(await read((plain) => Uint8Array.from([...plain, ...new Uint8Array(4096)]))).toEqual(bad);
		expect(await read((plain) => plain.with(-1, 1))).toEqual(bad);
		expect(await read((plain) => plain.with(3, 0))).toEqual(bad);
	});

	test('the version made older in the file', async () => {
		const { file, keys } = await aBackup(smallFile);
		expect(file[4]).toBe(4);
		for (const older of [1, 2, 3]) {
			const opened = await smallFile.open(await withCheck(file.slice(0, -32).with(4, older)));
			expect(opened.ok && (await opened.value.decryptWith(keys)).ok).toBe(false);
		}
	});

	test('a file that the group did not sign, whoever encrypted it', async () => {
		const { document, keys, payload } = await aBackup(smallFile);
		const { keys: others } = await vault.create(book);
		const forger: OpenKeys = { ...keys, signAsGroup: others.signAsGroup };
		const packed = await smallFile.pack({ document, payload, keys: forger, about });
		expect(packed.ok && (await smallFile.open(packed.value))).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'signature' }
		});
	});

	test('slots of another copy of the same group', async () => {
		const [one, other] = [await aBackup(smallFile), await aBackup(smallFile)];
		const packed = await smallFile.pack({ ...one, about });
		if (!packed.ok) throw new Error(packed.error.type);
		const headerOf = (file: Uint8Array) => file.subarray(13, 13 + new DataView(file.buffer).getUint32(5));
		const slotsOf = (file: Uint8Array) =>
			(JSON.parse(new TextDecoder().decode(headerOf(file))) as { slots: Record<string, unknown> }).slots;
		for (const slot of ['group', 'laptop']) {
			const text = new TextDecoder().decode(headerOf(one.file));
			const [from, to] = [
				JSON.stringify(slotsOf(one.file)[slot]),
				JSON.stringify(slotsOf(packed.value)[slot])
			];
			const swapped = new TextEncoder().encode(text.replace(from, to));
			expect(text).toContain(from);
			const whole = one.file.slice();
			whole.set(swapped, 13);
			expect(await smallFile.open(await withCheck(whole.slice(0, -32)))).toMatchObject({
				error: { about: 'signature' }
			});
		}
		expect(other.file.length).toBe(one.file.length);
	});

	test('a file that was cut, wherever it was', async () => {
		const { file } = await aBackup();
		for (let length = 4; length < file.length; length += length < 100 ? 1 : 613) {
			expect(await backupFile.open(file.slice(0, length))).toEqual({ ok: false, error: { type: 'CutOff' } });
		}
	});

	test('other files, newer versions, longer and larger files, each by its name', async () => {
		const { file } = await aBackup();
		const open = async (bytes: Uint8Array) => {
			const opened = await backupFile.open(bytes);
			return opened.ok ? 'ok' : opened.error.type;
		};
		expect(await open(new TextEncoder().encode('PK\u0003\u0004 a zip'))).toBe('NotABackup');
		expect(await open(new Uint8Array())).toBe('NotABackup');
		const newer = file.slice();
		newer[4] = 6;
		expect(await backupFile.open(newer)).toEqual({ ok: false, error: { type: 'NewerVersion', version: 6 } });
		expect(await open(Uint8Array.from([...file, 0]))).toBe('Damaged');
		expect(await open(new Uint8Array(5 * 1024 * 1024 + 1))).toBe('TooLarge');
	});

	test('a payload that nobody could read back is not packed', async () => {
		const { keys, document } = await aBackup();
		const pack = async (payload: Uint8Array) => backupFile.pack({ document, payload, keys, about });
		const tooLarge = { ok: false, error: { type: 'TooLarge' } };
		expect(await pack(new Uint8Array(2_000_000))).toEqual(tooLarge);
		const random = new Uint8Array(6 * 1024 * 1024);
		for (let at = 0; at < random.length; at += 65_536)
			crypto.getRandomValues(random.subarray(at, at + 65_536));
		expect(await pack(random)).toEqual(tooLarge);
	});
});
