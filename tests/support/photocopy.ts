import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Grey } from './photo.ts';

/** Pages of a PDF as pictures, drawn by a program that knows nothing of the one that made it; one after the other, for they are large. `dotsPerInch` says for each page, counted from 1, in which finenesses. */
export async function* pdfPictures(bytes: Uint8Array, dotsPerInch: (page: number) => readonly number[]) {
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
		for (const dots of dotsPerInch(number)) {
			const viewport = page.getViewport({ scale: dots / 72 });
			const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
			const made = canvases.create(width, height);
			await page.render({ canvas: null, canvasContext: made.context, viewport }).promise;
			const { data } = made.context.getImageData(0, 0, width, height);
			pictures.push({ width, height, pixels: greyOf(data) });
			canvases.destroy(made);
		}
		yield pictures;
	}
	await task.destroy();
}

/** Each page as a PNG, as the same program draws it. */
export async function* pdfPngs(bytes: Uint8Array, dotsPerInch: number) {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const canvases = document.canvasFactory as {
		create: (
			width: number,
			height: number
		) => {
			context: CanvasRenderingContext2D;
			canvas: { readonly toBuffer: (kind: 'image/png') => Uint8Array };
		};
	};
	for (let number = 1; number <= document.numPages; number += 1) {
		const page = await document.getPage(number);
		const viewport = page.getViewport({ scale: dotsPerInch / 72 });
		const { context, canvas } = canvases.create(Math.round(viewport.width), Math.round(viewport.height));
		await page.render({ canvas: null, canvasContext: context, viewport }).promise;
		yield canvas.toBuffer('image/png');
	}
	await task.destroy();
}

function greyOf(data: Uint8ClampedArray): Uint8Array {
	const pixels = new Uint8Array(data.length / 4);
	for (let at = 0; at < pixels.length; at += 1)
		pixels[at] = 0.3 * (data[4 * at] ?? 0) + 0.59 * (data[4 * at + 1] ?? 0) + 0.11 * (data[4 * at + 2] ?? 0);
	return pixels;
}

/** What a cheap copier leaves of a sheet: black or white, nothing between. */
export function photocopied({ width, height, pixels }: Grey, threshold = 128): Grey {
	const copied = new Uint8Array(pixels.length);
	for (let at = 0; at < pixels.length; at += 1) copied[at] = (pixels[at] ?? 0) < threshold ? 0 : 255;
	return { width, height, pixels: copied };
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

/**
 * Pieces of one colour – pixels that touch along an edge – and how many of them the copy has less than half of. Runs of a
 * row are joined with those that they touch in the row above: a sheet has nine million pixels and few runs.
 */
function piecesKept(fine: Grey, copy: Grey, { colour, least }: Wanted) {
	const { width, height } = fine;
	const across = Int32Array.from({ length: width }, (_, x) => Math.floor((x * copy.width) / width));
	const pieces = new Pieces();
	let above: Run[] = [];
	for (let y = 0; y < height; y += 1) {
		const row = fine.pixels.subarray(y * width, (y + 1) * width);
		const copied = Math.floor((y * copy.height) / height) * copy.width;
		const runs: Run[] = [];
		let first = 0;
		for (let x = row.indexOf(colour); x !== -1; x = row.indexOf(colour, x)) {
			const from = x;
			let kept = 0;
			for (; x < width && row[x] === colour; x += 1)
				if (copy.pixels[copied + (across[x] ?? 0)] === colour) kept += 1;
			const run = { from, to: x, piece: pieces.begin(x - from, kept) };
			while ((above[first]?.to ?? Infinity) <= from) first += 1;
			for (let at = first; (above[at]?.from ?? Infinity) < x; at += 1)
				pieces.join(run.piece, above[at]?.piece ?? run.piece);
			runs.push(run);
		}
		above = runs;
	}
	return pieces.count(least);
}

/** Pixels of one colour in one row, `to` not among them. */
interface Run {
	readonly from: number;
	readonly to: number;
	readonly piece: number;
}

/** Pieces by the run that began them; those that turned out to be one are joined. */
class Pieces {
	readonly #joined: number[] = [];
	readonly #size: number[] = [];
	readonly #kept: number[] = [];

	begin(size: number, kept: number): number {
		this.#size.push(size);
		this.#kept.push(kept);
		return this.#joined.push(this.#joined.length) - 1;
	}

	join(one: number, other: number): void {
		const [into, from] = [this.#first(one), this.#first(other)];
		if (into === from) return;
		this.#joined[from] = into;
		this.#size[into] = (this.#size[into] ?? 0) + (this.#size[from] ?? 0);
		this.#kept[into] = (this.#kept[into] ?? 0) + (this.#kept[from] ?? 0);
	}

	/** How many pieces are that large at least, and how many of them the copy has less than half of. */
	count(least: number) {
		const whole = this.#size
			.map((size, piece) => ({ size, kept: this.#kept[piece] ?? 0 }))
			.filter(({ size }, piece) => this.#joined[piece] === piece && size >= least);
		return { all: whole.length, lost: whole.filter(({ size, kept }) => kept < size / 2).length };
	}

	#first(piece: number): number {
		let at = piece;
		for (let next = this.#joined[at] ?? at; next !== at; next = this.#joined[at] ?? at) {
			// Half of the way is cut for whoever comes next.
			this.#joined[at] = this.#joined[next] ?? next;
			at = next;
		}
		return at;
	}
}
