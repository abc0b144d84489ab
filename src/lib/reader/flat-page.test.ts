import { expect, test } from 'vitest';
import { flatPage, flatScale } from './flat-page.ts';

test('a page that lies turned by a quarter stands upright, each place where the sheet has it', () => {
	// 2 px for each millimetre, the sheet's top at the right: its point (x, y) is seen at (2 (297 - y), 2 x).
	const [width, height] = [594, 420];
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	const [x, y] = [50, 80];
	for (let v = -4; v <= 4; v += 1)
		for (let u = -4; u <= 4; u += 1) data[((2 * x + v) * width + 2 * (297 - y) + u) * 4] = 0;
	const flat = flatPage({ width, height, data }, (mmX, mmY) => ({ x: 2 * (297 - mmY), y: 2 * mmX }));
	const redAt = (mmX: number, mmY: number) => flat.data[(mmY * flatScale * flat.width + mmX * flatScale) * 4];
	expect([flat.width, flat.height]).toEqual([840, 1188]);
	expect([redAt(x, y), redAt(x + 5, y), redAt(x, y + 5), redAt(y, x)]).toEqual([0, 255, 255, 255]);
});
