import type { Page } from 'playwright-core';
import { numberInWords } from '#i18n';
import type { Phone } from '../support/browser.ts';
import { cutLetters } from '../support/cut-letters.ts';
import { brokenRules } from '../support/looks-right.ts';
import { audienceOf, readsOut } from './audience.ts';
import { inLanguage } from './languages.ts';
import { measure, type Measured } from './measured.ts';
import {
	amountIn,
	bareAmounts,
	doesNotFit,
	doorsOf,
	limitOfDoors,
	lostValues,
	lowLines,
	outOfView,
	smallLetters,
	signsIn,
	smallTargets,
	smallestGap,
	tooManyDoors,
	tooManyKinds,
	unsaidWords,
	unspokenAmounts,
	weakContrast,
	type Fault
} from './rules.ts';
import {
	cheapPhone,
	drawsLetters,
	inSize,
	isPhone,
	mayScroll,
	sizeName,
	sizesOf,
	type ScreenSize
} from './sizes.ts';
import { saidOn, secondsOf } from './speech.ts';
import { aligned, fewCards, oneNoteSize } from './sum-rules.ts';
import { sumsOf, type Sums } from './sums.ts';

/** One screen of one scene under every rule. */
export interface Visited {
	readonly name: string;
	readonly path: string;
	readonly faults: readonly Fault[];
	readonly looks: readonly Look[];
	/** What was said last before the screen was looked at: its prompt, with a read-back before it. */
	readonly prompt: string;
	/** How many things to touch it has on the cheap phone; null for papers, and where other words are looked at. */
	readonly doors: number | null;
	/** How many it may have; null where there is no limit. */
	readonly mostDoors: number | null;
}

/** The screen in one size. */
export interface Look {
	readonly size: ScreenSize;
	readonly measured: Measured;
	readonly sums: Sums;
}

/** How long a screen may speak when it opens, in seconds (R14). */
export const longestPrompt = 6;

/** With the read-back of what was just written before it. */
const longestWithReadBack = 12;

/** All sizes with letters drawn alone and the rules of access, the cheap phone as a ruler sees it, or phones in the other languages. */
export type Thoroughness = 'all' | 'ruler' | 'words';

/** What was said because the listen button was touched here, which may take its time. */
const fromListen = new Set<string>();

export async function visitScreen(phone: Phone, name: string, how: Thoroughness): Promise<Visited> {
	const { page } = phone;
	const said = await saidOn(page);
	const prompt = said.filter((text) => !fromListen.has(text)).at(-1) ?? '';
	const whole = page.viewportSize();
	const onPaper = name.startsWith('print-') && (whole?.width ?? 0) > 800;
	const path = new URL(page.url()).pathname;
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	const faults: Fault[] = [];
	const looks: Look[] = [];
	const forStaff = audienceOf(path) === 'staff';
	if (how === 'words') {
		const found = onPaper ? [] : await inOtherWords(page, forStaff);
		if (whole !== null) await inSize(page, { ...whole, letters: 100 });
		return { name, path, faults: united(found), looks, prompt, doors: null, mostDoors: null };
	}
	for (const size of onPaper ? [] : how === 'all' ? sizesOf(forStaff) : [cheapPhone]) {
		await inSize(page, size);
		const look = { size, measured: await measure(page), sums: await sumsOf(page) };
		const found = inEverySize(look, forStaff);
		if (size === cheapPhone)
			faults.push(...onCheapPhone(look.measured), ...(await spoken(page, look.measured)));
		if (how === 'all' && drawsLetters(size)) found.push(...(await inkFaults(page)));
		faults.push(...found.map(({ rule, what }) => ({ rule, what: `${sizeName(size)}: ${what}` })));
		looks.push(look);
	}
	if (!onPaper && whole !== null) await inSize(page, { ...whole, letters: 100 });
	if (how === 'all') faults.push(...(await accessFaults(page, onPaper)));
	const hasWritten = looks[0]?.measured.targets.some(({ pictures }) => pictures[0] === 'undo') ?? false;
	if (secondsOf(prompt) > (hasWritten ? longestWithReadBack : longestPrompt) && !readsOut(path, name))
		faults.push({ rule: 'prompt', what: `${secondsOf(prompt).toFixed(1)} s: "${prompt}"` });
	const first = looks[0]?.measured;
	return {
		name,
		path,
		faults: united(faults),
		looks,
		prompt,
		doors: first === undefined ? null : doorsOf(first).length,
		mostDoors: first === undefined ? null : limitOfDoors(first)
	};
}

