import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withStyles } from '../../scripts/inline-style.mjs';

const css = '#coming{inset:0}:root{--paper:#fbf6ea;--ink:#231a14}main{color:#8a1c1c}';
const picture = 'html{background:#fbf6ea}#coming{inset:0}';
const page = (policy: string) =>
	`<meta http-equiv="content-security-policy" content="${policy}"><link href="/a.css" rel="stylesheet"><p></p>`;
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('a page has its style inside as text, of which the first picture needs two rules; its policy allows these and no other', () => {
	const html = withStyles(page("style-src 'self'; style-src-attr 'none'"), () => css);
	expect([...html.matchAll(/<style>(.*?)<\/style>/g)].map(([, style]) => style)).toEqual([picture]);
	expect(html).toContain(`<script type="text/plain" data-style>${css}</script>`);
	expect(html).toContain(`style-src 'self' ${hashOf(picture)} ${hashOf(css)}; style-src-attr 'none'`);
	expect(html).toContain('<link href="/a.css" rel="stylesheet" disabled>');
});

test('a page whose policy says nothing of styles is not written', () => {
	expect(() => withStyles(page("default-src 'none'"), () => css)).toThrow('content security policy');
});

test('a style that cannot be text in a page, or says nothing of the first picture, is refused', () => {
	const allowed = page("style-src 'self'");
	expect(() => withStyles(allowed, () => `${css}p:after{content:"</script>"}`)).toThrow('/a.css');
	expect(() => withStyles(allowed, () => 'main{color:#8a1c1c}')).toThrow('first picture');
});

test('a page without a style stays as it is', () => {
	expect(withStyles('<p></p>', () => css)).toBe('<p></p>');
});
