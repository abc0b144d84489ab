import { describe, expect, test } from 'vitest';
import type { KeyDocument } from '#app';
import { toBase64url, type MemberId } from '#kernel';
import { isCopySlots, isOfNewerApp, isPlainLock, readSealed } from './key-document.ts';

// What a key document and the slots of a copy must be to the last field before anybody tries a code on them: whoever can write the
// file can write anything. By hand, from the description of the fields; no key is asked here.

const bytes = (length: number): string => toBase64url(new Uint8Array(length).fill(length));
const pair = { publicKey: bytes(32), point: bytes(32) };
const argon2 = { kind: 'argon2id', memoryKib: 32_768, passes: 3 };
const plain = { slotId: 's1', hash: argon2, salt: bytes(16), wrapped: bytes(60) };
const lock = { ...plain, pair, leaves: false };
const second = {
	...lock,
	slotId: 's2',
	hash: { kind: 'pbkdf2-sha256', rounds: 600_000 },
	leaves: true
};
const slot = {
	slotId: 's1',
	memberId: 'm1' as MemberId,
	number: 1,
	symbol: 'pot',
	offices: ['president'],
	codeKind: 'pictures' as const
};
const seed = { publicKey: bytes(32), wrapped: bytes(60) };
const sealed = {
	recovery: { salt: bytes(16), wrapped: bytes(60), pair },
	codes: [lock, second],
	group: seed,
	writer: seed,
	older: [bytes(60)],
	due: true,
	tag: bytes(32)
};
const good = {
	version: 2,
	book: 'book-a',
	epoch: 1,
	slots: [slot, { ...slot, slotId: 's2', memberId: 'm2' as MemberId, offices: [], codeKind: 'digits' }],
	sealed
};

type Path = readonly (string | number)[];
type Fields = Record<string | number, unknown>;
const read = (document: unknown) => readSealed(document as KeyDocument);

/** The same with one place put by `change`; nothing else is touched. */
function changed(whole: unknown, path: Path, change: (at: Fields, key: string | number) => void): unknown {
	const copy = structuredClone(whole);
	let at = copy as Fields;
	for (const step of path.slice(0, -1)) at = at[step] as Fields;
	change(at, path.at(-1) ?? '');
	return copy;
}
const put = (whole: unknown, path: Path, value: unknown) =>
	changed(whole, path, (at, key) => {
		at[key] = value;
	});
const without = (whole: unknown, path: Path) =>
	changed(whole, path, (at, key) => void Reflect.deleteProperty(at, key));

/** Every field of every object in it. */
function fieldsOf(value: unknown, path: Path = []): readonly Path[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const own = [...path, Array.isArray(value) ? Number(key) : key];
		return Array.isArray(value) ? fieldsOf(inner, own) : [own, ...fieldsOf(inner, own)];
	});
}
/** Every object in it, also the outermost. */
const objectsOf = (value: unknown): readonly Path[] => [
	...new Map(fieldsOf(value).map((path) => [path.slice(0, -1).join(), path.slice(0, -1)])).values()
];
const named = (paths: readonly Path[]) => paths.map((path) => [path.join('.'), path] as const);

/** A book that only reads has no writer. */
const mayBe = (path: Path, value: unknown): boolean => {
	const field = path.at(-1);
	if (field === 'writer') return value === null;
	return (field === 'leaves' || field === 'due') && value === true;
};
const keepsBytes = (path: Path): boolean =>
	['salt', 'wrapped', 'publicKey', 'point', 'tag'].includes(String(path.at(-1)));

test('a document is read with all that it keeps', () => {
	expect(read(good)).toEqual(sealed);
	expect(read({ ...good, sealed: { ...sealed, writer: null } })).toEqual({ ...sealed, writer: null });
	expect(read({ ...good, slots: [], sealed: { ...sealed, codes: [] } })).toMatchObject({ codes: [] });
});

