import { sheet } from '#papers/meeting/fill/layout.ts';
import { lookIn, type Picture } from './picture.ts';
import type { ToPixels } from './spot.ts';

/** Pixels of the flat page for each millimetre: a dot is 18 across, and the page 4 MB. */
export const flatScale = 4;

/** The bend is evaluated every so many pixels and interpolated linearly between. */
const step = 8;

/** The whole page rectified and upright, so that cut-outs are addressed in millimetres. */
export function flatPage(picture: Picture, toPixels: ToPixels): Picture {
	const [width, height] = [sheet.width * flatScale, sheet.height * flatScale];
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let top = 0; top < height; top += step)
		for (let left = 0; left < width; left += step) {
			const at = (u: number, v: number) => toPixels((left + u) / flatScale, (top + v) / flatScale);
			const [a, b, c, d] = [at(0, 0), at(step, 0), at(0, step), at(step, step)];
			for (let v = 0; v < step && top + v < height; v += 1)
				for (let u = 0; u < step && left + u < width; u += 1) {
					const [s, t] = [(u + 0.5) / step, (v + 0.5) / step];
					const mix = (key: 'x' | 'y'): number =>
						(1 - t) * ((1 - s) * a[key] + s * b[key]) + t * ((1 - s) * c[key] + s * d[key]);
					data.set(lookIn(picture, mix('x'), mix('y')), ((top + v) * width + left + u) * 4);
				}
		}
	return { width, height, data };
}
