import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { anApp, type AppInMemory } from '../support/app.ts';
import CodeScreen from '../../src/screens/frame/opening/CodeScreen.svelte';
import LockOwners from '../../src/screens/lock/LockOwners.svelte';
import WithApp from './WithApp.svelte';

// The lock, in whoever's hand: it names nobody, and what is touched there no voice says.

let inMemory: AppInMemory;
beforeEach(async () => {
	inMemory = await anApp();
});

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('a code that is touched', () => {
	const onchange = vi.fn();
	const draw = (more: object = {}) => {
		const props = {
			title: 'Your pictures',
			prompt: 'Touch your four pictures.',
			onback: vi.fn(),
			holder: { symbol: 'parrot', number: 1, offices: ['president'] },
			refusal: null,
			kind: 'pictures',
			code: '',
			onchange,
			...more
		};
		render(WithApp, { props: { app: inMemory.app, component: CodeScreen, props } });
	};

	test('is said by nobody: neither by a key nor by the listen button', async () => {
		draw();
		for (const picture of ['egg', 'roti', 'milk', 'honey']) await press(picture);
		await press('Listen');
		expect(onchange.mock.calls.map(([code]: unknown[]) => code)).toEqual(['1', '2', '3', '4']);
		expect(inMemory.said.length).toBeGreaterThan(0);
		expect(inMemory.said.join(' ')).not.toMatch(/egg|roti|milk|honey/);
	});

	test('is hers who is seen by symbol, number and office', () => {
		draw();
		expect(screen.getByRole('region', { name: 'parrot, number 1, president' })).toBeVisible();
	});

	test('keeps its keys where they are while something is said about it', () => {
		draw({ refusal: { text: 'Not these.', icon: 'lock' } });
		expect(screen.getByRole('alert')).toHaveTextContent('Not these.');
		expect(screen.getByRole('region', { name: /parrot/ })).toBeInTheDocument();
		expect(screen.getByRole('button', { name: 'egg' })).toBeEnabled();
	});
});

test('a whole circle of twenty finds her own page with one touch', async () => {
	const choose = vi.fn();
	const owners = Array.from({ length: 20 }, (_, place) => ({
		slotId: `s${String(place)}`,
		memberId: `m${String(place)}`,
		symbol: 'fish',
		number: place + 1,
		offices: []
	}));
	const props = { lock: { owners, withoutCode: [], waiting: [], choose }, onback: vi.fn() };
	render(WithApp, { props: { app: inMemory.app, component: LockOwners, props } });
	expect(screen.getAllByRole('button', { name: /number \d+$/ })).toHaveLength(20);
	await press(/number 20$/);
	expect(choose).toHaveBeenCalledWith(owners[19]);
});
