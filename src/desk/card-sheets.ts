import encodeQR from 'qr';
import { writeBoxCard, writeBoxLetters, type BoxCard } from '#vault/post';

/**
 * Box cards as a printable page, four on a sheet: number, square code and letters for typing. It names nobody, has no script and
 * loads nothing external.
 */
export function cardSheets(cards: readonly BoxCard[], first: number): string {
	const drawn = cards.map((card, at) => {
		const square = encodeQR(writeBoxCard(card), 'svg', { ecc: 'medium', border: 4 });
		return `<article><h2>${first + at}</h2>${square}<p>${writeBoxLetters(card)}</p></article>`;
	});
	return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>cards</title>
<style>
body { margin: 0; font: 12pt sans-serif; display: grid; grid-template-columns: 1fr 1fr; }
article { padding: 8mm; border: 1px dashed #888; text-align: center; break-inside: avoid; }
h2 { margin: 0; font-size: 12pt; } svg { width: 70mm; height: 70mm; } p { margin: 0; font-family: monospace; }
</style>
${drawn.join('\n')}
</html>
`;
}
