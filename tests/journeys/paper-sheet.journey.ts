import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { box, type GroupState } from '#group';
import { present } from '#kernel';
import { fillPaper, type FillPage } from '#papers/meeting/fill/fill-paper.ts';
import { dotSize, layoutOf } from '#papers/meeting/fill/layout.ts';
import { readCodeText } from '#papers/meeting/fill/sheet-code.ts';
import type { Grey } from '#reader/picture.ts';
import { readSheet } from '#reader/read-sheet.ts';
import type { Phone } from '../support/browser.ts';
import { bookOf } from '../support/builders.ts';
import { Hands } from '../support/hands.ts';
import { pdfPictures } from '../support/photocopy.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { practiceEvents } from '../support/practice-events.ts';

// The sheet of the practice group is printed, filled with a pen of a program, and held before a camera that sees nothing else.

const dotsPerInch = 150;
const perMm = dotsPerInch / 25.4;
const ground = 60;

let phone: Phone;
let hands: Hands;
let pages: readonly Grey[];
let forms: readonly FillPage[];
let state: GroupState;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = new Hands(phone.page);
	await phone.page.addInitScript(seeSheets);
	await phone.page.goto(`${phone.origin}/`);
	state = bookOf(practiceEvents(await phone.today()));
	await hands.tap('app.shelf-practice');
	await hands.tap('book.home-print');
	await hands.tap('print.blank');
	await phone.page.locator('[data-ready="true"]').waitFor();
	const printed: Grey[] = [];
	for await (const [one] of pdfPictures(await phone.page.pdf({ preferCSSPageSize: true }), () => [
		dotsPerInch
	])) {
		const { width, height, pixels } = present(one, 'a page has a picture');
		printed.push({ width, height, data: pixels });
	}
	const read = readSheet(inColour(present(printed[0], 'a page')), () => null);
	const code = present(readCodeText(read.code ?? ''), 'its code is read');
	const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));
	const print = { book: 'another', currency: 'INR', day: code.day, serial: 0, hash } as const;
	forms = (await fillPaper(state, print)).pages;
	pages = printed.map((page, place) => filled(page, present(forms[place], 'as many pages')));
});

afterAll(() => phone.close());

function inColour({ width, height, data }: Grey) {
	const out = new Uint8ClampedArray(width * height * 4);
	for (let i = 0; i < data.length; i += 1) out.fill(data[i] ?? 0, 4 * i, 4 * i + 4);
	return { width, height, data: out };
}

/** Each woman saves once, gives for the help fund and gives back what is due; the box holds what it must. */
function filled(page: Grey, { form }: FillPage): Grey {
	const data = Uint8Array.from(page.data);
	let toCount = state.balances.get(box) ?? 0;
	for (const one of forms)
		for (const { usual, due } of one.form.rows) toCount += usual + one.form.fund + (due ?? 0);
	// Notes from the left, coins (the last row) from the largest.
	const dots = layoutOf(form).dots.toSorted((one, other) =>
		one.row === 19 && other.row === 19 ? Number(other.value) - Number(one.value) : 0
	);
	for (const { x, y, field, value } of dots) {
		const counts = field === 'count' && Number(value) <= toCount;
		if (counts) toCount -= Number(value);
		if (!counts && !(field === 'roll' && value === '1') && field !== 'fund' && value !== 'due') continue;
		const r = dotSize.radius * perMm;
		for (let v = -r; v <= r; v += 1)
			for (let u = -r; u <= r; u += 1)
				if (u * u + v * v < r * r)
					data[Math.round(y * perMm + v) * page.width + Math.round(x * perMm + u)] = 40;
	}
	return { ...page, data };
}

/** In the page: a camera that sees the sheet that `showSheet` lays before it, on a grey table. */
function seeSheets(): void {
	const canvas = document.createElement('canvas');
	Object.assign(globalThis, {
		showSheet: (width: number, height: number, letters: string) => {
			[canvas.width, canvas.height] = [width, height];
			const pen = canvas.getContext('2d');
			const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
			const pixels = new ImageData(width, height);
			for (const [i, grey] of bytes.entries()) pixels.data.set([grey, grey, grey, 255], 4 * i);
			setInterval(() => pen?.putImageData(pixels, 0, 0), 100);
		}
	});
	Object.defineProperty(navigator.mediaDevices, 'getUserMedia', {
		value: () => Promise.resolve(canvas.captureStream(10))
	});
}

async function lay({ width, height, data }: Grey): Promise<void> {
	const [w, h] = [width + 2 * ground, height + 2 * ground];
	const table = new Uint8Array(w * h).fill(120);
	for (let y = 0; y < height; y += 1)
		table.set(data.subarray(y * width, (y + 1) * width), (y + ground) * w + ground);
	const letters = Buffer.from(table).toString('base64');
	await phone.page.evaluate(
		([a, b, c]) => (globalThis as unknown as { showSheet: (...of: unknown[]) => void }).showSheet(a, b, c),
		[w, h, letters] as const
	);
}

test('a filled sheet goes by the camera into the book, and one touch takes it back', async () => {
	await hands.tap('action.back');
	await hands.tap('action.back');
	await hands.tap('book.home-accounts');
	await hands.tap('meeting.late-title');
	await hands.tap('sheet.way');
	await hands.at('/red-book/late/sheet');
	for (const page of pages) await lay(page);
	// What is asked is said aloud; its button stands there.
	await hands.see('action.go-on', 60_000);
	await hands.tap('action.go-on');
	await hands.tap('sheet.right');
	await hands.tap('sheet.enter');
	await hands.at('/meeting');
	expect(phone.problems).toEqual([]);
});
