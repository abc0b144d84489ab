import { attempts, type Attempt } from './attempts.ts';

/** The browser's own barcode reader, if it has one (Chrome on Android); not yet in TypeScript's DOM types. */
interface Detector {
	readonly detect: (source: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>;
}

/**
 * Reads the text of a QR code in a picture; null if none is found. Uses the browser's own reader, else the `qr` package,
 * which is loaded on demand.
 */
export async function readCode(canvas: HTMLCanvasElement): Promise<string | null> {
	const own = await detector();
	const found = own === null ? [] : await own.detect(canvas).catch(() => []);
	return found[0]?.rawValue ?? readPixels(canvas);
}

/** Reads the code in a picture file with several attempts, because the code is small in a photograph of a whole sheet. */
export async function readPicture(file: Blob): Promise<string | null> {
	const picture = await createImageBitmap(file).catch(() => null);
	if (picture === null) return null;
	const canvas = document.createElement('canvas');
	for (const side of [2000, 1000]) {
		for (const attempt of attempts) {
			drawInto(canvas, { source: picture, width: picture.width, height: picture.height, side }, attempt);
			const text = await readCode(canvas);
			if (text !== null) return text;
		}
	}
	return null;
}

/** Draws so that the longer side has at most `side` pixels, before the attempt scales and rotates it. */
export function drawInto(
	canvas: HTMLCanvasElement,
	picture: {
		readonly source: CanvasImageSource;
		readonly width: number;
		readonly height: number;
		readonly side: number;
	},
	{ scale, turn }: Attempt
): void {
	const { source, width, height, side } = picture;
	const size = Math.min(1, side / Math.max(width, height, 1)) * scale;
	canvas.width = Math.max(1, Math.round(width * size));
	canvas.height = Math.max(1, Math.round(height * size));
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	if (pen === null) return;
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.translate(canvas.width / 2, canvas.height / 2);
	pen.rotate(-turn);
	pen.scale(size, size);
	pen.drawImage(source, -width / 2, -height / 2, width, height);
}

let known: Promise<Detector | null> | undefined;

function detector(): Promise<Detector | null> {
	known ??= findDetector();
	return known;
}

async function findDetector(): Promise<Detector | null> {
	const { BarcodeDetector } = globalThis as {
		BarcodeDetector?: {
			new (options: { readonly formats: readonly string[] }): Detector;
			getSupportedFormats(): Promise<readonly string[]>;
		};
	};
	if (BarcodeDetector === undefined) return null;
	const formats = await BarcodeDetector.getSupportedFormats().catch((): readonly string[] => []);
	return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null;
}

/**
 * Tries are limited by number, not by time, so that a slow phone reads what a fast one reads; each of forty prints took one. A picture
 * without a code ends soon: all tries together take no longer than the first.
 */
const tries = { effort: 65, timeLimit: Infinity };

async function readPixels(canvas: HTMLCanvasElement): Promise<string | null> {
	const pixels = canvas.getContext('2d', { willReadFrequently: true });
	if (pixels === null) return null;
	const { decodeQR } = await import('qr/decode.js');
	try {
		return decodeQR(pixels.getImageData(0, 0, canvas.width, canvas.height), tries);
	} catch {
		// The package throws if it finds nothing.
		return null;
	}
}
