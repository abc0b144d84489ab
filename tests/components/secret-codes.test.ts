import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { MemberId } from '#kernel';
import type { CodeHolder } from '#app';
import { CodeGiving } from '../../src/screens/frame/opening/code-giving.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import GiveCodes from '../../src/screens/frame/opening/GiveCodes.svelte';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

// A code is its owner's alone: no voice says it, and no screen draws it while the phone may be in another hand.

const holders: readonly CodeHolder[] = [
	{ memberId: 'm1' as MemberId, symbol: 'parrot', number: 1, offices: ['president'] },
	{ memberId: 'm2' as MemberId, symbol: 'fish', number: 2, offices: ['treasurer'] }
];
/** The nine of the pad, and digits as a voice would read them. */
const secret = /egg|roti|milk|honey|soap|leaf|swan|rice|thread|[0-9]{2}|[0-9]….*[0-9]/;

let inMemory: AppInMemory;
let giving: CodeGiving;
let done: () => void;

beforeEach(async () => {
	inMemory = await anApp();
	giving = new CodeGiving(inMemory.phone.random, () => holders);
	done = vi.fn();
	const props = { giving, onback: () => giving.back(), ondone: done };
	render(WithApp, { props: { app: inMemory.app, component: GiveCodes, props } });
});

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const drawn = () => screen.queryByRole('list')?.textContent ?? '';

/** She whose turn it is looks at hers, and touches it once. */
async function learn(): Promise<void> {
	await press('Show me mine');
	const { code } = giving;
	await press('I have it by heart');
	expect(giving.answer(code)).toBe(true);
	await untilHolds(() => expect(giving.stage).toBe('hand'));
}

test('neither pictures nor digits are ever said, by themselves or by the listen button', async () => {
	await press('Show me mine');
	expect(drawn()).toMatch(secret);
	await press('Listen');
	await press('Six numbers instead');
	await press('Listen');
	await press('I have it by heart');
	await press('Listen');
	expect(inMemory.said.length).toBeGreaterThan(3);
	expect(inMemory.said.filter((text) => secret.test(text))).toEqual([]);
});

test('no live region, no label and no caption has it', async () => {
	await press('Show me mine');
	await press('Listen');
	const live = [...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=img]')];
	const told = live.map((one) => `${one.textContent} ${one.getAttribute('aria-label') ?? ''}`);
	expect(told.filter((text) => secret.test(text))).toEqual([]);
	expect(inMemory.app.speaker.caption ?? '').not.toMatch(secret);
});

test('the code of the first is not drawn before she asks for it', async () => {
	expect(drawn()).toBe('');
	expect(screen.getByText('Others look away.')).toBeVisible();
	await press('Show me mine');
	expect(drawn()).toMatch(secret);
});

test('the next code is not drawn in the hand of her who just touched hers', async () => {
	await learn();
	expect(giving.holder.memberId).toBe('m2');
	expect(drawn()).toBe('');
});

test('going back never shows the code of the woman before: she gets another one', async () => {
	const first = giving.code;
	await learn();
	await press('Show me mine');
	await press('Back');
	expect(drawn()).toBe('');
	// A random code is the same once in 6,561; a second one is not the same again.
	const seen = new Set([first]);
	for (let time = 0; time < 3; time += 1) {
		await press('Back');
		expect(giving.holder.memberId).toBe('m1');
		expect(drawn()).toBe('');
		expect(giving.isDone).toBe(false);
		seen.add(giving.code);
		await learn();
	}
	expect(seen.size).toBeGreaterThan(1);
});
