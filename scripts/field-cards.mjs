/** Cards for the icon test of the field kit, from the drawings of the app: `node scripts/field-cards.mjs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** The twelve most needed icons of a meeting, in the order of the score sheet. A card has its number and no word. */
export const cards = [
	'gullak-in',
	'box-in',
	'box-out',
	'late-coin',
	'counting-hands',
	'three-faces',
	'empty-mat',
	'open-hands',
	'sprout',
	'bank-counter',
	'box-to-bank',
	'wrong-note'
];

export const cardsFile = join(root, 'docs/field/icon-cards.html');

/** @returns {string} one page of A4, to be printed and cut */
export function cardsPage() {
	const drawn = cards.map((name, place) => {
		const svg = readFileSync(join(root, `src/lib/ui/icon/svg/${name}.svg`), 'utf8').trim();
		return `<li>${svg.replace('<svg ', '<svg aria-hidden="true" ')}<b>${String(place + 1)}</b></li>`;
	});
	return `<!doctype html>
<!-- Made by scripts/field-cards.mjs. -->
<html lang="hi">
<meta charset="utf-8">
<title>चित्र · cards</title>
<style>
@page { size: A4; margin: 12mm }
body { margin: 0; font: 10pt sans-serif }
ol { display: grid; grid-template-columns: repeat(3, 60mm); margin: 0; padding: 0; list-style: none }
li { position: relative; display: grid; place-content: center; height: 66mm; margin: -0.5px; border: 1px dashed #1b1b1b; break-inside: avoid }
svg { width: 42mm; height: 42mm }
b { position: absolute; right: 2mm; bottom: 1mm; color: #595550; font-weight: 400 }
</style>
<ol>
${drawn.join('\n')}
</ol>
</html>
`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(cardsFile, cardsPage());
