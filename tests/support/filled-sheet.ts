import { createHash } from 'node:crypto';
import { box, type GroupState } from '#group';
import { present } from '#kernel';
import { fillPaper, type FillPage } from '#papers/meeting/fill/fill-paper.ts';
import { dotSize, layoutOf, type FillDot } from '#papers/meeting/fill/layout.ts';
import { readCodeText } from '#papers/meeting/fill/sheet-code.ts';
import type { Grey } from '#reader/picture.ts';
import { readSheet } from '#reader/read-sheet.ts';
import type { Phone } from './browser.ts';
import type { Hands } from './hands.ts';
import { pdfPictures } from './photocopy.ts';

// The sheet of the practice group: printed by the phone, filled with a pen of a program, held before a camera that sees nothing else.

const dotsPerInch = 150;
const perMm = dotsPerInch / 25.4;
/** Table round the sheet, in pixels. */
const ground = 60;

/** Of one dot, where it shall be otherwise than all women alike; undefined where it is as theirs. */
export type Otherwise = (dot: FillDot, page: number) => boolean | undefined;

export interface FilledSheet {
	readonly pages: readonly Grey[];
	readonly forms: readonly FillPage[];
}

/** Prints from the home screen. Each woman saves once, gives for the help fund and gives back what is due; the box holds what it must. */
export async function fillSheet(
	phone: Phone,
	hands: Hands,
	state: GroupState,
	otherwise: Otherwise = () => undefined
): Promise<FilledSheet> {
	await hands.tap('book.home-print');
	await hands.tap('print.blank');
	await phone.page.locator('[data-ready="true"]').waitFor();
	const printed: Grey[] = [];
	const pdf = await phone.page.pdf({ preferCSSPageSize: true });
	for await (const [one] of pdfPictures(pdf, () => [dotsPerInch])) {
		const { width, height, pixels } = present(one, 'a page has a picture');
		printed.push({ width, height, data: pixels });
	}
	await hands.tap('action.back');
	await hands.tap('action.back');
	// On whatever day the phone plans the next meeting.
	const { code } = readSheet(inColour(present(printed[0], 'a page')), () => null);
	const { day } = present(readCodeText(code ?? ''), 'its code is read');
	const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));
	const { pages: forms } = await fillPaper(state, { book: 'another', currency: 'INR', day, serial: 0, hash });
	let toCount = (state.balances.get(box) ?? 0) + forms.reduce((all, one) => all + broughtBy(one), 0);
	const pages = forms.map(({ form }, place) => {
		const page = present(printed[place], 'as many pages');
		const data = Uint8Array.from(page.data);
		// Notes from the left, coins (the last row) from the largest.
		const dots = layoutOf(form).dots.toSorted((one, other) =>
			one.row === 19 && other.row === 19 ? Number(other.value) - Number(one.value) : 0
		);
		for (const dot of dots) {
			const counts = dot.field === 'count' && Number(dot.value) <= toCount;
			if (counts) toCount -= Number(dot.value);
			const usual =
				counts || (dot.field === 'roll' && dot.value === '1') || dot.field === 'fund' || dot.value === 'due';
			if (otherwise(dot, place) ?? usual) fill({ ...page, data }, dot);
		}
		return { ...page, data };
	});
	return { pages, forms };
}

const broughtBy = ({ form: { rows, fund } }: FillPage): number =>
	rows.reduce((all, { usual, due }) => all + usual + fund + (due ?? 0), 0);

function fill({ width, data }: Grey & { readonly data: Uint8Array }, { x, y }: FillDot): void {
	const r = dotSize.radius * perMm;
	for (let v = -r; v <= r; v += 1)
		for (let u = -r; u <= r; u += 1)
			if (u * u + v * v < r * r) data[Math.round(y * perMm + v) * width + Math.round(x * perMm + u)] = 40;
}

export function inColour({ width, height, data }: Grey) {
	const out = new Uint8ClampedArray(width * height * 4);
	for (let i = 0; i < data.length; i += 1) out.fill(data[i] ?? 0, 4 * i, 4 * i + 4);
	return { width, height, data: out };
}

/** In the page. */
interface Table {
	showSheet: (width: number, height: number, letters: string) => void;
	draws?: number;
}

/** Before the first page is opened: a camera that sees what `lay` lays before it. */
export async function giveCamera({ page }: Phone): Promise<void> {
	await page.addInitScript(() => {
		const canvas = document.createElement('canvas');
		const pen = canvas.getContext('2d', { willReadFrequently: true });
		const table = globalThis as unknown as Table;
		table.showSheet = (width, height, letters) => {
			[canvas.width, canvas.height] = [width, height];
			const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
			const pixels = new ImageData(width, height);
			for (const [i, grey] of bytes.entries()) pixels.data.set([grey, grey, grey, 255], 4 * i);
			// A stream gives a picture only of what was drawn since it began.
			clearInterval(table.draws);
			table.draws = window.setInterval(() => pen?.putImageData(pixels, 0, 0), 200);
		};
		navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(5));
	});
}

/** Lays a page before the camera, on a grey table. */
export async function lay({ page }: Phone, sheet: Grey, light = 1): Promise<void> {
	const { width, height, data } = sheet;
	const [w, h] = [width + 2 * ground, height + 2 * ground];
	const table = new Uint8Array(w * h).fill(120 * light);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1)
			table[(y + ground) * w + x + ground] = (data[y * width + x] ?? 0) * light;
	const letters = Buffer.from(table).toString('base64');
	await page.evaluate(([a, b, c]) => (globalThis as unknown as Table).showSheet(a, b, c), [
		w,
		h,
		letters
	] as const);
}
