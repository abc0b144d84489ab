import '@testing-library/jest-dom/vitest';
import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { createWords, loadLanguage, type MemberFace, type Words } from '#i18n';
import { money, type CurrencyCode, type Money } from '#money';
import WithWords from './WithWords.svelte';

export const english: Words = createWords('en', await loadLanguage('en'));

/** Second argument of a component's function: what it is given. */
type PropsOf<Shown extends Component<never>> = Parameters<Shown>[1];

/** Draws a component as the app does: with words around it, and the currency of a group. */
export function show<Shown extends Component<never>>(
	component: Shown,
	props: PropsOf<Shown>,
	currency: CurrencyCode = 'INR'
): void {
	render(WithWords, { props: { words: english, currency, component, props } });
}

export const rupees = (amount: number): Money => money(amount * 100);

export const sunita: MemberFace = { symbol: 'parrot', colour: 7, number: 7, name: 'Sunita' };
export const seven: MemberFace = { symbol: 'parrot', colour: 7, number: 7 };
