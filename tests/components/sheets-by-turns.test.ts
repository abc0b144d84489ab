import { render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import userEvent from '@testing-library/user-event';
import { page } from '$app/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { present } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import BankFileScreen from '../../src/routes/print/bank/+page.svelte';
import MemberScreen from '../../src/routes/print/member/+page.svelte';
import { DossierView } from '../../src/screens/frame/print/dossier-view.svelte.ts';
import { anApp } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import { run } from '../support/small-book.ts';
import { english } from './support.ts';
import { withoutLayout } from './paper-support.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

/** A paper takes seconds on a cheap phone: its sheets come one by one, and nobody can take half of it for the whole. */

withoutLayout();

let app: AppState;
let said: readonly string[];

beforeEach(async () => {
	// Stands in for the layout that jsdom lacks: parts that ask for a sheet get one, others stand on the one before.
	vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
		return new DOMRect(0, 0, 0, this.classList.contains('body') ? 1000 : 0);
	});
	({ app, said } = await anApp());
	await openSixWomen(app);
});
afterEach(() => {
	vi.restoreAllMocks();
	app.lock();
});

const pages = (): readonly HTMLElement[] => [
	...document.querySelectorAll<HTMLElement>('.room:not(.unseen) .page')
];
const isReady = (): boolean => document.querySelector('[data-ready="true"]') !== null;
const open = () => render(WithApp, { props: { app, component: BankFileScreen } });
const printed = (): string =>
	pages()
		.map(({ textContent }) => textContent)
		.join('\n');
const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

interface Seen {
	readonly pages: number;
	readonly canPrint: boolean;
}

/** What stood on the screen after each task that changed it, up to the end of the paper. */
async function untilReady(): Promise<readonly Seen[]> {
	const seen: Seen[] = [];
	// Found once: asking for a role reads every sheet, and this looks after each task.
	const print = screen.getByRole<HTMLButtonElement>('button', { name: english.say('print.now') });
	const look = (): void => {
		expect(print.isConnected).toBe(true);
		const now = { pages: pages().length, canPrint: !print.disabled };
		if (seen.at(-1)?.pages !== now.pages || seen.at(-1)?.canPrint !== now.canPrint) seen.push(now);
	};
	look();
	while (!isReady() && document.querySelector('main') !== null) {
		await task();
		look();
	}
	return seen;
}

const untilFirstPage = (): Promise<unknown> => untilHolds(() => expect(pages().length).toBeGreaterThan(0), 1);

test('the file for the bank comes sheet by sheet, and can be printed once the last one stands; how far it is can be seen and heard', async () => {
	open();
	await untilFirstPage();
	const bar = screen.getByRole('progressbar', { name: /ready/ });
	expect(Number(bar.getAttribute('value'))).toBeLessThan(1);
	await userEvent.click(screen.getByRole('button', { name: 'Listen' }));
	expect(said.at(-1)).toBe(english.say('app.install-coming'));
	const seen = await untilReady();
	const last = pages().length;
	// The group is younger than the rule asks: a draft, which has no forms.
	expect(last).toBeGreaterThan(2);
	for (const [place, { pages }] of seen.entries())
		expect(pages - (seen[place - 1]?.pages ?? 0)).toBeLessThanOrEqual(1);
	expect(seen.filter(({ canPrint }) => canPrint)).toEqual([{ pages: last, canPrint: true }]);
	for (const [place, page] of pages().entries())
		expect(page).toHaveTextContent(`${String(place + 1)} / ${String(last)}`);
	expect(screen.queryByRole('progressbar')).toBeNull();
	expect(said.at(-1)).toBe(english.say('print.ready'));
});

test('nothing is measured, and no list for staff is read, before somebody sees the first sheet', async () => {
	const seen = new Set<string>();
	const list = `[aria-label="${english.say('bank.file-staff-list')}"]`;
	const look = (node: Node): void => {
		if (!(node instanceof HTMLElement)) return;
		if (node.matches('.unseen')) seen.add('measured');
		if (node.matches(list)) seen.add('list');
		if (node.matches('.page') && node.closest('.room:not(.unseen)') !== null) seen.add('sheet');
	};
	const observer = new MutationObserver((changes) => {
		for (const { addedNodes } of changes) for (const node of addedNodes) look(node);
	});
	observer.observe(document.body, { childList: true, subtree: true });
	open();
	await untilReady();
	observer.disconnect();
	expect([...seen].sort()).toEqual(['list', 'measured', 'sheet']);
	expect([...seen][0]).toBe('sheet');
});

test('with names it is drawn anew, and no sheet of before is printed meanwhile', async () => {
	open();
	await untilReady();
	await userEvent.click(screen.getByRole('button', { name: english.say('print.with-names') }));
	expect(isReady()).toBe(false);
	const seen = await untilReady();
	expect(seen.filter(({ canPrint }) => canPrint)).toHaveLength(1);
});

test('an entry that is written meanwhile is on none of its sheets', async () => {
	const { unmount } = open();
	await untilReady();
	const before = printed();
	unmount();

	const second = open();
	await untilFirstPage();
	const { session } = present(app.book, 'a book is open');
	await run(session, 'late', { type: 'OpenMeeting', on: app.today, kind: 'special' });
	await untilReady();
	expect(printed()).toBe(before);
	second.unmount();

	open();
	await untilReady();
	expect(printed()).not.toBe(before);
});

test('her page stands as it was read: whatever the book goes on to write draws none of it anew', async () => {
	vi.spyOn(page, 'url', 'get').mockReturnValue(
		new URL('http://localhost/print/member?m=m1') as typeof page.url
	);
	render(WithApp, { props: { app, component: MemberScreen } });
	await untilHolds(() => expect(isReady()).toBe(true), 1);
	const [hers, before] = [pages(), printed()];
	expect(before).toContain(english.say('paper.statement'));

	const { session } = present(app.book, 'a book is open');
	await run(session, 'late', { type: 'OpenMeeting', on: app.today, kind: 'special' });
	flushSync();
	expect(isReady()).toBe(true);
	expect(pages()).toEqual(hers);
	expect(printed()).toBe(before);
});

test('where the phone is locked meanwhile, what was begun ends', async () => {
	const view = new DossierView(app, present(app.book, 'a book is open'));
	const loading = view.load();
	await untilHolds(() => expect(view.share).toBeGreaterThan(0), 1);
	app.lock();
	await expect(loading).resolves.toBeUndefined();
});

test('whoever leaves the screen ends the work', async () => {
	const view = new DossierView(app, present(app.book, 'a book is open'));
	const loading = view.load();
	await untilHolds(() => expect(view.share).toBeGreaterThan(0), 1);
	view.stop();
	const { share } = view;
	await loading;
	expect([view.share, view.isWhole]).toEqual([share, false]);

	const stop = vi.spyOn(DossierView.prototype, 'stop');
	const load = vi.spyOn(DossierView.prototype, 'load');
	const fetchFont = vi.fn(() => Promise.resolve([]));
	Object.defineProperty(document, 'fonts', {
		configurable: true,
		value: { load: fetchFont, check: () => false, ready: Promise.resolve() }
	});
	const { unmount } = open();
	await untilFirstPage();
	unmount();
	expect(stop).toHaveBeenCalledOnce();
	await present(load.mock.results[0], 'the paper was begun').value;
	await task();
	expect(fetchFont).not.toHaveBeenCalled();
	Reflect.deleteProperty(document, 'fonts');
});
