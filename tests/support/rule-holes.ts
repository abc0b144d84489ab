import type { Page } from 'playwright-core';
import type { Grey } from './photo.ts';

/** The rule below a cell of a table, in millimetres of its sheet. */
interface RuleBelow {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly y: number;
}

/** Millimetres around a sheet, which the preview has in its padding and paper beside it. */
const margin = 12;

/** The rules of all tables, sheet by sheet, as they are laid out on paper: a smaller preview rounds thin rules. */
export async function rulesOfTables(page: Page): Promise<readonly (readonly RuleBelow[])[]> {
	await page.emulateMedia({ media: 'print' });
	const rules = await page.locator('.room:not(.unseen) .sheet').evaluateAll((sheets, around) => {
		const millimetre = 96 / 25.4;
		return sheets.map((sheet) => {
			const place = sheet.getBoundingClientRect();
			return [...sheet.querySelectorAll('td, th')].flatMap((cell) => {
				const { left, right, bottom } = cell.getBoundingClientRect();
				if (getComputedStyle(cell).borderBottomStyle === 'none') return [];
				return [
					{
						text: cell.textContent.trim(),
						left: (left - place.left) / millimetre + around,
						right: (right - place.left) / millimetre + around,
						y: (bottom - place.top) / millimetre + around
					}
				];
			});
		});
	}, margin);
	await page.emulateMedia({ media: null });
	return rules;
}

/** Rules with a white gap of at least half a millimetre, on a sheet as it was printed. @param width of the sheet, millimetres */
export function holesIn(sheet: Grey, rules: readonly RuleBelow[], width = 210): readonly string[] {
	const dots = sheet.width / width;
	const isDark = (x: number, y: number) => {
		// The line itself, wherever half a dot put it.
		for (let by = -Math.ceil(0.5 * dots); by <= Math.ceil(0.5 * dots); by += 1)
			if ((sheet.pixels[(y + by) * sheet.width + x] ?? 255) < 170) return true;
		return false;
	};
	return rules.flatMap(({ text, left, right, y }) => {
		let white = 0;
		for (let x = Math.ceil((left + 0.6) * dots); x < (right - 0.6) * dots; x += 1) {
			white = isDark(x, Math.round(y * dots)) ? 0 : white + 1;
			if (white >= 0.5 * dots) return [`below "${text}" at ${y.toFixed(1)} mm`];
		}
		return [];
	});
}
