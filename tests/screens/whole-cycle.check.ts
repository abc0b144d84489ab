import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present, type LocalDate } from '#kernel';
import { book } from '../cli/book-command.ts';
import type { Phone } from '../support/browser.ts';
import { learnCode, readKeyPaper, touchCode } from '../support/fingers.ts';
import { firstHasTheCode, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { countBox, rupeesIn, settled } from '../support/meeting-hands.ts';
import { overfullSheets } from '../support/overfull.ts';
import { beforeEveryPage } from '../support/page-scripts.ts';
import { readPdf } from '../support/pdf.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import * as cycle from '../support/whole-cycle.ts';

/**
 * A group that shares out, from its founding to the first meeting of its second cycle: each of the twelve meetings is held by touch, on
 * its own day, with its box counted to the figure that was computed by hand. It takes minutes, so that it is no journey.
 */

const folder = mkdtempSync(join(tmpdir(), 'whole-cycle-'));
const women = cycle.symbols.length;
let phone: Phone;
let hands: Hands;
let codes: readonly (readonly string[])[];

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = new Hands(phone.page);
	await beforeEveryPage(phone.context, shiftDays);
});

afterAll(async () => {
	await phone.close();
	rmSync(folder, { recursive: true, force: true });
});

test('a cycle of twelve meetings by touch: the box is empty, screen, paper and command say the same, the next begins', async () => {
	const [first] = cycle.meetings;
	await phone.page.goto(`${phone.origin}/`);
	await itIs(present(first, 'there are twelve').day);
	codes = await foundGroup();
	for (const [place, plan] of cycle.meetings.entries()) {
		if (place > 0) await openOn(plan.day);
		hands.taps = 0;
		await hold(plan);
		if (place === cycle.meetings.length - 1) break;
		await close(plan.box);
		say(`meeting ${place + 1}, ${hands.taps} touches: ₹${plan.box} in the box`);
	}

	await home();
	await exportTo('before.json');
	await home();
	await rehearse();
	expect(await shareOut()).toEqual(cycle.paid);
	await close(0, 'meeting.step-count');
	say(`meeting ${cycle.meetings.length}, shared out, ${hands.taps} touches: nothing in the box`);

	await home();
	await exportTo('after.json');
	await commandSaysTheSame();
	await paperSaysTheSame();

	await openOn('2026-03-29' as LocalDate);
	await hold({ day: '2026-03-29' as LocalDate, box: 530 });
	await close(530);
	await home();
	await exportTo('next.json');
	await nextCycleBegins();
	expect(phone.problems).toEqual([]);
}, 1_800_000);

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The clock of the phone, as far from the real one as the test says. */
function shiftDays(): void {
	const shift = Number(localStorage.getItem('test.shift') ?? '0');
	const Real = Date;
	globalThis.Date = class extends Real {
		constructor(...given: readonly unknown[]) {
			super(...((given.length === 0 ? [Real.now() + shift] : given) as [number]));
		}
		static override now(): number {
			return Real.now() + shift;
		}
	} as DateConstructor;
}

/** It is this day on the phone, at eleven in the morning. */
async function itIs(day: LocalDate): Promise<void> {
	const shift = Date.parse(`${day}T11:00:00+05:30`) - Date.now();
	await phone.page.evaluate((by) => localStorage.setItem('test.shift', String(by)), shift);
	await phone.page.goto(`${phone.origin}/`);
}

/** A new day: the phone was closed, and its president opens it. */
async function openOn(day: LocalDate): Promise<void> {
	await itIs(day);
	await hands.touch(face(1));
	await touchCode(hands, present(codes[0], 'the president has a code'));
	await hands.button('book.home-members').waitFor();
}

const face = (number: number) => hands.button(new RegExp(`^${cycle.symbols[number - 1] ?? ''}`));

async function foundGroup(): Promise<readonly (readonly string[])[]> {
	const next = () => hands.tap('action.next');
	await hands.tap('app.shelf-new');
	const president = await firstHasTheCode(hands, cycle.symbols[0]);
	await hands.type('उजाला');
	// Place, money, day, rhythm and weekday as they are proposed.
	for (let question = 0; question < 6; question += 1) await next();
	await hands.layNotes(cycle.shareCosts);
	await hands.tap('setup.kind-vsla');
	await hands.page.getByRole('heading', { name: hands.say('setup.share-price') }).waitFor();
	await next();
	// The most shares, and interest: 2 %.
	await next();
	await next();
	await hands.tap('setup.method-flat');
	await next();
	// What a moneylender takes; no fines by the rules.
	await next();
	await next();
	await hands.layNotes(cycle.socialEach);
	await next();
	await hands.tap('rules.social-fund-shared');
	await next();
	await hands.tap('setup.member-new');
	for (const symbol of cycle.symbols.slice(1)) await hands.tap(new RegExp(`^${symbol}$`));
	await hands.tap('action.ok');
	await next();
	await hands.touch(face(1));
	await next();
	await next();
	for (let office = 0; office < 2; office += 1) {
		await hands.touch(face(2));
		await next();
	}
	await hands.tap('setup.bank-none');
	await hands.tap(/^आज से शुरू/);
	await next();
	const learned = [president, await learnCode(hands)];
	await next();
	await hands.tap('setup.make');
	await hands.see('setup.recovery-copied');
	await proveKeyPaper(hands, await readKeyPaper(hands));
	await hands.button('book.home-members').waitFor();
	return learned;
}

