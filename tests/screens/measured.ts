import type { Page } from 'playwright-core';
import { namesHelper } from '../tasks/glass.ts';

/** What a ruler, a colour meter and a count find on the screen as it stands. All lengths are CSS px. */
export interface Measured {
	readonly path: string;
	readonly width: number;
	readonly height: number;
	/** A sheet lies over the screen: what is below it is left out. */
	readonly inSheet: boolean;
	readonly targets: readonly Target[];
	readonly figures: readonly Figure[];
	/** Sums whose notes a drawing shows, whole units. */
	readonly drawn: readonly number[];
	readonly texts: readonly TextRun[];
	/** Words that do not fit where they stand. */
	readonly cutOff: readonly string[];
	/** Controls whose words run out of them. */
	readonly runsOut: readonly string[];
	/** Figures of money, and pictures beside them, that stand over the edge of their card or lie over another one. */
	readonly cutSums: readonly string[];
	/** How far the body of the screen, or the whole page, is wider than the room it has. */
	readonly tooWide: number;
	/** How much of the body lies below what is seen. */
	readonly scrolls: number;
}

export interface Target {
	/** Tag, pictures and the beginning of its words: enough to find it in the source. */
	readonly name: string;
	/** Which component drew it, and in which shape: what R9 counts. */
	readonly kind: string;
	/** Of which set it is one, by its place on the screen: a face of the circle, a key of a pad. */
	readonly set: number | null;
	readonly where: 'header' | 'body' | 'footer';
	readonly pictures: readonly string[];
	readonly disabled: boolean;
	/** Words that are seen on it, of letters, and are not in its name. */
	readonly unsaid: readonly string[];
	/** Px of its width that what it stands in cuts off. */
	readonly clipped: number;
	/** Px by which a picture in it stands over its edge. */
	readonly spilled: number;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** An amount of money as a numeral, and what carries it. */
export interface Figure {
	readonly text: string;
	readonly fontSize: number;
	readonly hasNotes: boolean;
	/** In a row of sums beside the main ones, which is drawn without notes. */
	readonly isSide: boolean;
	/** A listen button of its own, in the same card. */
	readonly hasListen: boolean;
	/** What a screen reader says of the card or button on which it stands. */
	readonly readAs: string;
	/** On the main action. */
	readonly inFoot: boolean;
}

export interface TextRun {
	readonly text: string;
	readonly fontSize: number;
	/** Height of its line, in heights of its letters; 0 where the browser decides. */
	readonly line: number;
	/** Ratio of WCAG between the letters and what lies behind them. */
	readonly contrast: number;
}

export async function measure(page: Page): Promise<Measured> {
	await page.evaluate(namesHelper);
	return page.evaluate(measureHere);
}

function measureHere(): Measured {
	const sheet = document.querySelector('dialog[open]');
	const root = sheet ?? document.body;
	const main = document.querySelector('main');

	const shown = (element: Element): boolean => {
		const { width, height } = element.getBoundingClientRect();
		return (
			width > 1 &&
			height > 1 &&
			element.checkVisibility({ visibilityProperty: true }) &&
			element.closest('[inert], .for-ears, .papers, .sheet') === null
		);
	};
	const picturesOf = (element: Element): string[] =>
		[...element.querySelectorAll('use')].map((use) => (use.getAttribute('href') ?? '').replace(/^.*#/, ''));
	const wordsOf = (element: Element): string =>
		(
			element.getAttribute('aria-label') ??
			element.querySelector('.for-ears')?.textContent ??
			element.textContent
		)
			.trim()
			.replace(/\s+/g, ' ')
			.slice(0, 40);
	const nameOf = (element: Element): string =>
		`${element.tagName.toLowerCase()} [${picturesOf(element).join(' ')}] "${wordsOf(element)}"`;
	const hashOf = (element: Element): string =>
		[...element.classList].find((name) => name.startsWith('svelte-')) ?? element.className;
	/** What a screen reader calls it; pictures with words of their own among them. */
	const calledOf = (node: Node): string => {
		if (node instanceof Text) return node.data;
		if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
		return node.getAttribute('aria-label') ?? [...node.childNodes].map(calledOf).join(' ');
	};
	const lettersIn = (text: string): string[] => text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
	const unsaidOf = (element: Element): string[] => {
		const called = new Set(lettersIn(calledOf(element)));
		const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		const seen: string[] = [];
		for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
			if (text.parentElement !== null && shown(text.parentElement))
				seen.push(...lettersIn(text.nodeValue ?? ''));
		return seen.filter((word) => !called.has(word));
	};
	const kindOf = (element: Element): string => {
		const inside = picturesOf(element);
		if (inside.length === 1 && /^(?:ear|ear-off|stop)$/.test(inside[0] ?? '')) return 'ear';
		return `${element.tagName}.${hashOf(element)}.${(element as HTMLElement).dataset['shape'] ?? ''}`;
	};
	const sets = [...root.querySelectorAll('[data-set]')];
	const setOf = (element: Element): number | null => {
		const set = element.closest('[data-set]');
		return set === null ? null : sets.indexOf(set);
	};
	const whereOf = (element: Element): Target['where'] =>
		element.closest('.screen > header, dialog header')
			? 'header'
			: element.closest('footer')
				? 'footer'
				: 'body';

	const spilledFrom = (element: Element): number => {
		const around = element.getBoundingClientRect();
		const over = [...element.querySelectorAll('svg[data-icon]')].filter(shown).map((picture) => {
			const { left, right, top, bottom } = picture.getBoundingClientRect();
			return Math.max(around.left - left, right - around.right, around.top - top, bottom - around.bottom);
		});
		return Math.max(0, ...over);
	};

	/** What an element around it clips or would have pushed sideways is out of reach of a finger, wherever the screen ends. */
	const clippedAcross = (element: Element): number => {
		const { left, right } = element.getBoundingClientRect();
		let clipped = 0;
		for (let at = element.parentElement; at !== null; at = at.parentElement) {
			if (getComputedStyle(at).overflowX === 'visible') continue;
			const around = at.getBoundingClientRect();
			clipped = Math.max(clipped, around.left - left, right - around.right);
		}
		return clipped;
	};

	const targets = [...root.querySelectorAll('button, a[href], select, input, summary, textarea')]
		.filter((element) => shown(element) && !element.matches('[type=file]'))
		.map((element): Target => {
			// A tick box is touched with the words around it.
			const touched = element.matches('[type=checkbox], [type=radio]')
				? (element.closest('label') ?? element)
				: element;
			const { left, top, right, bottom } = touched.getBoundingClientRect();
			return {
				name: nameOf(element),
				kind: kindOf(element),
				set: setOf(element),
				where: whereOf(element),
				pictures: picturesOf(element),
				disabled: (element as HTMLButtonElement).disabled,
				unsaid: element.matches('button, a') ? unsaidOf(element) : [],
				clipped: clippedAcross(touched),
				spilled: spilledFrom(touched),
				left,
				top,
				right,
				bottom
			};
		});

	const cardOf = (element: Element): Element =>
		element.closest('button, li, section, article, [role="group"], dl') ?? element.parentElement ?? element;
	/** Notes that were squeezed to nothing are none. */
	const hasNotes = (card: Element): boolean =>
		[...card.querySelectorAll('.note-stack svg, .pile svg')].some(
			(notes) => notes.getBoundingClientRect().width >= 20
		);
	/** In the same card or row, up to four steps above the amount. */
	const hasListen = (figure: Element): boolean => {
		let at = figure.parentElement;
		for (let step = 0; step < 4 && at !== null && at !== main && !at.matches('.panel'); step += 1) {
			if ([...at.querySelectorAll('button')].some((button) => kindOf(button) === 'ear')) return true;
			at = at.parentElement;
		}
		return false;
	};
	const readAs = (card: Element): string =>
		[
			...[card, ...card.querySelectorAll('[aria-label]')].map(
				(element) => element.getAttribute('aria-label') ?? ''
			),
			...[...card.querySelectorAll('.for-ears')].map((element) => element.textContent)
		].join(' ');
	const figures = [...root.querySelectorAll('.money')].filter(shown).map((element): Figure => ({
		text: element.textContent.trim(),
		fontSize: Number.parseFloat(getComputedStyle(element).fontSize),
		hasNotes: hasNotes(cardOf(element)),
		isSide: element.closest('[data-side-sums]') !== null,
		hasListen: hasListen(element),
		readAs: readAs(cardOf(element)),
		inFoot: whereOf(element) === 'footer'
	}));

	const drawn = [...root.querySelectorAll<SVGElement>('svg[data-sum]')]
		.filter(shown)
		.map(({ dataset }) => Math.trunc(Number(dataset['sum']) / 100));

	const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
	const luminance = (rgb: readonly number[]): number => {
		const [red = 0, green = 0, blue = 0] = rgb
			.slice(0, 3)
			.map((value) => value / 255)
			.map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const over = (top: readonly number[], below: readonly number[]): number[] => {
		const alpha = top[3] ?? 1;
		return [0, 1, 2].map((place) => (top[place] ?? 0) * alpha + (below[place] ?? 0) * (1 - alpha));
	};
	const groundOf = (element: Element): number[] => {
		const layers: number[][] = [];
		for (let at: Element | null = element; at !== null; at = at.parentElement) {
			const colour = channels(getComputedStyle(at).backgroundColor);
			if (colour[3] !== 0) layers.push(colour);
			if (colour[3] === undefined) break;
		}
		return layers.reduceRight((below, top) => over(top, below), [255, 255, 255]);
	};
	const contrastOf = (element: Element): number => {
		const ground = groundOf(element);
		const letters = over(channels(getComputedStyle(element).color), ground);
		const [light = 0, dark = 0] = [luminance(letters), luminance(ground)].toSorted((a, b) => b - a);
		return (light + 0.05) / (dark + 0.05);
	};
	const texts: TextRun[] = [];
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
		const element = node.parentElement;
		const text = (node as Text).data.trim();
		if (element === null || text === '' || !/[\p{L}\p{N}+−]/u.test(text)) continue;
		if (element.closest('svg, :disabled, script, style') !== null || !shown(element)) continue;
		const { fontSize, lineHeight } = getComputedStyle(element);
		texts.push({
			text: text.slice(0, 40),
			fontSize: Number.parseFloat(fontSize),
			line: (Number.parseFloat(lineHeight) || 0) / Number.parseFloat(fontSize),
			contrast: contrastOf(element)
		});
	}

	const cutOff = [...root.querySelectorAll('h1, h2, h3, b, p, span, small, dt, dd, button')]
		.filter((element) => {
			const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
			return (
				shown(element) &&
				getComputedStyle(element).overflow.includes('hidden') &&
				(scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 3)
			);
		})
		.map(nameOf);
	/** A line of Devanagari is higher than its letters by so much, px. */
	const air = 5;
	const runsOut = [...root.querySelectorAll('button, a[href]')]
		.filter((control) => {
			const box = control.getBoundingClientRect();
			const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
			const range = document.createRange();
			for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
				if (text.parentElement === null || text.parentElement.closest('svg') !== null) continue;
				if (!shown(text.parentElement) || (text as Text).data.trim() === '') continue;
				range.selectNodeContents(text);
				for (const line of range.getClientRects())
					if (
						line.top < box.top - air ||
						line.bottom > box.bottom + air ||
						line.left < box.left - 1 ||
						line.right > box.right + 1
					)
						return true;
			}
			return false;
		})
		.map(nameOf);
	// No letter is in a numeral, and nothing tells what runs out at the left: each is asked for its own place.
	const placeOf = (element: Element): DOMRect => {
		const range = document.createRange();
		range.selectNodeContents(element);
		return element instanceof SVGElement ? element.getBoundingClientRect() : range.getBoundingClientRect();
	};
	const inSums = [...root.querySelectorAll('.money')].filter(shown).flatMap((element) => {
		const card = cardOf(element);
		return [element, ...card.querySelectorAll('svg')].filter(shown).map((part) => ({ card, part }));
	});
	const parts = [...new Map(inSums.map(({ card, part }) => [part, card]))]
		.filter(([part]) => part.closest('svg svg') === null)
		.map(([part, card]) => ({
			part,
			place: placeOf(part),
			card,
			box: card.getBoundingClientRect(),
			name: part.matches('.money') ? part.textContent.trim() : `picture of ${nameOf(card)}`
		}));
	const isSum = (part: Element): boolean => part.matches('.money, .pile svg');
	/** Over a button of its own card. */
	const coveredBy = ({ part, card, place }: (typeof parts)[number]): Element[] =>
		[...card.querySelectorAll('button, a[href]')].filter((control) => {
			const box = control.getBoundingClientRect();
			return (
				shown(control) &&
				!control.contains(part) &&
				Math.min(place.right, box.right) - Math.max(place.left, box.left) > 1 &&
				Math.min(place.bottom, box.bottom) - Math.max(place.top, box.top) > 1
			);
		});
	const cutSums = [
		...parts
			.filter(({ part }) => isSum(part))
			.flatMap((one) => coveredBy(one).map((control) => `${one.name} lies over ${nameOf(control)}`)),
		...parts
			.filter(({ place, box }) => place.left < Math.max(0, box.left - 1) - 1 || place.right > box.right + 1)
			.map(({ name }) => `over the edge: ${name}`),
		...parts.flatMap((one, at) =>
			parts
				.slice(at + 1)
				.filter(
					(other) =>
						(one.part.matches('.money') || other.part.matches('.money')) &&
						isSum(one.part) &&
						isSum(other.part) &&
						Math.min(one.place.right, other.place.right) - Math.max(one.place.left, other.place.left) > 1 &&
						Math.min(one.place.bottom, other.place.bottom) - Math.max(one.place.top, other.place.top) >
							air * 2
				)
				.map((other) => `one over the other: ${one.name} and ${other.name}`)
		)
	];
	const { documentElement: page } = document;
	const body = sheet ?? main;
	return {
		path: location.pathname,
		width: innerWidth,
		height: innerHeight,
		inSheet: sheet !== null,
		targets,
		figures,
		drawn,
		texts,
		cutOff,
		runsOut,
		cutSums,
		tooWide: Math.max(
			page.scrollWidth - page.clientWidth,
			main === null ? 0 : main.scrollWidth - main.clientWidth
		),
		scrolls: body === null ? 0 : body.scrollHeight - body.clientHeight
	};
}
