import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { money } from '#money';
import MemberBadge from '#ui/member/MemberBadge.svelte';
import NumberBadge from '#ui/member/NumberBadge.svelte';
import SymbolNumber from '#ui/member/SymbolNumber.svelte';
import DigitPad from '#ui/money/DigitPad.svelte';
import NoteStack from '#ui/money/NoteStack.svelte';
import WithWords from './WithWords.svelte';

// A group that chose Devanagari digits has them wherever a number stands, and not beside those of its sums only.

const words = createWords('hi', await loadLanguage('hi'), { digits: 'devanagari' });
const textOf = (component: unknown, props: Record<string, unknown>): string =>
	render(WithWords, { props: { words, component, props } }).container.textContent.replace(/\s+/g, ' ').trim();

test.each([
	['her number on a tile', NumberBadge, { number: 12 }, '१२'],
	['her number at her symbol', SymbolNumber, { number: 12 }, '१२'],
	[
		'her number beside her name',
		MemberBadge,
		{ face: { symbol: 'fish', colour: 'red', number: 7, name: 'Example' } },
		'७ Example'
	],
	['how many notes lie in a pile', NoteStack, { amount: money(700_000) }, '×१४'],
	['keys', DigitPad, { text: '', onchange: () => undefined }, '०१२३४५६७८९']
])('%s', (_, component, props, said) => {
	expect(textOf(component, props)).toContain(said);
});
