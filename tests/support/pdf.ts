import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A printed page as somebody reads it: lines from top to bottom, each from left to right. */
export interface PdfPage {
	/** In millimetres, rounded. */
	readonly size: { readonly width: number; readonly height: number };
	readonly lines: readonly string[];
	readonly text: string;
}

/** Reads a PDF with a program that knows nothing of the one that made it. */
export async function readPdf(bytes: Uint8Array): Promise<readonly PdfPage[]> {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const pages: PdfPage[] = [];
	for (let number = 1; number <= document.numPages; number += 1) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent();
		const lines = linesOf(items.flatMap((item) => ('str' in item ? [item as Piece] : [])));
		const [, , width = 0, height = 0] = page.view;
		pages.push({
			size: { width: millimetres(width), height: millimetres(height) },
			lines,
			text: lines.join('\n')
		});
	}
	await task.destroy();
	return pages;
}

interface Piece {
	readonly str: string;
	/** The last two are its place: right and up, in points. */
	readonly transform: readonly number[];
}

/** Pieces on one height are a line; two points apart is still the same height. */
function linesOf(pieces: readonly Piece[]): readonly string[] {
	const lines: { readonly up: number; readonly pieces: Piece[] }[] = [];
	for (const piece of pieces.filter(({ str }) => str.trim() !== '')) {
		const up = piece.transform[5] ?? 0;
		const line = lines.find((one) => Math.abs(one.up - up) < 2);
		if (line) line.pieces.push(piece);
		else lines.push({ up, pieces: [piece] });
	}
	return lines
		.sort((one, other) => other.up - one.up)
		.map((line) =>
			line.pieces
				.sort((one, other) => (one.transform[4] ?? 0) - (other.transform[4] ?? 0))
				.map(({ str }) => str.trim())
				.join(' ')
		);
}

const millimetres = (points: number): number => Math.round((points / 72) * 25.4);
