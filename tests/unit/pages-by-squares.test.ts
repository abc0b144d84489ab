import encodeQR from 'qr';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { assert, fromBase64url, present, type MemberId } from '#kernel';
import type { Command } from '#group';
import {
	besideBook,
	checkBackup,
	GatheredSquares,
	openBackupWithSheet,
	pagesApart,
	partOfBook,
	readSquare,
	squareSeries,
	whatItAdds,
	type CheckedBackup,
	type HeldPages,
	type Square,
	type SquareSeries
} from '#app';
import { takeOverByCodes, settleByCodes } from '../support/by-codes.ts';
import {
	begin,
	copyOf,
	firstPhone,
	hashesOf,
	meet,
	newWriter,
	number,
	pictures,
	read,
	secondPhone,
	stored,
	taken,
	touches,
	twoPhones,
	type GroupPhone
} from '../support/group-phones.ts';
import { monthOfTwenty } from '../support/month-of-twenty.ts';
import { chance, held, photograph, toRgba, type Grey } from '../support/photo.ts';
import { count, run, second, third, today } from '../support/small-book.ts';
import { nameWoman } from '../support/names.ts';

// The last pages of one phone come to another by square codes on its screen (ADR 0095): as one file, which goes the way of every copy.

async function partOf(from: GroupPhone, meetings: number): Promise<Uint8Array> {
	const part = await partOfBook(from.phone, from.session, from, meetings);
	assert(part.ok, part.ok ? '' : part.error.type);
	return part.value;
}

async function pagesOf({ session }: GroupPhone): Promise<HeldPages> {
	const held = await session.pages();
	assert(held.ok, 'the book reads its pages');
	return held.value;
}

const readPart = async (to: GroupPhone, part: Uint8Array) =>
	checkBackup(to.phone, part, to.keys, { here: await pagesOf(to) });

async function copyIn(to: GroupPhone, part: Uint8Array): Promise<CheckedBackup> {
	const copy = await readPart(to, part);
	assert(copy.ok, copy.ok ? '' : JSON.stringify(copy.error));
	return copy.value;
}

const takeIn = async (to: GroupPhone, part: Uint8Array) =>
	takeOverByCodes(to.phone.vault, to, await copyIn(to, part), touches(to, pictures, number), () =>
		newWriter(to)
	);

