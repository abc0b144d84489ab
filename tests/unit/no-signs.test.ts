import { expect, test } from 'vitest';
import { loadLanguage } from '#i18n';
import { hasSign } from '../screens/rules.ts';
import { filesUnder, textOf } from '../support/sources.ts';

// No screen works with a plus or a minus: what was and what is then is drawn. What
// stands on a screen only while it runs is looked at by the sweep (`signsIn`).

test.each(['en', 'hi', 'ne'] as const)('no sentence of %s has a plus or a minus', async (language) => {
	const messages = await loadLanguage(language);
	expect(Object.entries(messages).filter(([, text]) => hasSign(text))).toEqual([]);
});

/** "±" says that a day of Nepal is only expected: nothing is computed with it. */
const component = /^src\/(?:screens|lib\/ui\/(?!print\/)).*\.svelte$/;

/** What is drawn between tags, without scripts, styles and what Svelte computes. */
const drawnIn = (source: string): string =>
	source
		.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ')
		.replaceAll(/<!--.*?-->/gs, ' ')
		.replaceAll(/<(?:[^<>{}"']|"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*>/g, ' ')
		.replaceAll(/\{[^{}]*\}/g, '{}');

test('no component draws a plus or a minus', () => {
	const components = filesUnder('src').filter((path) => component.test(path));
	expect(components.length).toBeGreaterThan(250);
	const drawn = components.flatMap((path) => (/[+\u2212]/.test(drawnIn(textOf(path))) ? [path] : []));
	expect(drawn).toEqual([]);
	const written = components.filter((path) => /['"`][+\u2212]['"`]/.test(textOf(path)));
	expect(written).toEqual([]);
});

test('what is drawn is told from what is worked out', () => {
	expect(drawnIn('<p>{owed} + {paid}</p>')).toContain('+');
	expect(
		drawnIn('<p class="a+b" title={one + two}>{one + two}</p><style>a + b { top: 0 }</style>')
	).not.toContain('+');
});

test('a plus, a minus and a hyphen that is none are told apart', () => {
	for (const text of ['+', '−20', '20 + 5', 'बचत + नाफा', '-20', '20 - 5', '(-₹ 20)'])
		expect({ text, found: hasSign(text) }).toEqual({ text, found: true });
	for (const text of ['24-11-2026', 'BR-31', '6 – 12', 'ABC-123', 'a well-kept book', '2025-26'])
		expect({ text, found: hasSign(text) }).toEqual({ text, found: false });
});
