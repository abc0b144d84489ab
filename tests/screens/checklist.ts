import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatted } from '../../scripts/formatted.mjs';
import { root } from '../../scripts/root.mjs';
import type { Fault, RuleId } from './rules.ts';

// Writes screenshots/checklist.md from what the last sweep of each scene found (rules.json beside it).

interface Judged {
	readonly name: string;
	readonly path: string;
	readonly faults: readonly Fault[];
	readonly doors: number | null;
	readonly mostDoors: number | null;
}

/** Items of the checklist that the sweep scores on each screen, and the rules behind them. */
const scored: readonly { item: string; rules: readonly RuleId[] }[] = [
	{ item: 'H3', rules: ['prompt'] },
	{ item: 'H4', rules: ['amounts', 'words', 'notes', 'cards', 'aligned'] },
	{ item: 'H6', rules: ['in-view'] },
	{ item: 'H7', rules: ['kinds'] },
	{ item: 'H14', rules: ['same-place'] },
	{ item: 'H16', rules: ['contrast', 'letters', 'lines', 'ink', 'targets', 'axe', 'fits'] }
];

/** Every item: what a machine can say of it, and what is left to the field. */
const items: readonly (readonly [item: string, asks: string, machine: string, field: string])[] = [
	[
		'H1 ★',
		'text-off',
		'the five scripts with letters as blocks (`text-off.journey`)',
		'women who do not read'
	],
	['H2 ★', 'sound-off', 'the same on a mute phone', 'how much slower it is'],
	[
		'H3',
		'voice-only',
		'what is said when a screen opens lasts 6 s at most',
		'whether a listener knows where she is'
	],
	[
		'H4 ★',
		'numeral, notes and voice',
		'each amount from 100 on has all three, and words for a screen reader; notes of one size, numerals of one edge, three cards at most',
		''
	],
	['H5', 'numbers of two digits or carried', 'by H4', 'dates and counts'],
	[
		'H6 ★',
		'one main action, in view',
		'64 px, nothing touched below what is seen on three sizes of phone',
		'whether it is obvious'
	],
	['H7', 'five kinds of thing', 'counted by component (`tests/screens/kinds.ts`)', 'what looks touchable'],
	['H8', 'depth of two', 'route map (`route-map.test.ts`)', ''],
	['H9 ★', 'undo names face and amount', 'script T1; undo chip (`busy-meeting.journey`)', ''],
	['H10', 'people confirm, not dialogs', 'journeys of loan, difference and seal', 'whether it feels right'],
	['H11', 'new state shown and said', 'component tests of each entry', 'whether it is understood'],
	[
		'H12 ★',
		'person known without photo and colour',
		'script run in grey: no two tiles look alike',
		'at 50 cm'
	],
	['H13', 'no banned picture', '`banned-pictures.test.ts`', 'whether they are things of the village'],
	['H14', 'same place', 'back, ear, undo and main action within 8 px, the tray within 1', ''],
	['H15', 'greyscale', 'the five scripts in grey; pictures of in and out at 24 px', ''],
	[
		'H16',
		'contrast and sizes',
		'7:1, 16 px, lines of 1.5, each letter whole, 48 px, 8 px apart, axe; 320 to 1280 px, letters of 100, 125 and 150 %',
		'in the sun'
	],
	[
		'H17',
		'words',
		'eight words in a sentence, no print-only words (`i18n-dictionaries.test.ts`)',
		'native listeners'
	],
	['H18 ★', 'interruption loses nothing', '`killed-meeting.journey`', 'a ringing phone'],
	['H19', 'privacy', '`locked.journey`, canary and vault tests', 'who looks over her shoulder'],
	['H20', 'taps within budget, no trap', 'counted in the journeys and scripts', 'wrong taps']
];

const judged = JSON.parse(readFileSync(join(root, 'screenshots/rules.json'), 'utf8')) as Judged[];
const scoreOf = ({ faults }: Judged, rules: readonly RuleId[]): number =>
	faults.some(({ rule }) => rules.includes(rule)) ? 0 : 2;
const rows = judged.map((screen) => {
	const scores = scored.map(({ rules }) => scoreOf(screen, rules));
	const sum = scores.reduce((all, score) => all + score, 0);
	return { screen, scores, sum };
});
const most = scored.length * 2;
const whole = rows.filter(({ sum }) => sum === most).length;
const mean = rows.reduce((all, { sum }) => all + sum, 0) / rows.length;

const path = 'screenshots/checklist.md';
const text = `# The checklist of screens

Made by \`npm run checklist\` from the last whole sweep (\`npm run check:screens\`); written by no hand. A machine scores what it can
see, 2 for kept and 0 for not; what needs eyes and hands of women is left to the field and has no number here.

${whole} of ${rows.length} screens keep every item that a machine scores; the mean is ${mean.toFixed(1)} of ${most}.

## What is asked, and of whom

| Item | Asks | A machine says | Left to the field |
| --- | --- | --- | --- |
${items.map((row) => `| ${row.join(' | ')} |`).join('\n')}

## Screens

| Screen | Address | ${scored.map(({ item }) => item).join(' | ')} | Sum of ${most} |
| --- | --- | ${scored.map(() => '---').join(' | ')} | --- |
${rows.map(({ screen, scores, sum }) => `| ${screen.name} | ${screen.path} | ${scores.join(' | ')} | ${sum} |`).join('\n')}

## Things to touch

A set counts as one, the header and listen buttons as none (\`doorsOf\` in \`tests/screens/rules.ts\` says why); home may have seven, a step of the
meeting six.

| Screen | Address | To touch | At most |
| --- | --- | --- | --- |
${judged
	.filter(({ doors }) => doors !== null)
	.map(({ name, path: at, doors, mostDoors }) => `| ${name} | ${at} | ${doors ?? ''} | ${mostDoors ?? ''} |`)
	.join('\n')}

## Faults

${
	rows.every(({ screen }) => screen.faults.length === 0)
		? 'None.'
		: rows
				.filter(({ screen }) => screen.faults.length > 0)
				.map(
					({ screen }) =>
						`- ${screen.name}: ${[...new Set(screen.faults.map(({ rule }) => rule))].join(', ')}`
				)
				.join('\n')
}
`;
writeFileSync(join(root, path), await formatted(path, text));
console.log(
	`${path}: ${whole} of ${rows.length} screens keep every scored item, mean ${mean.toFixed(1)} of ${most}`
);