describe('the last pages', () => {
	test('come by two codes, and the book is the one that a whole copy would have given', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		await meet(two, 'c', 2500, 7500);
		const part = await partOf(two, 2);
		// What is looked at before is what a copy adds.
		const whole = await copyIn(one, await copyOf(two));
		const copy = await copyIn(one, part);
		expect([copy.hashes, copy.head, copy.state.balances]).toEqual([
			whole.hashes,
			whole.head,
			whole.state.balances
		]);
		expect(await takeIn(one, part)).toEqual({ ok: true, value: undefined });
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
		await meet(one, 'd', 2500, 10_000);
		expect(await takeIn(two, await partOf(one, 1))).toMatchObject({ ok: true });
		expect(await hashesOf(two)).toEqual(await hashesOf(one));
	});

	test('of more meetings than are missing change nothing more', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		expect(await takeIn(one, await partOf(two, 50))).toMatchObject({ ok: true });
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
	});

	test('of fewer are refused: the page before them is missing here', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		await meet(two, 'c', 2500, 7500);
		const before = await stored(one);
		expect(await readPart(one, await partOf(two, 1))).toEqual({
			ok: false,
			error: { type: 'PagesBeforeMissing' }
		});
		expect(await stored(one)).toEqual(before);
	});

	test('that were shown before, again: this book has all of that', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const old = await partOf(two, 1);
		expect(await takeIn(one, old)).toMatchObject({ ok: true });
		await meet(one, 'c', 2500, 7500);
		expect(await takeIn(one, old)).toEqual({ ok: false, error: { type: 'NothingToTakeOver' } });
	});

	test('are no copy: no book comes to life from them, not even from all of them', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		for (const meetings of [1, 50]) {
			const part = await partOf(two, meetings);
			expect(await openBackupWithSheet(one.phone, part, one.paper)).toEqual({
				ok: false,
				error: { type: 'PartOfCopy' }
			});
			expect(await checkBackup(two.phone, part, two.keys)).toMatchObject({ error: { type: 'PartOfCopy' } });
		}
	});

	test('need the codes of two officers of here, as every copy does', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const copy = await copyIn(one, await partOf(two, 1));
		const before = await stored(one);
		for (const given of [[], [pictures], [pictures, { digits: '000000' }]])
			expect(
				await takeOverByCodes(one.phone.vault, one, copy, touches(one, ...given), () => newWriter(one))
			).toMatchObject({ ok: false });
		expect(await stored(one)).toEqual(before);
	});

	test('of another group open here for nobody', async () => {
		const [one, other] = [await firstPhone(), await firstPhone()];
		const part = await partOf(other, 1);
		expect((await readPart(one, part)).ok).toBe(false);
		expect((await openBackupWithSheet(one.phone, part, one.paper, { here: await pagesOf(one) })).ok).toBe(
			false
		);
	});

	test('where this phone wrote too: both are seen, and two officers settle it; then the other phone goes on by squares too', async () => {
		const { one, two } = await twoPhones();
		await meet(one, 'b', 2500, 5000);
		await meet(two, 'b', 2600, 5100);
		const copy = await copyIn(one, await partOf(two, 1));
		const pages = { book: one.cover.book, keys: one.keys, vault: one.phone.vault };
		expect(await whatItAdds(pages, one.session, copy)).toEqual({
			ok: false,
			error: { type: 'PhonesForked' }
		});
		const apart = pagesApart(besideBook(await pagesOf(one), copy));
		const stands = new Map(apart.map(({ hash }) => [hash, 'both' as const]));
		const settled = await settleByCodes(one.phone.vault, one, copy, {
			...{ on: today, stands },
			touched: touches(one, pictures, number)
		});
		expect(settled).toMatchObject({ ok: true });
		// Pages beside the book come along: the other phone has its own, and learns that they are settled.
		expect(await takeIn(two, await partOf(one, 3))).toMatchObject({ ok: true });
		expect(await hashesOf(two)).toEqual(await hashesOf(one));
		const more = await secondPhone(one, one.paper);
		await meet(one, 'e', 2500, 7600 + 2500);
		expect(await takeIn(more, await partOf(one, 1))).toMatchObject({ ok: true });
		expect(await hashesOf(more)).toEqual(await hashesOf(one));
	});

	test.each([
		['with how it is said', 4000, true],
		['alone, where how it is said is too long', 60_000, false]
	])('bring the name of women who joined, %s', async (_, voice, isSaid) => {
		const { one, two } = await twoPhones();
		const joined = ['m4', 'm5'] as MemberId[];
		const adds = joined.map((memberId, place): Command => {
			const symbol = present(['pot', 'lamp'][place], 'a symbol');
			return { type: 'AddMember', on: today, memberId, number: 4 + place, symbol };
		});
		await begin(two.session, 'b', ...adds);
		const seal = { type: 'SealMeeting', on: today, approvals: [second, third] } as const;
		await run(two.session, 'b-2', count(2500), seal);
		for (const memberId of joined) {
			await nameWoman(two.session, { memberId, name: `Example ${memberId}`, on: today });
			await two.session.saveVoice(memberId, present(fromBase64url(noise(voice)), 'letters of base64url'));
		}
		const part = await partOf(two, 1);
		// Nobody else's name travels: the other phone has it.
		expect([...(await copyIn(one, part)).people.keys()]).toEqual(joined);
		expect(await takeIn(one, part)).toMatchObject({ ok: true });
		const came = joined.map((memberId) => one.session.people.get(memberId));
		expect(came.map((person) => person?.name)).toEqual(['Example m4', 'Example m5']);
		expect(came.map((person) => person?.voice !== undefined)).toEqual([isSaid, isSaid]);
	});

	test('that are too many for squares say so', async () => {
		const { two } = await twoPhones();
		// Numbers by chance, as no book packs them.
		await meet(two, 'b', 2500, 5000);
		const { backupFile } = two.phone;
		const large = {
			...two.phone,
			backupFile: {
				...backupFile,
				pack: async (...given: Parameters<typeof backupFile.pack>) => {
					const packed = await backupFile.pack(...given);
					return packed.ok ? { ok: true as const, value: new Uint8Array(76_801) } : packed;
				}
			}
		};
		expect(await partOfBook(large, two.session, two, 1)).toEqual({
			ok: false,
			error: { type: 'TooManyForSquares' }
		});
	});

	test('where the other phone renewed the group key, its key paper opens them beside the pages of here', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const part = await partOf(two, 1);
		const opened = await openBackupWithSheet(one.phone, part, one.paper, { here: await pagesOf(one) });
		assert(opened.ok, 'the paper opens it');
		expect(opened.value.backup.hashes).toEqual(await hashesOf(two));
		expect(await taken(one, two)).toMatchObject({ ok: true });
		expect((await read(one, await copyOf(one))).hashes).toEqual(await hashesOf(two));
	});
});

