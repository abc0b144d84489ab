import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { proofModules } from '#ui/print/proof-modules.ts';
import { chance, held, photograph, toRgba } from '../support/photo.ts';

/**
 * Codes are read by the phone's own reader where it has one, else by the package. A phone's reader is stood in for here;
 * the package reads a real picture of a code.
 */
const onPaper = 'CODE ON PAPER 2026';
const fromPhone = 'READ BY THE PHONE';
const photo = photograph(proofModules(onPaper), held, chance(3));

/** As much of a canvas as is looked at; jsdom draws nothing. */
const canvasOf = (data: Uint8Array | Uint8ClampedArray) =>
	({
		width: photo.width,
		height: photo.height,
		getContext: () => ({ getImageData: () => ({ width: photo.width, height: photo.height, data }) })
	}) as unknown as HTMLCanvasElement;
const canvas = canvasOf(toRgba(photo));

interface Reader {
	readonly formats?: readonly string[];
	readonly detect: () => Promise<readonly { readonly rawValue: string }[]>;
}
const asked: unknown[] = [];

function phoneWith({ formats = ['qr_code'], detect }: Reader): void {
	class Detector {
		static getSupportedFormats = () => Promise.resolve(formats);
		readonly detect = (source: unknown) => {
			asked.push(source);
			return detect();
		};
		constructor(options: unknown) {
			asked.push(options);
		}
	}
	vi.stubGlobal('BarcodeDetector', Detector);
}

/** The module remembers what the phone can do: each phone has one of its own. */
async function read(from = canvas): Promise<string | null> {
	const { readCode } = await import('#ui/scan/read-code.ts');
	return readCode(from);
}

beforeEach(() => {
	vi.resetModules();
	asked.length = 0;
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

describe('a phone with a reader of its own', () => {
	test('is asked for codes of this kind only, and believed', async () => {
		phoneWith({ detect: () => Promise.resolve([{ rawValue: fromPhone }]) });
		expect(await read()).toBe(fromPhone);
		expect(asked).toEqual([{ formats: ['qr_code'] }, canvas]);
	});

	test('that finds nothing, or fails, is helped out by the package', async () => {
		phoneWith({ detect: () => Promise.resolve([]) });
		expect(await read()).toBe(onPaper);
		vi.resetModules();
		phoneWith({ detect: () => Promise.reject(new Error('the service is busy')) });
		expect(await read()).toBe(onPaper);
	});

	test('that knows other codes only is not asked', async () => {
		phoneWith({ formats: ['ean_13'], detect: () => Promise.resolve([{ rawValue: fromPhone }]) });
		expect(await read()).toBe(onPaper);
		expect(asked).toEqual([]);
	});
});

test('a phone without a reader of its own reads with the package', async () => {
	vi.stubGlobal('BarcodeDetector', undefined);
	expect(await read()).toBe(onPaper);
});

test('what is read does not hang on how fast the phone is: a code that takes more than one try is read under a clock that leaps', async () => {
	const random = chance(13);
	const [data, { width, height }] = [toRgba(photo), photo];
	// Squares within squares, as the three by which a code is found, lie over the picture.
	for (let square = 0; square < 12; square += 1) {
		const [cx, cy, r] = [random() * width, random() * height, 10 + random() * 16];
		for (let y = Math.max(0, Math.ceil(cy - r)); y < Math.min(height, cy + r); y += 1)
			for (let x = Math.max(0, Math.ceil(cx - r)); x < Math.min(width, cx + r); x += 1) {
				const from = Math.max(Math.abs(x - cx), Math.abs(y - cy)) / r;
				data.fill(from < 0.43 || from > 0.71 ? 30 : 235, 4 * (y * width + x), 4 * (y * width + x) + 3);
			}
	}
	vi.stubGlobal('BarcodeDetector', undefined);
	let now = 0;
	vi.spyOn(Date, 'now').mockImplementation(() => (now += 10_000));
	vi.spyOn(performance, 'now').mockImplementation(() => (now += 10_000));
	expect(await read(canvasOf(data))).toBe(onPaper);
});
