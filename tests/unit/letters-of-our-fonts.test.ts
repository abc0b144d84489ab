import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

/** Letters that our fonts bring, as `app.css` says them: "U+2191" or "U+0900-097F". */
const ranges = [...textOf('src/app.css').matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].map(
	([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
);
const isOurs = (letter: string): boolean => {
	const code = letter.codePointAt(0) ?? 0;
	return ranges.some(([from, to]) => code >= from && code <= to);
};

/** What is drawn on a screen or a paper. */
const drawn = filesUnder('src').filter(
	(path) =>
		/^src\/(?:screens|lib\/(?:ui|session|papers|i18n))\//.test(path) &&
		/\.(?:svelte|ts)$/.test(path) &&
		!/\.test\.ts$/.test(path)
);

const withoutComments = (text: string): string =>
	text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|^\s*\/\/.*$/gm, '');

test('each letter and sign on a screen or a paper is in the fonts that come with the app', () => {
	expect(ranges.length).toBeGreaterThan(20);
	const foreign = drawn.flatMap((path) =>
		[...new Set(withoutComments(textOf(path)))]
			.filter((letter) => !isOurs(letter))
			.map((letter) => `${path}: ${letter}`)
	);
	expect(foreign).toEqual([]);
});