/** The roll, what is given back, a fine, a loan; then the path of the meeting. */
async function hold(plan: cycle.MeetingPlan): Promise<void> {
	await hands.tap(/^बैठक शुरू/);
	await phone.page.waitForURL(/\/meeting\/(?:code|roll)/);
	if (phone.page.url().includes('/meeting/code')) await hands.tap('loan.repay-not-today');
	await hands.at('/meeting/roll');
	for (const [place, shares] of cycle.sharesEach.entries()) await answer(plan, place + 1, shares);
	await hands.at('/meeting/faces');
	await toPath();
	if (plan.givesBack !== undefined) await giveBack();
	if (plan.fined !== undefined) await fine(plan.fined);
	if (plan.borrows !== undefined) await lend(plan.borrows);
}

async function answer(plan: cycle.MeetingPlan, number: number, shares: number): Promise<void> {
	const place = hands.say('meeting.roll-place', { count: number, total: women });
	await hands.page.getByRole('img', { name: place, exact: true }).waitFor();
	await settled(hands);
	if (plan.away === number) return hands.tap('meeting.roll-absent');
	const buys = plan.buysTwo === number ? 2 : shares;
	for (let bought = 1; bought < buys; bought += 1) await hands.tap('meeting.roll-shares', { count: bought });
	await hands.tap(/^दिया/);
}

/** Who owes today gives all that is asked of her. */
async function giveBack(): Promise<void> {
	await hands.tap(/^2\. /);
	await hands.at('/meeting/give-back');
	await settled(hands);
	const all = hands.button(/पूरा दिया/);
	expect(amountIn(await all.innerText())).toBe(cycle.instalment);
	await hands.touch(all);
	await hands.button('action.go-on').waitFor();
	await toPath();
}

async function fine({ number, rupees }: { readonly number: number; readonly rupees: number }): Promise<void> {
	await hands.tap(new RegExp(`^${hands.say('meeting.step-other')}`));
	await hands.tap('meeting.fine-title');
	await hands.touch(face(number));
	await hands.tap('code.reason-other');
	await hands.layNotes(rupees);
	await hands.tap('action.ok');
	await hands.tap(/^अभी दिया/);
	await hands.page.getByText(hands.say('meeting.fine-paid-today')).waitFor();
	await toPath();
}

async function lend(number: number): Promise<void> {
	await hands.tap(/नया लोन/);
	await hands.at('/meeting/loan');
	await hands.tap('loan.give');
	await hands.touch(face(number));
	await hands.layNotes(cycle.lent);
	await hands.tap('action.ok');
	await hands.tap(/^3 /);
	await hands.tap('code.purpose-moneylender');
	await hands.tap(/राज़ी$/);
	await hands.tap('loan.all-agree');
	await hands.button('loan.none-more').waitFor();
	await toPath();
}

/** The box is counted to what it must hold, two officers enter their codes. @param step how the count is called here */
async function close(rupees: number, step?: 'meeting.step-count'): Promise<void> {
	await hands.tap(step ?? new RegExp(hands.say('meeting.step-count')));
	if (rupees > 0) await countBox(hands, rupees);
	else {
		await hands.tap(/^0$/);
		await hands.tap('meeting.count-done');
	}
	// Book and box are equal: it goes on by itself.
	await hands.at('/meeting/close');
	if (step !== undefined) await hands.tap('loan.all-agree');
	for (const [place, code] of codes.entries()) {
		await hands.touch(face(place + 1));
		await touchCode(hands, code);
		await phone.page.locator('dialog').waitFor({ state: 'detached' });
	}
	await hands.tap('meeting.close-close-meeting');
	await hands.at('/meeting/sealed');
	await hands.tap('meeting.seal-done');
	await hands.at('/');
}

/** What the box must hold, then what each woman takes home by the rule that the circle takes. */
async function rehearse(): Promise<void> {
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	await hands.tap('people.share-close-group');
	const paid = cycle.paid.reduce((sum, amount) => sum + amount, 0);
	expect(paid).toBe(cycle.boxAtLast);
	await expect.poll(() => hands.text()).toContain(paid.toLocaleString('en-IN'));
	await hands.tap('action.ok');
	await hands.tap(/^जमा से/);
	await hands.touch(hands.page.locator('footer button').last());
	for (const [place, amount] of cycle.paid.entries())
		await expect.poll(() => face(place + 1).innerText()).toContain(amount.toLocaleString('en-IN'));
}

/** All agree, and one woman at a time takes her notes. @returns what each took, rupees */
async function shareOut(): Promise<readonly number[]> {
	await hands.tap('action.ok');
	for (const officer of [1, 2]) await hands.touch(face(officer));
	await hands.tap('loan.all-agree');
	const given: number[] = [];
	for (let number = 1; number <= women; number += 1) {
		const button = hands.button(/^हाथ में/);
		const place = hands.say('meeting.roll-place', { count: number, total: women });
		await hands.page.getByRole('img', { name: place, exact: true }).waitFor();
		given.push(amountIn(await button.innerText()));
		await hands.touch(button);
	}
	return given;
}

