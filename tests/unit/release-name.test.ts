import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { root } from '../../scripts/root.mjs';
import { releaseName, versionName } from '../../scripts/version.mjs';

// What a release is called: the same for the same sources and commit, whatever the clock, the zone and the language of the machine.

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

afterEach(() => vi.unstubAllEnvs());

test('version and the day of the sources, in UTC', () => {
	vi.stubEnv('TZ', 'Pacific/Auckland');
	// 2001-09-09 at 01:46:40 in Greenwich: the billionth second.
	vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000');
	expect(releaseName()).toBe(`${version} (2001-09-09)`);
});

test('what is no number of seconds names no day', () => {
	vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday');
	expect(releaseName()).toBe(version);
});

test('the shell of another day is kept under another name: the day stands in its scripts', () => {
	vi.stubEnv('APP_VERSION', '');
	vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000');
	const name = versionName();
	expect(name).toMatch(/^\S+ \(2001-09-09\) [0-9a-f]{8}$/);
	expect(versionName()).toBe(name);
	vi.stubEnv('SOURCE_DATE_EPOCH', '1000086400');
	expect(versionName()).not.toBe(name);
});
