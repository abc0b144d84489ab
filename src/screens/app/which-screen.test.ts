import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/root.mjs';
import { needsBook, memberPagePath, shownAt } from './which-screen.ts';

/** Every address of the app, from the route files. */
const addresses = readdirSync(join(root, 'src/routes'), { recursive: true, encoding: 'utf8' })
	.filter((file) => basename(file) === '+page.svelte')
	.map((file) => (dirname(file) === '.' ? '/' : `/${dirname(file)}`));

describe('which screen is drawn', () => {
	test('while a woman looks at her own page, every other address shows the lock', () => {
		expect(addresses.length).toBeGreaterThan(50);
		const shown = addresses.filter((path) => shownAt(path, 'member-page') !== 'lock');
		expect(shown).toEqual([memberPagePath]);
	});

	test('a locked book shows nothing of itself at any address', () => {
		const open = addresses.filter((path) => shownAt(path, 'lock') === 'page');
		expect([...open].sort()).toEqual(
			[
				'/import',
				'/import/book',
				'/import/help',
				'/language',
				'/language/install',
				'/language/review',
				'/laptop',
				'/laptop/print',
				'/new',
				'/restore',
				'/school',
				'/school/lesson',
				'/verify',
				'/verify/slips',
				'/voice'
			].sort()
		);
		expect(open.some(needsBook)).toBe(false);
		expect(addresses.map((path) => shownAt(path, 'starting'))).not.toContain('page');
	});

	test('an open book is seen everywhere, a phone without keys nowhere', () => {
		expect(new Set(addresses.map((path) => shownAt(path, 'open')))).toEqual(new Set(['page']));
		expect(new Set(addresses.map((path) => shownAt(path, 'insecure')))).toEqual(new Set(['insecure']));
		expect(new Set(addresses.map((path) => shownAt(path, 'recovery')))).toEqual(new Set(['recovery']));
	});
});
