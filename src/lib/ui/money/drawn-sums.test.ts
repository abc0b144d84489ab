import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { money, type CurrencyCode, type Money } from '#money';
import NoteLine from './NoteLine.svelte';
import NoteStack from './NoteStack.svelte';
import ScenePieces from './ScenePieces.svelte';
import WithWords from '../../../../tests/components/WithWords.svelte';

const words = createWords('en', await loadLanguage('en'));
const rupees = (amount: number): Money => money(amount * 100);

beforeAll(() => {
	vi.stubGlobal('document', { documentElement: {} });
	vi.stubGlobal('getComputedStyle', () => ({ fontSize: '16px' }));
});
afterAll(() => vi.unstubAllGlobals());

/** Rupees shown by a drawing: each pile's numeral times its number of pieces, plus the values of placeholder piles. */
function drawnSum(html: string): number {
	const figures = (text: string) =>
		[...text.matchAll(/<text[^>]*>([\d,]+)</g)].map(([, figure = '']) => figure);
	const whole = (figure: string | undefined) => Number(figure?.replaceAll(',', ''));
	const [, ...parts] = html.split(/class="(?=pile\b|rest\b)/);
	return parts.reduce((sum, part) => {
		if (part.startsWith('rest')) return sum + whole(figures(part)[0]);
		const counted = />×([\d,]+)/.exec(part)?.[1];
		const count = counted === undefined ? part.split('class="piece').length - 1 : whole(counted);
		return sum + whole(figures(part).at(-1)) * count;
	}, 0);
}

describe.each<CurrencyCode>(['INR', 'NPR'])('pictures of money in %s', (currency) => {
	/** The sums from 1 to 2,000 that a component draws wrongly. */
	function wrong<Shown extends Component<never>>(
		component: Shown,
		propsOf: (sum: Money) => Parameters<Shown>[1]
	): readonly number[] {
		return Array.from({ length: 2000 }, (_, place) => place + 1).filter((sum) => {
			const props = { words, currency, component, props: propsOf(rupees(sum)) as Record<string, unknown> };
			return drawnSum(render(WithWords, { props }).body) !== sum;
		});
	}

	test.each([undefined, 272, 160, 60])('a line of %s px shows all of every sum', (room) => {
		expect(wrong(NoteLine, (amount) => ({ amount, room }))).toEqual([]);
	});

	test('a stack of one of each kind and its number shows all of every sum', () => {
		expect(wrong(NoteStack, (amount) => ({ amount, dense: true }))).toEqual([]);
	});

	test('what is given in a scene is all that she gives', () => {
		for (const most of [1, 2]) expect(wrong(ScenePieces, (amount) => ({ amount, most }))).toEqual([]);
	});
});