const amountIn = (text: string): number => rupeesIn(present(/[\d,]+/.exec(text), 'how much')[0]);

async function toPath(): Promise<void> {
	await back('/meeting');
	await settled(hands);
}

async function home(): Promise<void> {
	await back('/');
	await hands.see('book.home-members');
}

/** Back by the arrow until this screen stands there. */
async function back(path: string): Promise<void> {
	await settled(hands);
	while (new URL(phone.page.url()).pathname !== path) {
		const before = phone.page.url();
		await hands.tap('action.back');
		await phone.page.waitForURL((url) => url.href !== before);
	}
}

async function exportTo(name: string): Promise<void> {
	await hands.tap('book.home-print');
	await hands.tap('print.export');
	const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('action.save-file')]);
	await download.saveAs(join(folder, name));
}

interface Journal {
	readonly events: readonly object[];
	readonly records: readonly object[];
}

interface Report {
	readonly shareOut: object;
	readonly members: Readonly<Record<string, object>>;
}

const journal = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Journal;

const report = async (name: string, ...more: readonly string[]) =>
	JSON.parse((await book(['report', join(folder, name), ...more])).out) as Report;

const byNumber = (rupees: readonly number[]) =>
	Object.fromEntries(rupees.map((amount, place) => [place + 1, amount * 100]));

/** The command rehearses what was then paid; the book has nothing left; what stood in it stands there, byte for byte. */
async function commandSaysTheSame(): Promise<void> {
	expect((await report('before.json', '--rule', 'bySavings')).shareOut).toMatchObject({
		fund: cycle.fund * 100,
		payouts: byNumber(cycle.paid),
		remainder: 0,
		enoughInBox: true
	});
	expect(await report('after.json')).toMatchObject({
		box: 0,
		surplus: 0,
		trialBalance: {},
		balanced: true
	});
	expect((await book(['check', join(folder, 'after.json')])).code).toBe(0);
	expectBegins('after.json', 'before.json');
}

/** The statement and the slips, printed by the phone. */
async function paperSaysTheSame(): Promise<void> {
	await home();
	await hands.tap('book.home-print');
	await hands.tap('print.books-open');
	const figure = (rupees: number) => (rupees === 0 ? '–' : rupees.toLocaleString('en-IN'));
	const statement = await printed('register.title-share-out');
	for (const [place, saved] of cycle.saved.entries()) {
		const [part = 0, owed = 0, paid = 0] = [cycle.part[place], cycle.owed[place], cycle.paid[place]];
		const row = [saved, part - saved, part, owed, paid].map(figure).join(' ');
		expect(statement).toMatch(new RegExp(`^${place + 1} .*${row}$`, 'm'));
	}
	const slips = await printed('register.title-slips');
	// Two beside each other, four lines: saved, grown, what she owes, what she has in her hand.
	const beside = (sign: string, of: readonly number[], place: number) =>
		[place, place + 1].map((at) => `${sign} ${(of[at] ?? 0).toLocaleString('en-IN')}`).join(' ');
	const grown = cycle.saved.map((saved, place) => (cycle.part[place] ?? 0) - saved);
	const expected = [0, 2, 4].flatMap((place) => [
		beside('+', cycle.saved, place),
		beside('+', grown, place),
		beside('−', cycle.owed, place),
		beside('₹', cycle.paid, place)
	]);
	expect(slips.split('\n').filter((line) => /^[+−₹] [\d,]+ [+−₹] [\d,]+$/.test(line))).toEqual(expected);
}

async function printed(paper: 'register.title-share-out' | 'register.title-slips'): Promise<string> {
	await hands.tap(paper);
	await phone.page.locator('[data-ready="true"]').waitFor();
	expect(await overfullSheets(phone.page)).toEqual([]);
	const pages = await readPdf(await phone.page.pdf({ preferCSSPageSize: true }));
	await hands.tap('action.back');
	return pages.map(({ text }) => text).join('\n');
}

async function nextCycleBegins(): Promise<void> {
	const { members } = await report('next.json');
	for (const [place, shares] of cycle.sharesEach.entries())
		expect(members[place + 1]).toMatchObject({
			savings: shares * cycle.shareCosts * 100,
			savingsArrears: 0,
			interestDue: 0,
			loanOutstanding: 0
		});
	expectBegins('next.json', 'after.json');
	expect((await book(['check', join(folder, 'next.json')])).code).toBe(0);
}

/** Entries and pages of the older file stand at the beginning of the newer one, each as it was written. */
function expectBegins(newer: string, older: string): void {
	for (const part of ['events', 'records'] as const) {
		const [now, before] = [journal(newer)[part], journal(older)[part]];
		expect(before.length).toBeGreaterThan(0);
		expect(JSON.stringify(now.slice(0, before.length))).toBe(JSON.stringify(before));
	}
}
