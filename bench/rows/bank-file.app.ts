import type { BookId } from '#kernel';
import { writeJournal } from '#app';
import { bringJournal } from '../../tests/support/bring-journal.ts';
import { threeYearsWithLoan } from '../../tests/support/dossier-books.ts';
import { Hands } from '../../tests/support/hands.ts';
import { openPlainPhone } from '../../tests/support/plain-phone.ts';
import { median, type AppRow } from '../frame.ts';

// The bank's file of a group of three years, from the touch, measured several times, each as the first paper of a phone.

const times = 3;
const name = 'file for the bank of three years';

interface Drawn {
	/** Ms from the touch until the first sheet is visible. */
	readonly first: number;
	/** Ms until the last one is visible. */
	readonly last: number;
	/** Longest task, ms. */
	readonly blocked: number;
}
const measured = new Map<number, Promise<readonly Drawn[]>>();

const row = (what: string, of: keyof Drawn, budget: AppRow['budget'], aim: AppRow['aim']): AppRow => ({
	name: `${name}, ${what}`,
	unit: 'ms',
	budget,
	aim,
	measure: async (slowdown) => {
		const drawn = measured.get(slowdown) ?? drawnAt(slowdown);
		measured.set(slowdown, drawn);
		return { subject: median((await drawn).map((one) => one[of])) };
	}
});

export const rows: readonly AppRow[] = [
	row('first sheet seen', 'first', { normal: 500, slow: 1_000 }, { normal: 300, slow: 1_000 }),
	row('last sheet seen', 'last', { normal: 1_500, slow: 4_000 }, { normal: 800, slow: 3_000 }),
	row('longest task', 'blocked', { normal: 100, slow: 200 }, { normal: 50, slow: 100 })
];

async function drawnAt(slowdown: number): Promise<readonly Drawn[]> {
	const all: Drawn[] = [];
	for (let time = 0; time < times; time += 1) all.push(await drawnOnce(slowdown));
	return all;
}

/** On a new phone, because papers share computed data. */
async function drawnOnce(slowdown: number): Promise<Drawn> {
	const phone = await openPlainPhone({ keepsApp: false });
	const { page } = phone;
	const hands = new Hands(page);
	const events = threeYearsWithLoan(await phone.today());
	await bringJournal(
		phone,
		hands,
		writeJournal({ book: { id: 'group' as BookId, currency: 'INR' }, events })
	);
	await hands.tap('book.home-print');
	await hands.button('print.bank').waitFor();
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	// The TypeScript loader marks inner functions with a helper that the page lacks.
	await page.evaluate('globalThis.__name = (named) => named');
	await page.evaluate(watch);
	await hands.tap('print.bank');
	const drawn = await page.evaluate(() => (window as unknown as WatchedWindow).drawn);
	await phone.close();
	return drawn;
}

type WatchedWindow = Window & { readonly drawn: Promise<Drawn> };

/** Runs in the page. */
function watch(): void {
	const drawn = new Promise<Drawn>((resolve) => {
		let [start, first, blocked] = [NaN, NaN, 0];
		document.addEventListener('pointerdown', ({ timeStamp }) => (start = timeStamp), {
			once: true,
			capture: true
		});
		const seen = (then: (at: number) => void) =>
			requestAnimationFrame(() => setTimeout(() => then(performance.now() - start)));
		new PerformanceObserver((list) => {
			for (const task of list.getEntries())
				if (task.startTime + task.duration > start) blocked = Math.max(blocked, task.duration);
		}).observe({ type: 'longtask' });
		let [isFirst, isLast] = [false, false];
		new MutationObserver(() => {
			if (!isFirst && document.querySelector('.papers .room:not(.unseen) .page') !== null) {
				isFirst = true;
				seen((at) => (first = at));
			}
			if (!isLast && document.querySelector('[data-ready="true"] .page') !== null) {
				isLast = true;
				// Long tasks are reported with a delay.
				seen((last) => setTimeout(() => resolve({ first, last, blocked }), 500));
			}
		}).observe(document.body, { childList: true, subtree: true, attributes: true });
	});
	Object.assign(window, { drawn });
}
