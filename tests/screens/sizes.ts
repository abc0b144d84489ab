import type { Page } from 'playwright-core';

/** A screen as it is looked at: CSS px, and letters in per cent. */
export interface ScreenSize {
	readonly width: number;
	readonly height: number;
	readonly letters: 100 | 125 | 150;
}

/** From the narrowest phone over a tall one to a laptop; 360×560 is what the bars of a browser leave of a cheap phone. */
export const cheapPhone: ScreenSize = { width: 360, height: 560, letters: 100 };

const windows = [
	[360, 640],
	[320, 568],
	[412, 915],
	[1280, 800]
] as const;

export const askedSizes: readonly ScreenSize[] = [
	cheapPhone,
	{ ...cheapPhone, letters: 150 },
	...([100, 125, 150] as const).flatMap((letters) =>
		windows.map(([width, height]) => ({ width, height, letters }))
	)
];

export const isPhone = ({ width }: { readonly width: number }): boolean => width < 500;

/**
 * Sizes that say something of a screen. At 412 and 1280 px letters of 100 and 150 % show of a screen of the women
 * what those of 125 % would.
 */
export const sizesOf = (forStaff: boolean): readonly ScreenSize[] =>
	askedSizes.filter((size) => forStaff || (isPhone(size) && size.width < 400) || size.letters !== 125);

/** Whether each letter is drawn alone, which takes most of the time: letters of 125 % once, on the narrowest phone. */
export const drawsLetters = ({ width, letters }: ScreenSize): boolean => letters !== 125 || width !== 360;

/**
 * With larger letters a body may be longer than its room on the lowest phones: what stands at head and foot stays (docs/TESTING.md).
 * From 640 px on nothing lies under the main action.
 */
export const mayScroll = ({ height, letters }: ScreenSize): boolean => letters > 100 && height < 600;

export const sizeName = ({ width, height, letters }: ScreenSize): string =>
	`${width}×${height}${letters === 100 ? '' : `, letters ${letters} %`}`;

/** Brings the open page to this size, and waits until what follows the size has been laid out. */
export async function inSize(page: Page, { width, height, letters }: ScreenSize): Promise<void> {
	await page.setViewportSize({ width, height });
	await page.evaluate(async (size) => {
		document.documentElement.dataset['letters'] = size;
		for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
	}, String(letters));
}
