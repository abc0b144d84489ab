import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

class Doubled {
	once = $state(1);
	readonly twice = $derived(this.once * 2);
}
const doubledOf = onePerApp(() => new Doubled());
/** The test uses no property of the app. */
const anApp = () => Object.create(null) as AppState;

test('there is one for each app', () => {
	const app = anApp();
	expect(doubledOf(app)).toBe(doubledOf(app));
	expect(doubledOf(anApp())).not.toBe(doubledOf(app));
});

test('it goes on when the screen that asked first is gone', () => {
	const app = anApp();
	const leave = $effect.root(() => {
		expect(doubledOf(app).twice).toBe(2);
	});
	leave();
	const seen: number[] = [];
	const end = $effect.root(() => {
		$effect(() => void seen.push(doubledOf(app).twice));
	});
	flushSync();
	doubledOf(app).once = 5;
	flushSync();
	expect(seen).toEqual([2, 10]);
	end();
});
