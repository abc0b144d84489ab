import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Grey } from './photo.ts';

/** Pages of a PDF as pictures, drawn by a program that knows nothing of the one that made it; one after the other, for they are large. */
export async function* pdfPictures(bytes: Uint8Array, dotsPerInch: readonly number[]) {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	// Canvas of the system that runs this: the declared type is any.
	const canvases = document.canvasFactory as {
		create: (width: number, height: number) => { context: CanvasRenderingContext2D; canvas: unknown };
		destroy: (made: unknown) => void;
	};
	for (let number = 1; number <= document.numPages; number += 1) {
		const page = await document.getPage(number);
		const pictures: Grey[] = [];
		for (const dots of dotsPerInch) {
			const viewport = page.getViewport({ scale: dots / 72 });
			const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
			const made = canvases.create(width, height);
			await page.render({ canvas: null, canvasContext: made.context, viewport }).promise;
			const { data } = made.context.getImageData(0, 0, width, height);
			const grey = (place: number) =>
				0.3 * (data[4 * place] ?? 0) + 0.59 * (data[4 * place + 1] ?? 0) + 0.11 * (data[4 * place + 2] ?? 0);
			pictures.push({
				width,
				height,
				pixels: Uint8Array.from({ length: width * height }, (_, at) => grey(at))
			});
			canvases.destroy(made);
		}
		yield pictures;
	}
	await task.destroy();
}

/** What a cheap copier leaves of a sheet: black or white, nothing between. */
export function photocopied({ width, height, pixels }: Grey, threshold = 128): Grey {
	return { width, height, pixels: pixels.map((grey) => (grey < threshold ? 0 : 255)) };
}

export interface Legibility {
	/** Strokes, letters and lines of the sheet as it was drawn finely. */
	readonly pieces: number;
	/** Of them: how many lost more than half of their ink. */
	readonly lost: number;
	/** Enclosed and outer whites – the eyes of letters, the boxes of a form – of the fine sheet, and those that ran full. */
	readonly holes: number;
	readonly filled: number;
}

/** Millimetres squared; smaller ones are the dots of a line for the pen, not a letter or its sign. */
const leastArea = 0.15;

/** Sets a copy beside the finely drawn sheet, piece by piece, without reading a letter. */
export function legibility(fine: Grey, copy: Grey): Legibility {
	const least = leastArea / (210 / fine.width) ** 2;
	const inked = piecesKept(fine, copy, { colour: 0, least });
	const white = piecesKept(fine, copy, { colour: 255, least });
	return { pieces: inked.all, lost: inked.lost, holes: white.all, filled: white.lost };
}

interface Wanted {
	readonly colour: 0 | 255;
	/** Pixels. */
	readonly least: number;
}

/** Pieces of one colour – pixels that touch along an edge – and how many of them the copy has less than half of. */
function piecesKept(fine: Grey, copy: Grey, { colour, least }: Wanted) {
	const { width, height, pixels } = fine;
	const seen = new Uint8Array(pixels.length);
	const waiting = new Int32Array(pixels.length);
	const across = Int32Array.from({ length: width }, (_, x) => Math.floor((x * copy.width) / width));
	const keeps = (x: number, y: number): boolean => {
		const row = Math.floor((y * copy.height) / height) * copy.width;
		return copy.pixels[row + (across[x] ?? 0)] === colour;
	};
	let [all, lost] = [0, 0];
	for (let start = 0; start < pixels.length; start += 1) {
		if (seen[start] === 1 || pixels[start] !== colour) continue;
		let [size, kept, next] = [1, 0, 0];
		waiting[0] = start;
		seen[start] = 1;
		const touch = (at: number): void => {
			if (seen[at] === 1 || pixels[at] !== colour) return;
			seen[at] = 1;
			waiting[size] = at;
			size += 1;
		};
		for (; next < size; next += 1) {
			const at = waiting[next] ?? 0;
			const x = at % width;
			if (keeps(x, (at - x) / width)) kept += 1;
			if (x > 0) touch(at - 1);
			if (x < width - 1) touch(at + 1);
			if (at >= width) touch(at - width);
			if (at < width * (height - 1)) touch(at + width);
		}
		if (size < least) continue;
		all += 1;
		if (kept < size / 2) lost += 1;
	}
	return { all, lost };
}
