/**
 * Writes the five sprites that the pictures are drawn from: `icon/first-icons.svg` and `icon/icons.svg` (our drawings and Phosphor),
 * `symbol/colour.svg`, `symbol/things.svg` and `symbol/print.svg` (Fluent Emoji in colour and in one colour). Run it
 * after a change:
 * `node src/lib/ui/symbol/generate.mjs`. A test compares its output with what is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { roundPath } from './path.mjs';

const require = createRequire(import.meta.url);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Extracts the quoted names from the typed lists, which stay the only source. */
function namesIn(/** @type {string} */ file, /** @type {string} */ list) {
	const source = readFileSync(here(file), 'utf8');
	const [, body = ''] = new RegExp(`const ${list} = \\[([^\\]]*)\\]`).exec(source) ?? [];
	return [...body.matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? '');
}

/** @returns {[string, string][]} our name → Phosphor's */
function phosphorNames() {
	const source = readFileSync(here('../icon/icon-names.ts'), 'utf8');
	const [, body = ''] = /phosphorIcons = \{([^}]*)\}/.exec(source) ?? [];
	return [...body.matchAll(/(\w+): '([a-z-]+)'/g)].map((match) => [match[1] ?? '', match[2] ?? '']);
}

/** @param {string} set @param {string} name */
function bodyOf(set, name) {
	const { icons } = require(`@iconify-json/${set}/icons.json`);
	if (!icons[name]) throw new Error(`${set} has no ${name}`);
	return String(icons[name].body);
}

/** Removes groups and clips, which add nothing inside a symbol, and rounds every number to one decimal. */
const shortened = (/** @type {string} */ body) =>
	body
		.replace(/<defs>.*?<\/defs>/g, '')
		.replace(/<\/?g[^>]*>/g, '')
		.replaceAll(' fill="currentColor"', '')
		.replace(/ d="([^"]+)"/g, (_, path) => ` d="${roundPath(path)}"`);

const symbol = (
	/** @type {string} */ id,
	/** @type {number} */ box,
	/** @type {string} */ paint,
	/** @type {string} */ body
) => `<symbol id="${id}" viewBox="0 0 ${String(box)} ${String(box)}"${paint}>${body}</symbol>\n`;

const sprite = (/** @type {string[]} */ symbols) =>
	`<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('')}</svg>\n`;

/** Rounds paths to tenths, and writes colours in one form, which compresses better than two. */
const inFewerSigns = (/** @type {string} */ drawing) =>
	drawing
		.replace(/#[0-9A-F]{6}\b/gi, (colour) => colour.toLowerCase())
		.replace(/ d="([^"]+)"/g, (_, path) => ` d="${roundPath(path)}"`);

function drawn(/** @type {string} */ name) {
	const source = readFileSync(here(`../icon/svg/${name}.svg`), 'utf8');
	const [, root = '', body = ''] = /^<svg([^>]*)>([\s\S]*)<\/svg>/.exec(source) ?? [];
	const paint = root.replace(/ (?:xmlns|viewBox)="[^"]*"/g, '');
	return symbol(name, 64, inFewerSigns(paint), inFewerSigns(body.replace(/\n\t*/g, '')));
}

/**
 * Fluent pictures have no outline, so pale ones are lost in the sun and in greyscale. A stroked copy of the paths below
 * gives them the ink line of our own drawings; once compressed it costs next to nothing.
 */
function outlined(/** @type {string} */ id, /** @type {string} */ body) {
	const below = body.replace(/ fill="[^"]*"/g, '');
	const line = `<g fill="#1b1b1b" stroke="#1b1b1b" stroke-width="2.2" stroke-linejoin="round">${below}</g>`;
	return `<symbol id="${id}" viewBox="-1 -1 34 34">${line}${body}</symbol>\n`;
}

/** The text of every sprite, by its path from this folder. */
export function sprites() {
	const list = (/** @type {string[]} */ ...names) => names.flatMap((name) => namesIn('symbols.ts', name));
	const women = ['offeredFirst', 'offeredLast'].flatMap((name) =>
		namesIn('../../kernel/member-symbols.ts', name)
	);
	const members = [...women, ...list('codePictures')];
	const flat = (/** @type {string} */ name) => outlined(name, shortened(bodyOf('fluent-emoji-flat', name)));
	const dark = (/** @type {string} */ name) =>
		symbol(name, 32, ' fill="currentColor"', shortened(bodyOf('fluent-emoji-high-contrast', name)));
	const control = (/** @type {[string, string]} */ [ours, theirs]) =>
		symbol(ours, 256, ' fill="currentColor"', shortened(bodyOf('ph', theirs)));
	const first = new Set(namesIn('../icon/icon-names.ts', 'firstIcons'));
	const icons = (/** @type {(name: string) => boolean} */ isIn) => [
		...namesIn('../icon/icon-names.ts', 'drawnIcons').filter(isIn).map(drawn),
		...phosphorNames()
			.filter(([ours]) => isIn(ours))
			.map(control)
	];
	return {
		'../icon/first-icons.svg': sprite(icons((name) => first.has(name))),
		'../icon/icons.svg': sprite(icons((name) => !first.has(name))),
		'colour.svg': sprite([...members, ...list('purposePictures')].map(flat)),
		'things.svg': sprite(list('thingPictures').map(flat)),
		'print.svg': sprite([...members, ...list('sealOnly')].map(dark))
	};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	for (const [path, text] of Object.entries(sprites())) writeFileSync(here(path), text);
}