describe('a document is refused', () => {
	test.each(named(fieldsOf(good)))('without %s, and with another kind of thing there', (_name, path) => {
		expect(read(without(good, path))).toBeNull();
		const strange = [undefined, null, 7.5, true, {}, [7], [null], Number.MAX_SAFE_INTEGER + 1];
		for (const wrong of strange.filter((one) => !mayBe(path, one)))
			expect([wrong, read(put(good, path, wrong))]).toEqual([wrong, null]);
	});

	test.each(named(fieldsOf(good)))('with another name for %s', (_name, path) => {
		expect(read(put(without(good, path), [...path.slice(0, -1), 'other'], 1))).toBeNull();
	});

	test.each(named(objectsOf(good)))('with one field more in "%s"', (_name, path) => {
		expect(read(put(good, [...path, 'more'], 1))).toBeNull();
	});

	test.each(named(fieldsOf(good).filter((path) => keepsBytes(path))))(
		'with more or fewer bytes in %s',
		(_name, path) => {
			for (const length of [0, 15, 17, 31, 33, 59, 61])
				expect(read(put(good, path, bytes(length)))).toBeNull();
		}
	);

	test.each([
		['of a version that no app wrote', put(good, ['version'], 0)],
		['of a later version', put(good, ['version'], 3)],
		['of a version between', put(good, ['version'], 1.5)],
		['of version 1, which was never released', put(good, ['version'], 1)],
		['that was renewed more often than it keeps keys', put(good, ['epoch'], 2)],
		['that was renewed less often than it keeps keys', put(good, ['epoch'], 0)],
		['with an older key that is no key', put(good, ['sealed', 'older'], [bytes(59)])],
		['with a slot without its lock', put(good, ['sealed', 'codes'], [lock])],
		['with a lock without its slot', put(good, ['slots'], [slot])],
		['with locks in another order', put(good, ['sealed', 'codes'], [second, lock])],
		[
			'with two slots of one name',
			put(put(good, ['slots'], [slot, slot]), ['sealed', 'codes'], [lock, lock])
		],
		['with a slow hash of another kind', put(good, ['sealed', 'codes', 0, 'hash', 'kind'], 'scrypt')],
		[
			'with a slow hash of one kind and the figures of the other',
			put(good, ['sealed', 'codes', 0, 'hash'], { kind: 'pbkdf2-sha256', memoryKib: 9, passes: 9 })
		],
		['with a code that is neither pictures nor digits', put(good, ['slots', 0, 'codeKind'], 'words')],
		['with an office that is no word', put(good, ['slots', 0, 'offices'], ['writer', 7])],
		[
			'whose field comes from a prototype',
			Object.assign(Object.create({ epoch: 1 }), { ...good, epoch: undefined })
		]
	])('%s', (_, document) => {
		expect(read(document)).toBeNull();
	});
});

test('a later app wrote what has a higher version, and no whole number is none', () => {
	expect([3, 4, 1000].map((version) => isOfNewerApp({ version }))).toEqual([true, true, true]);
	expect([0, 1, 2, 2.5, Infinity, Number.NaN].map((version) => isOfNewerApp({ version }))).toEqual(
		Array(6).fill(false)
	);
});

describe('slots of a copy and the lock of a laptop', () => {
	const slots = { group: bytes(60), laptop: { point: bytes(32), wrapped: bytes(60) } };

	test('are of their form to the last field', () => {
		expect([isCopySlots(slots), isPlainLock(plain)]).toEqual([true, true]);
		for (const [whole, isOf] of [
			[slots, isCopySlots],
			[plain, isPlainLock]
		] as const) {
			for (const path of fieldsOf(whole)) {
				expect([path, isOf(without(whole, path))]).toEqual([path, false]);
				for (const wrong of [undefined, null, 7.5, {}, [7]])
					expect([path, wrong, isOf(put(whole, path, wrong))]).toEqual([path, wrong, false]);
				if (keepsBytes(path) || path[0] === 'group')
					for (const length of [0, 15, 17, 31, 33, 59, 61])
						expect([path, length, isOf(put(whole, path, bytes(length)))]).toEqual([path, length, false]);
			}
			for (const path of objectsOf(whole)) expect(isOf(put(whole, [...path, 'more'], 1))).toBe(false);
		}
		for (const wrong of [undefined, null, 7, 'x', []]) {
			expect(isCopySlots(wrong)).toBe(false);
			expect(isPlainLock(wrong)).toBe(false);
		}
	});
});