/** Longer words want more room: what a ruler sees in the other languages, on phones, with letters of 100 and 150 %. */
async function inOtherWords(page: Page, forStaff: boolean): Promise<readonly Fault[]> {
	const faults: Fault[] = [];
	// A sheet closes when the words change.
	if (await page.locator('dialog[open]').isVisible()) return faults;
	for (const language of ['ne', 'en'] as const) {
		await inLanguage(page, language);
		for (const size of sizesOf(false).filter((one) => isPhone(one) && one.letters !== 125)) {
			await inSize(page, size);
			const look = { size, measured: await measure(page), sums: await sumsOf(page) };
			for (const { rule, what } of inEverySize(look, forStaff))
				faults.push({ rule, what: `${sizeName(size)} ${language}: ${what}` });
		}
	}
	await inLanguage(page, 'hi');
	return faults;
}

/** Letters of which a part is cut off or covered, twice: what was still moving is whole the second time. Papers are read when printed. */
async function inkFaults(page: Page): Promise<readonly Fault[]> {
	const read = () => cutLetters(page, { scale: 'css', except: '.papers, .sheet, script' });
	const found = (await read()).length === 0 ? [] : await read();
	return found.map(({ text }) => ({ rule: 'ink', what: `letters cut or covered: "${text}"` }));
}

/** A paper has no heading of the screen: it is printed without the header. */
async function accessFaults(page: Page, onPaper: boolean): Promise<readonly Fault[]> {
	const broken = await brokenRules(page);
	return broken
		.filter((what) => !onPaper || !what.startsWith('page-has-heading-one'))
		.map((what): Fault => ({ rule: 'axe', what }));
}

/** Staff read, and scroll tables. */
function inEverySize({ size, measured, sums }: Look, forStaff: boolean): Fault[] {
	const seen = forStaff || mayScroll(size) ? withoutScrolled(measured) : measured;
	// A table for a mouse has rows of 44 px, and is pushed sideways with large letters; its papers are as wide as paper.
	if (measured.path.startsWith('/laptop'))
		return size.letters > 100 || (measured.path === '/laptop/print' && isPhone(size))
			? []
			: [...doesNotFit(measured)];
	const always = [...smallTargets(seen), ...doesNotFit(measured)];
	if (forStaff) return always;
	return [
		...always,
		...(isPhone(size) ? outOfView(seen) : []),
		...oneNoteSize(sums),
		...fewCards(sums),
		...aligned(sums)
	];
}

/** Without what lies below the part of the body that is seen, or reaches into it. */
function withoutScrolled(measured: Measured): Measured {
	const foot = measured.targets.filter(({ where }) => where === 'footer').map(({ top }) => top);
	const end = Math.min(measured.height, ...foot) - smallestGap;
	return {
		...measured,
		targets: measured.targets.filter(({ where, bottom }) => where !== 'body' || bottom <= end)
	};
}

/** What no size changes. */
function onCheapPhone(measured: Measured): readonly Fault[] {
	const always = [weakContrast, smallLetters, lowLines, unsaidWords, lostValues].flatMap((rule) =>
		rule(measured)
	);
	return audienceOf(measured.path) === 'staff'
		? always
		: [...always, ...tooManyKinds(measured), ...tooManyDoors(measured), ...signsIn(measured)];
}

async function spoken(page: Page, measured: Measured): Promise<readonly Fault[]> {
	if (audienceOf(measured.path) === 'staff') return [];
	return [
		...bareAmounts(measured, await heardFrom(page, measured)),
		...unspokenAmounts(measured, (amount) => numberInWords(amount, 'hi'))
	];
}

/** One and the same fault in many sizes is said once. */
function united(faults: readonly Fault[]): readonly Fault[] {
	const sizes = new Map<string, { fault: Fault; in: string[] }>();
	for (const fault of faults) {
		const [size = '', what] = /^\d+×\d+/.test(fault.what) ? fault.what.split(/: (.*)/s) : ['', fault.what];
		const known = sizes.get(`${fault.rule} ${what ?? ''}`);
		if (known) known.in.push(size);
		else sizes.set(`${fault.rule} ${what ?? ''}`, { fault: { ...fault, what: what ?? '' }, in: [size] });
	}
	return [...sizes.values()].map(({ fault: { rule, what }, in: at }) => {
		const where = at.filter((size) => size !== '').join(' · ');
		return { rule, what: where === '' ? what : `${what} (${where})` };
	});
}

/** Touches the listen button of the header, where an amount has none of its own, and listens whether it says it. */
async function heardFrom(page: Page, measured: Measured): Promise<(amount: number) => boolean> {
	const bare = measured.figures.filter(({ hasListen, text }) => !hasListen && amountIn(text) >= 100);
	if (bare.length === 0) return () => true;
	const before = (await saidOn(page)).length;
	const ears = page.locator(measured.inSheet ? 'dialog[open] button' : '.screen > header button');
	for (const ear of await ears.filter({ has: page.locator('[data-icon="ear"]') }).all()) await ear.click();
	const said = (await saidOn(page)).slice(before);
	for (const text of said) fromListen.add(text);
	return (amount) => said.join(' ').includes(numberInWords(amount, 'hi'));
}
