import type { Page } from 'playwright-core';

/**
 * What a ruler finds wrong on the screen as it stands (screens.md, R12 and R32): targets that are too small or too close
 * to the edge, words that are cut off, a main action that is out of view. Looking is still needed.
 */
export async function faultsOf(page: Page): Promise<readonly string[]> {
	// What runs TypeScript here keeps the names of functions with a helper that the page does not have.
	await page.evaluate('globalThis.__name ??= (named) => named');
	return page.evaluate(measured);
}

function measured(): string[] {
	const faults: string[] = [];
	const name = (element: Element): string =>
		`${element.tagName.toLowerCase()}.${element.className} "${(element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
	const root = document.querySelector('dialog[open]') ?? document.body;
	const shown = (element: Element): boolean => {
		const { width, height } = element.getBoundingClientRect();
		return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
	};
	for (const target of root.querySelectorAll('button, a[href], select, input, summary')) {
		if (!shown(target) || target.closest('[inert], .for-ears') !== null) continue;
		const { width, height, left, right, bottom } = target.getBoundingClientRect();
		if (target.matches('[type=file], .for-ears')) continue;
		if (Math.round(width) < 48 || Math.round(height) < 48)
			faults.push(`${Math.round(width)}×${Math.round(height)} px: ${name(target)}`);
		if (left < 0 || right > innerWidth + 0.5) faults.push(`over the edge: ${name(target)}`);
		if (target.closest('footer') !== null && bottom > innerHeight)
			faults.push(`out of view: ${name(target)}`);
	}
	for (const element of root.querySelectorAll('h1, h2, h3, b, p, span, small, dt, dd')) {
		if (!shown(element) || element.closest('.for-ears, .sheet') !== null) continue;
		const style = getComputedStyle(element);
		const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
		if (
			style.overflow.includes('hidden') &&
			(scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 3)
		)
			faults.push(`cut off: ${name(element)}`);
		if (
			element.children.length === 0 &&
			Number.parseFloat(style.fontSize) < 15.9 &&
			element.textContent.trim()
		)
			faults.push(`${style.fontSize}: ${name(element)}`);
	}
	const main = document.querySelector('main');
	if (main !== null && main.scrollWidth > main.clientWidth + 1) faults.push('wider than the screen');
	if (main !== null && main.scrollHeight > main.clientHeight + 1)
		faults.push(`scrolls ${main.scrollHeight - main.clientHeight} px`);
	return faults;
}
