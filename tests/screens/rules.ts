import { kindsOf } from './kinds.ts';
import type { Measured, Target } from './measured.ts';

/** Rules of the screens (docs/TESTING.md has them in words) that a machine can look after. */
export type RuleId =
	| 'in-view'
	| 'targets'
	| 'contrast'
	| 'letters'
	| 'kinds'
	| 'doors'
	| 'amounts'
	| 'words'
	| 'fits'
	| 'lines'
	| 'ink'
	| 'notes'
	| 'cards'
	| 'aligned'
	| 'meaning'
	| 'axe'
	| 'prompt'
	| 'same-place'
	| 'console';

export interface Fault {
	readonly rule: RuleId;
	readonly what: string;
}

export const smallestTarget = 48;
export const mainTarget = 64;
export const smallestGap = 8;
export const smallestLetters = 16;
/** Height of a line, in heights of its letters. */
export const smallestLine = 1.495;
/** For text and numerals, whatever their size: the sun takes most of it. */
export const smallestContrast = 7;
export const mostKinds = 5;
/** Of things to touch on home, whose work is one meeting. */
export const mostDoors = 7;
/** Of things to touch in a step of the meeting. */
export const mostInStep = 6;

/** What is wider than this part of the screen, at its foot, is the main action. */
const widthOfMain = 0.6;

/** Rounding of the browser's own layout. */
const hair = 0.6;

/** Nothing that is touched lies below what is seen or under the main action, which stands at the foot (R9, R12). */
export function outOfView({ targets, width, height, inSheet }: Measured): readonly Fault[] {
	const foot = Math.min(height, ...targets.filter(({ where }) => where === 'footer').map(({ top }) => top));
	const faults = targets
		.filter(({ where, bottom, top }) => bottom > (where === 'body' ? foot : height) + hair || top < -hair)
		.map(({ name, where, bottom }) =>
			bottom > height + hair || where !== 'body'
				? fault('in-view', `${Math.round(bottom - height)} px below: ${name}`)
				: fault('in-view', `${Math.round(bottom - foot)} px under the main action: ${name}`)
		);
	// Two ways of one size at the foot are ways on, none of them the main action.
	const main = targets.find(
		({ where, left, right }) => where === 'footer' && right - left > width * widthOfMain
	);
	if (!inSheet && main !== undefined && main.bottom - main.top < mainTarget - hair)
		faults.push(
			fault('in-view', `main action only ${Math.round(main.bottom - main.top)} px high: ${main.name}`)
		);
	return faults;
}

/** At least 48 px each way, and 8 px from the next one (R32). */
export function smallTargets({ targets }: Measured): readonly Fault[] {
	const small = targets
		.filter(
			({ left, right, top, bottom }) =>
				right - left < smallestTarget - hair || bottom - top < smallestTarget - hair
		)
		.map(({ name, left, right, top, bottom }) =>
			fault('targets', `${Math.round(right - left)}×${Math.round(bottom - top)} px: ${name}`)
		);
	const close = targets.flatMap((one, place) =>
		targets
			.slice(place + 1)
			.filter((other) => gap(one, other) < smallestGap - hair)
			.map((other) =>
				fault('targets', `${Math.round(gap(one, other))} px apart: ${one.name} and ${other.name}`)
			)
	);
	return [...small, ...close];
}

/** Distance of two boxes, 0 where they touch or lie over each other. */
function gap(one: Target, other: Target): number {
	const across = Math.max(other.left - one.right, one.left - other.right, 0);
	const down = Math.max(other.top - one.bottom, one.top - other.bottom, 0);
	return Math.hypot(across, down);
}

export function weakContrast({ texts }: Measured): readonly Fault[] {
	return texts
		.filter(({ contrast }) => contrast < smallestContrast)
		.map(({ text, contrast }) => fault('contrast', `${contrast.toFixed(1)}: "${text}"`));
}

export function smallLetters({ texts }: Measured): readonly Fault[] {
	return texts
		.filter(({ fontSize }) => fontSize < smallestLetters - 0.1)
		.map(({ text, fontSize }) => fault('letters', `${fontSize} px: "${text}"`));
}

/** Signs of Devanagari stand above and below their letters: a line is half as high again as they are. */
export function lowLines({ texts }: Measured): readonly Fault[] {
	return texts
		.filter(({ text, line }) => line < smallestLine && /[\u0900-\u097f]/.test(text))
		.map(({ text, line }) => fault('lines', `${line.toFixed(2)}: "${text}"`));
}

/**
 * A plus or minus that works on figures: a sign by itself, before a figure, or between two things. What is said of sums is drawn as
 * before and after, and a plus is read as a hospital. A hyphen inside a day, a code or a word is none.
 */
