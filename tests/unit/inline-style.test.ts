import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withStyles } from '../../scripts/inline-style.mjs';

const css = 'main{color:#8a1c1c}';
const page = (policy: string) =>
	`<meta http-equiv="content-security-policy" content="${policy}"><link href="/a.css" rel="stylesheet"><p></p>`;

test('a page has its style inside, and its policy allows this one and no other', () => {
	const hash = createHash('sha256').update(css).digest('base64');
	const html = withStyles(page("style-src 'self'; style-src-attr 'none'"), () => css);
	expect(html).toContain(`<style>${css}</style>`);
	expect(html).toContain(`style-src 'self' 'sha256-${hash}'; style-src-attr 'none'`);
	expect(html).toContain('<link href="/a.css" rel="stylesheet" disabled>');
});

test('a page whose policy says nothing of styles is not written', () => {
	expect(() => withStyles(page("default-src 'none'"), () => css)).toThrow('content security policy');
});

test('a page without a style stays as it is', () => {
	expect(withStyles('<p></p>', () => css)).toBe('<p></p>');
});
