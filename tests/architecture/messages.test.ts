import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

const folder = 'src/lib/i18n/messages';
const languages = ['en.ts', 'hi.ts', 'ne.ts'];
const prefixes = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

test('the words of a prefix stand in a folder of its name, the three languages side by side', () => {
	expect(prefixes.length).toBeGreaterThan(20);
	const files = prefixes.map((prefix) => [prefix, ...readdirSync(`${folder}/${prefix}`).sort()]);
	expect(files).toEqual(prefixes.map((prefix) => [prefix, ...languages]));
	const strange = filesUnder(folder)
		.filter((path) => languages.includes(basename(path)))
		.flatMap((path) => {
			const prefix = path.split('/').at(-2) ?? '';
			const keys = [...textOf(path).matchAll(/^\t'([^']+)':/gm)].map(([, key = '']) => key);
			return keys.filter((key) => !key.startsWith(`${prefix}.`)).map((key) => `${path}: ${key}`);
		});
	expect(strange).toEqual([]);
});
