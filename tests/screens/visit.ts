import type { Page } from 'playwright-core';
import { numberInWords } from '#i18n';
import type { Phone } from '../support/browser.ts';
import { brokenRules } from '../support/looks-right.ts';
import { audienceOf, readsOut } from './audience.ts';
import { measure, type Measured } from './measured.ts';
import {
	amountIn,
	bareAmounts,
	doesNotFit,
	outOfView,
	smallLetters,
	smallTargets,
	tooManyKinds,
	unspokenAmounts,
	weakContrast,
	type Fault
} from './rules.ts';
import { saidOn, secondsOf } from './speech.ts';

/** One screen of one scene under every rule. */
export interface Visited {
	readonly name: string;
	readonly path: string;
	readonly faults: readonly Fault[];
	readonly measured: Measured;
	/** What was said last before the screen was looked at: its prompt, with a read-back before it. */
	readonly prompt: string;
}

/** From the narrowest phone to a laptop; the cheap phone, with what the bars of a browser leave of it, stands apart. */
export const otherSizes = [
	{ width: 320, height: 640 },
	{ width: 768, height: 1024 },
	{ width: 1280, height: 800 }
] as const;

export const cheapPhone = { width: 360, height: 560 } as const;

/** How long a screen may speak when it opens, in seconds (R14). */
export const longestPrompt = 6;

/** With the read-back of what was just written before it. */
const longestWithReadBack = 12;

export interface HowThorough {
	/** The rules of accessibility, which take a second. */
	readonly axe: boolean;
	readonly sizes: boolean;
}

/** What was said because the listen button was touched here, which may take its time. */
const fromListen = new Set<string>();

export async function visitScreen(phone: Phone, name: string, how: HowThorough): Promise<Visited> {
	const { page } = phone;
	const said = await saidOn(page);
	const prompt = said.filter((text) => !fromListen.has(text)).at(-1) ?? '';
	const whole = page.viewportSize();
	const onPaper = name.startsWith('print-') && (whole?.width ?? 0) > 800;
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	const faults: Fault[] = [];
	if (!onPaper) await page.setViewportSize(cheapPhone);
	const measured = await measure(page);
	if (!onPaper) faults.push(...(await onPhone(page, measured)));
	if (how.sizes && !onPaper) faults.push(...(await inOtherSizes(page)), ...(await withBigLetters(page)));
	if (whole !== null) await page.setViewportSize(whole);
	if (how.axe) faults.push(...(await accessFaults(page, onPaper)));
	const hasWritten = measured.targets.some(({ pictures }) => pictures[0] === 'undo');
	if (secondsOf(prompt) > (hasWritten ? longestWithReadBack : longestPrompt) && !readsOut(measured.path))
		faults.push({ rule: 'prompt', what: `${secondsOf(prompt).toFixed(1)} s: "${prompt}"` });
	return { name, path: measured.path, faults, measured, prompt };
}

/** A paper has no heading of the screen: it is printed without the header. */
async function accessFaults(page: Page, onPaper: boolean): Promise<readonly Fault[]> {
	const broken = await brokenRules(page);
	return broken
		.filter((what) => !onPaper || !what.startsWith('page-has-heading-one'))
		.map((what): Fault => ({ rule: 'axe', what }));
}

async function onPhone(page: Page, measured: Measured): Promise<readonly Fault[]> {
	const always = [smallTargets, weakContrast, smallLetters, doesNotFit].flatMap((rule) => rule(measured));
	if (audienceOf(measured.path) === 'staff') return always;
	const heard = await heardFrom(page, measured);
	return [
		...always,
		...outOfView(measured),
		...tooManyKinds(measured),
		...bareAmounts(measured, heard),
		...unspokenAmounts(measured, (amount) => numberInWords(amount, 'hi'))
	];
}

async function inOtherSizes(page: Page): Promise<readonly Fault[]> {
	const faults: Fault[] = [];
	for (const size of otherSizes) {
		await page.setViewportSize(size);
		faults.push(
			...doesNotFit(await measure(page)).map(({ rule, what }) => ({
				rule,
				what: `${size.width} px: ${what}`
			}))
		);
	}
	return faults;
}

/** The biggest letters of the help screen, on the cheap phone: nothing is cut, though more may have to be scrolled. */
async function withBigLetters(page: Page): Promise<readonly Fault[]> {
	await page.setViewportSize({ width: 360, height: 640 });
	const set = (size: string) =>
		page.evaluate((letters) => {
			document.documentElement.dataset['letters'] = letters;
		}, size);
	await set('150');
	const faults = doesNotFit(await measure(page)).map(({ rule, what }) => ({ rule, what: `150 %: ${what}` }));
	await set('100');
	return faults;
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
