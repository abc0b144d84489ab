import { expect, test } from 'vitest';
import { noScreensOnServer } from '../../scripts/no-screens-on-server.mjs';
import { prerender, ssr } from '../../src/routes/+layout.ts';

const { load } = noScreensOnServer();
const screen = '/bahi/src/screens/home/HomeScreen.svelte';

test('the server, which draws no screen, gets an empty one', () => {
	expect([ssr, prerender]).toEqual([false, true]);
	expect(load(screen, { ssr: true })).toBe('export default () => undefined;');
});

test('the phone gets every screen, and the server all that is not one', () => {
	expect([load(screen), load(screen, { ssr: false })]).toEqual([null, null]);
	expect(load('/bahi/src/routes/+layout.ts', { ssr: true })).toBeNull();
	expect(load('/bahi/.svelte-kit/generated/root.svelte', { ssr: true })).toBeNull();
});
