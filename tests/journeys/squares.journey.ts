import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import encodeQR from 'qr';
import { decodeQR } from 'qr/decode.js';
import { afterAll, expect, test } from 'vitest';
import { checkBackup, GatheredSquares, partOfBook, readSquare, squareSeries } from '#app';
import { addDays, assert, present } from '#kernel';
import { cameraOn } from '../support/camera.ts';
import type { Phone } from '../support/browser.ts';
import { touchCode } from '../support/fingers.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { chance, held, photograph, toFilm } from '../support/photo.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { secondPhoneOf } from '../support/second-phone.ts';

/**
 * A second phone of the group held four meetings. Its square codes are seen by the camera of the first, two officers let the pages in; then the
 * first shows its own, and the second reads them from the screen.
 */
const folder = mkdtempSync(join(tmpdir(), 'squares-'));
const filmed = join(folder, 'squares.y4m');
const started: Phone[] = [];

afterAll(async () => {
	for (const phone of started) await phone.close();
	rmSync(folder, { recursive: true });
});

test('four meetings go from phone to phone by the camera, and back', async () => {
	const phone = await openPlainPhone({
		keepsApp: false,
		...cameraOn(filmed)
	});
	started.push(phone);
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	const { codes, keyPaper } = await foundGroup(hands, { name: 'Ujala', saving: 20 });
	await hands.tap('book.home-more');
	await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
	await hands.tap('backup.make');
	await hands.see('backup.give');
	const [file] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('backup.give')]);
	const copy = new Uint8Array(readFileSync(await file.path()));

	const founded = await phone.today();
	const days = [0, 1, 2, 3].map((week) => addDays(founded, 3 * 365 + 7 * week));
	const second = await secondPhoneOf(copy, keyPaper, { meetings: days, each: 2000 });
	const part = await partOfBook(second.phone, second.session, second, 4);
	assert(part.ok, 'four meetings are a part');
	const { book } = second.cover;
	const series = present(await squareSeries(part.value, book, second.phone.vault), 'it is short');
	const random = chance(11);
	// She begins to look late, and misses each fifth.
	const seen = Array.from({ length: series.parts + 24 }, (_, place) => place + 9).filter(
		(place) => place % 5 > 0
	);
	const film = seen.map((place) =>
		photograph(modulesOf(series.textOf(place)), { ...held, ink: 20, paper: 240, turn: 0.02 }, random)
	);
	writeFileSync(filmed, toFilm(film));

	await hands.tap('backup.other-title');
	await hands.see('backup.other-camera');
	expect(await brokenRules(phone.page)).toEqual([]);
	await hands.tap('backup.other-camera');
	await hands.see('backup.other-take');
	expect(await brokenRules(phone.page)).toEqual([]);
	await hands.tap('backup.other-take');
	// That phone is new to the book, which is heard before the codes.
	await hands.tap('action.next');
	for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
		await hands.touch(hands.button(officer));
		await touchCode(hands, codes[place] ?? []);
	}
	await phone.page.getByText(hands.say('backup.other-done')).first().waitFor();

	await phone.page.goto(`${phone.origin}/backup`);
	await hands.tap(/^नारियल/);
	await touchCode(hands, codes[0] ?? []);
	// The pages that came are of a year to come.
	await hands.tap(/फोन का दिन \d/);
	await hands.tap('backup.other-title');
	await hands.tap('backup.other-show');
	// The next screen begins with a button of the same name.
	await hands.button('backup.other-camera').waitFor({ state: 'detached' });
	await hands.tap('backup.other-show');
	const shown = await readFromScreen(phone);
	expect(await brokenRules(phone.page)).toEqual([]);
	const here = await second.session.pages();
	assert(here.ok, 'it reads its pages');
	const read = await checkBackup(second.phone, shown, second.keys, { here: here.value });
	assert(read.ok, 'the keys of the group read it');
	expect([read.value.head, read.value.state.lastNumber.regular]).toEqual([second.session.head.hash, 4]);
	expect(phone.problems).toEqual([]);
}, 400_000);

const modulesOf = (text: string) => encodeQR(text, 'raw', { ecc: 'medium', border: 4 });

/** What the codes on the screen say, as they stand there one after another. */
async function readFromScreen({ page }: Phone): Promise<Uint8Array> {
	let gathered: GatheredSquares | null = null;
	let path: string | null = null;
	while (gathered === null || gathered.have < gathered.need) {
		path = await anotherSquare(page, path);
		const square = readSquare(decodeQR(picture(path)));
		assert(square !== null, 'a square stands on the screen');
		(gathered ??= new GatheredSquares(square)).add(square);
	}
	const file = await gathered.file({
		hash: async (bytes) => hexOf(await crypto.subtle.digest('SHA-256', bytes.slice()))
	});
	assert(file instanceof Uint8Array, 'they are of one file');
	return file;
}

/** The bars of the square that stands there, once it is not the one before. */
async function anotherSquare(page: Page, before: string | null): Promise<string> {
	const drawn = await page.waitForFunction((last) => {
		const path = document.querySelector('svg[shape-rendering="crispEdges"] path')?.getAttribute('d') ?? last;
		return path === last ? null : path;
	}, before);
	return present(await drawn.jsonValue(), 'a square is drawn');
}

const hexOf = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex');

/** Bars of dark modules ("M12 4h3v1h-3z") as pixels, three a module. */
function picture(path: string): { width: number; height: number; data: Uint8ClampedArray } {
	const size = 77;
	const data = new Uint8ClampedArray(size * size * 9 * 4).fill(255);
	for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
		for (let dy = 0; dy < 3; dy += 1)
			for (let dx = 0; dx < Number(run) * 3; dx += 1) {
				const at = ((Number(y) * 3 + dy) * size * 3 + Number(x) * 3 + dx) * 4;
				data.fill(0, at, at + 3);
			}
	return { width: size * 3, height: size * 3, data };
}
