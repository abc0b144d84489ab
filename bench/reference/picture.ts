/** Indispensable work of a sheet reader: each pixel is read once for its brightness, once against the local mean, and once more where ink is measured. */
export function lookAtAll(width: number, height: number, data: Uint8ClampedArray): number {
	const green = new Uint8Array(width * height);
	for (let i = 0, k = 1; i < green.length; i += 1, k += 4) green[i] = data[k] ?? 0;
	const line = width + 1;
	const sums = new Uint32Array(line * (height + 1));
	for (let y = 0; y < height; y += 1) {
		let sum = 0;
		for (let x = 0; x < width; x += 1) {
			sum += green[y * width + x] ?? 0;
			sums[(y + 1) * line + x + 1] = (sums[y * line + x + 1] ?? 0) + sum;
		}
	}
	const half = 40;
	let dark = 0;
	for (let y = half; y < height - half; y += 1)
		for (let x = half; x < width - half; x += 1) {
			const [above, under] = [(y - half) * line, (y + half) * line];
			const around =
				(sums[under + x + half] ?? 0) -
				(sums[above + x + half] ?? 0) -
				(sums[under + x - half] ?? 0) +
				(sums[above + x - half] ?? 0);
			if ((green[y * width + x] ?? 0) * 4 * half * half < 0.8 * around)
				dark += data[4 * (y * width + x)] ?? 0;
		}
	return dark;
}
