import { sheet, type Point } from '#papers/meeting/fill/layout.ts';
import { project } from './homography.ts';
import { greenOf, type Picture } from './picture.ts';
import { findSheet, leastScale } from './read-sheet.ts';

/** Sheet in the camera's view, before a picture is taken. */
export interface Outline {
	/** Corners of the paper as fractions of the picture's width and height; null if no sheet is found. */
	readonly corners: readonly Point[] | null;
	readonly hint: 'none' | 'nearer' | 'light' | 'good';
}

/** Mean brightness (0 to 255) below which noise matches the pen: more light is requested before the picture is taken. */
const leastLight = 70;

/** @param taken scale of the final picture relative to this frame */
export function outlineOf(frame: Picture, taken: number): Outline {
	const green = greenOf(frame);
	const { placed } = findSheet(green);
	if (placed === null) return { corners: null, hint: isDark(green.data) ? 'light' : 'none' };
	const { width, height } = sheet;
	const corners = [
		[0, 0],
		[width, 0],
		[width, height],
		[0, height]
	].map(([x = 0, y = 0]) => {
		const at = project(placed.homography, x, y);
		return { x: at.x / frame.width, y: at.y / frame.height };
	});
	if (isDark(green.data)) return { corners, hint: 'light' };
	return { corners, hint: placed.scale * taken < leastScale ? 'nearer' : 'good' };
}

function isDark(data: Uint8Array): boolean {
	let sum = 0;
	for (const value of data) sum += value;
	return sum < leastLight * data.length;
}
