import type { Page } from 'playwright-core';

/** How the sums of a screen are drawn, and where the hand's place is. All lengths are CSS px. */
export interface Sums {
	/** Height of each note or coin of a sum, as it is seen: what is squeezed is lower than its box. */
	readonly notes: readonly number[];
	/** Sums with notes that are no button and no row of a list. */
	readonly cards: readonly Card[];
	/** Right edges of the numerals of one list, one set for each column of it. */
	readonly columns: readonly (readonly number[])[];
	/** Upper edge of the place of notes, digits or answers. */
	readonly tray: number | null;
}

export interface Card {
	readonly text: string;
	/** Where its numeral ends. */
	readonly right: number;
	/** Where its notes end, if they stand below the numeral. */
	readonly notesRight: number | null;
}

export const sumsOf = (page: Page): Promise<Sums> => page.evaluate(sumsHere);

function sumsHere(): Sums {
	const root = document.querySelector('dialog[open]') ?? document.body;
	const shown = (element: Element): boolean => {
		const { width, height } = element.getBoundingClientRect();
		return (
			width > 1 &&
			height > 1 &&
			element.checkVisibility({ visibilityProperty: true }) &&
			element.closest('[inert], .for-ears, .papers, .sheet') === null
		);
	};
	const all = (selector: string): Element[] => [...root.querySelectorAll(selector)].filter(shown);

	const notes = all('.note-stack .pile > svg').map((drawn) => {
		const { width, height } = drawn.getBoundingClientRect();
		const [, , boxWidth = 1, boxHeight = 1] = (drawn.getAttribute('viewBox') ?? '').split(' ').map(Number);
		return Math.min(height, (width * boxHeight) / boxWidth);
	});

	const sizeOf = (figure: Element) => Number.parseFloat(getComputedStyle(figure).fontSize);
	/** The sum whose notes these are: the largest numeral that stands with them. */
	const figureOf = (stack: Element): Element | undefined => {
		let at: Element | null = stack.parentElement;
		for (let step = 0; step < 3 && at !== null && !at.matches('main'); step += 1) {
			// A second sum beside the notes is another one.
			const figures = [...at.querySelectorAll('.money')].filter(
				(figure) => shown(figure) && figure.closest('.beside') === null
			);
			if (figures.length > 0) return figures.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0];
			at = at.parentElement;
		}
		return undefined;
	};
	/** A drawing shows its sums where they belong, and a sentence says its own. */
	const inRow = 'button, li, p, tr, header, footer, figure, .scene, .note-pad';
	const cards = all('.note-stack').flatMap((stack): Card[] => {
		const figure = stack.closest(inRow) === null ? figureOf(stack) : undefined;
		if (figure === undefined || figure.closest(inRow) !== null) return [];
		const own = figure.getBoundingClientRect();
		const last = stack.lastElementChild?.getBoundingClientRect();
		const isBelow = last !== undefined && last.top >= own.bottom - 12;
		return [
			{
				text: figure.textContent.trim(),
				right: own.right,
				notesRight: isBelow ? last.right : null
			}
		];
	});

	const columns = all('ol, ul').flatMap((list) => {
		const edges = new Map<number, number[]>();
		for (const row of [...list.children].filter(shown)) {
			const figure = [...row.querySelectorAll('.money')].filter(shown).at(-1);
			if (figure === undefined) continue;
			const { left } = row.getBoundingClientRect();
			const column = edges.get(Math.round(left)) ?? [];
			column.push(figure.getBoundingClientRect().right);
			edges.set(Math.round(left), column);
		}
		return [...edges.values()];
	});

	const place = all('.tray-zone:not([data-low="true"]), .note-pad .tray, .note-pad .pad')[0];
	return { notes, cards, columns, tray: place === undefined ? null : place.getBoundingClientRect().top };
}