const sign = /[+\u2212]|(?:^|[\s(])-\s?(?:₹|रु)?\s?\p{N}|\p{N} - \p{N}/u;

export const hasSign = (text: string): boolean => sign.test(text);

/** No plus and no minus. */
export function signsIn({ texts }: Measured): readonly Fault[] {
	return texts
		.filter(({ text }) => hasSign(text))
		.map(({ text }) => fault('meaning', `plus or minus: "${text}"`));
}

/** What a program says where a value is missing is never read out or shown. */
export function lostValues({ texts, targets }: Measured): readonly Fault[] {
	return [...new Set([...texts.map(({ text }) => text), ...targets.map(({ name }) => name)])]
		.filter((text) => /\b(?:NaN|undefined|Infinity)\b|\[object/.test(text))
		.map((text) => fault('words', `a value is missing: ${text}`));
}

/**
 * Things to touch between which a hand must choose. The header is the same on every screen and a listen button only says what
 * stands there: neither asks for a choice. A set (`data-set`) is one thing, however many are in it: a woman finds her own face in the
 * circle, and a hand finds a key on a pad, as it does on a keyboard, without weighing the others.
 */
export function doorsOf({ targets }: Pick<Measured, 'targets'>): readonly Target[] {
	const doors = targets.filter(({ where, kind }) => where !== 'header' && kind !== 'ear');
	return doors.filter(
		({ set }, place) => set === null || doors.findIndex((other) => other.set === set) === place
	);
}

/** The six steps of a meeting with their faces, in which an entry is made. */
const isStep = (path: string): boolean =>
	/^\/meeting\/(?:roll|faces|give-back|fines|loan|count|close)\/?$/.test(path);

/** How many things to touch a screen may have; no limit where it is neither home nor a step of the meeting. */
export function limitOfDoors({ path, inSheet }: Pick<Measured, 'path' | 'inSheet'>): number | null {
	if (inSheet) return null;
	if (path === '/') return mostDoors;
	return isStep(path) ? mostInStep : null;
}

/** Home has at most seven things to touch, a step of the meeting at most six. */
export function tooManyDoors(measured: Measured): readonly Fault[] {
	const doors = doorsOf(measured);
	return doors.length > (limitOfDoors(measured) ?? doors.length)
		? [fault('doors', `${doors.length}: ${doors.map(({ name }) => name).join(' · ')}`)]
		: [];
}

/** At most five kinds of thing to touch (R9). */
export function tooManyKinds(measured: Measured): readonly Fault[] {
	const kinds = kindsOf(measured);
	return kinds.length > mostKinds
		? [fault('kinds', `${kinds.length}: ${kinds.map(({ name }) => name).join(' · ')}`)]
		: [];
}

/**
 * Numeral, notes and a listen button stand together from a hundred on (R1). The listen button in the header counts where it says the
 * amount; a row of sums beside the main ones has the listen button alone; the sum of the main action is that of a card on the same screen, where its notes are, or of the notes in its drawing.
 */
export function bareAmounts(
	{ figures, drawn }: Measured,
	heard: (amount: number) => boolean
): readonly Fault[] {
	const amounts = figures.map((figure) => ({ ...figure, amount: amountIn(figure.text) }));
	const cards = [
		...drawn,
		...amounts.filter(({ inFoot, hasNotes }) => !inFoot && hasNotes).map(({ amount }) => amount)
	];
	return amounts
		.filter(({ amount, inFoot }) => amount >= 100 && !(inFoot && cards.includes(amount)))
		.flatMap(({ text, amount, hasNotes, isSide, hasListen }) => [
			...(hasNotes || isSide ? [] : [fault('amounts', `no notes beside ${text}`)]),
			...(hasListen || heard(amount) ? [] : [fault('amounts', `no ear says ${text}`)])
		]);
}

/** A screen reader hears each amount from a hundred on in words: in the name of its button, or of the notes beside it. */
export function unspokenAmounts(
	{ figures }: Measured,
	inWords: (amount: number) => string
): readonly Fault[] {
	return figures
		.filter(({ text }) => amountIn(text) >= 100)
		.filter(({ text, readAs }) => !readAs.includes(inWords(amountIn(text))))
		.map(({ text }) => fault('words', `no words for a screen reader: ${text}`));
}

/** Each word that is seen on a button is in its name (WCAG 2.5.3); numerals are said in words (ADR 0052). */
export function unsaidWords({ targets }: Measured): readonly Fault[] {
	return targets
		.filter(({ unsaid }) => unsaid.length > 0)
		.map(({ name, unsaid }) => fault('words', `seen and not in the name of ${name}: ${unsaid.join(' ')}`));
}

/** Whole units of an amount as it stands on the screen, "₹1,00,000" or "-१२०". */
export function amountIn(text: string): number {
	const latin = text.replace(/[०-९]/g, (digit) => String('०१२३४५६७८९'.indexOf(digit)));
	return Math.abs(Math.trunc(Number(latin.replace(/[^\d.-]/g, ''))));
}

/** No word is cut, nothing stands over the edge, and nothing has to be pushed sideways. */
export function doesNotFit({
	cutOff,
	runsOut,
	cutSums,
	tooWide,
	targets,
	width
}: Measured): readonly Fault[] {
	return [
		...cutOff.map((name) => fault('fits', `cut off: ${name}`)),
		...runsOut.map((name) => fault('fits', `runs out of it: ${name}`)),
		...cutSums.map((what) => fault('fits', what)),
		...(tooWide > 1 ? [fault('fits', `${tooWide} px too wide`)] : []),
		...targets
			.filter(({ left, right }) => left < -hair || right > width + hair)
			.map(({ name }) => fault('fits', `over the edge: ${name}`)),
		...targets
			.filter(({ clipped, left, right }) => clipped > hair && left >= -hair && right <= width + hair)
			.map(({ name, clipped }) => fault('fits', `${Math.ceil(clipped)} px are cut off: ${name}`)),
		...targets
			.filter(({ spilled }) => spilled > hair)
			.map(({ name, spilled }) => fault('fits', `a picture stands ${Math.ceil(spilled)} px over: ${name}`))
	];
}

function fault(rule: RuleId, what: string): Fault {
	return { rule, what };
}