/** Letters that do not pack. */
function noise(length: number): string {
	const random = chance(length);
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
	return Array.from({ length }, () => letters[Math.floor(random() * 64)]).join('');
}

describe('a month of meetings of twenty women', () => {
	const modulesOf = (text: string) => encodeQR(text, 'raw', { ecc: 'medium', border: 4 });

	/** What a reader makes of grey pixels; null where it finds nothing. */
	function readGrey(photo: Grey): string | null {
		try {
			return decodeQR({ width: photo.width, height: photo.height, data: toRgba(photo) });
		} catch {
			return null;
		}
	}

	/** The square as it stands on the screen, three pixels a module. */
	function onScreen(text: string): Grey {
		const modules = modulesOf(text);
		const width = modules.length * 3;
		const pixels = Uint8Array.from({ length: width * width }, (_, at) =>
			modules[Math.floor(at / width / 3)]?.[Math.floor((at % width) / 3)] === true ? 0 : 255
		);
		return { width, height: width, pixels };
	}

	/** As a cheap camera sees the screen that somebody holds in her other hand: five pixels a module. */
	const held480 = { ...held, width: 480, height: 440, modulePixels: 5.2, ink: 20, paper: 240 };

	async function shown(): Promise<{
		part: Uint8Array;
		series: SquareSeries;
		group: GroupPhone;
		other: GroupPhone;
	}> {
		const group = await monthOfTwenty();
		const other = await secondPhone(group, group.paper);
		const part = await partOf(group, 4);
		const series = await squareSeries(part, group.cover.book, group.phone.vault);
		return { part, series: present(series, 'it is short enough'), group, other };
	}

	test('goes through real codes: 36 squares at most, and 60 where a third is missed and she begins to look late', async () => {
		const { part, series, group, other } = await shown();
		// Five squares a second: 7 seconds, and 12. At half the speed 14 and 24.
		expect(series.parts).toBeLessThanOrEqual(36);
		const square = (place: number): Square =>
			present(readSquare(readGrey(onScreen(series.textOf(place))) ?? ''), 'a clear picture is read');
		const gathered = new GatheredSquares(square(20));
		let looked = 0;
		for (; gathered.have < gathered.need; looked += 1)
			if (looked % 3 !== 2) gathered.add(square(20 + looked));
		expect(looked).toBeLessThanOrEqual(60);
		const file = await gathered.file(group.phone.vault);
		expect(file).toEqual(part);
		expect(await readPart(other, file as Uint8Array)).toMatchObject({ ok: true });
	});

	test('is read as a cheap camera sees it: 69 modules, a hand that is not still, noise and a shadow', async () => {
		const { series } = await shown();
		for (const [place, turn] of [-0.06, 0, 0.06].entries()) {
			const modules = modulesOf(series.textOf(place * 20));
			expect(modules.length).toBe(69 + 2 * 4);
			const photo = photograph(modules, { ...held480, turn }, chance(place));
			expect(readGrey(photo)).toBe(series.textOf(place * 20));
		}
	});
});
