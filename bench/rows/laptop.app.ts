import type { BookId, LocalDate } from '#kernel';
import { writeJournal } from '#app';
import { openPhone } from '../../tests/support/browser.ts';
import { threeYearsWithLoan } from '../../tests/support/dossier-books.ts';
import { Hands } from '../../tests/support/hands.ts';
import type { AppRow } from '../frame.ts';

const groups = 100;
const passphrase = 'four words of rain';

export const rows: readonly AppRow[] = [
	{
		name: 'heap after 100 files for the bank, drawn one after the other ÷ after 10',
		unit: 'KB',
		budget: { normal: 1.2 },
		aim: { normal: 1.05 },
		measure: measureHeap
	}
];

/** Both with ten files on the page: growth between them is a memory leak. */
async function measureHeap(): Promise<{ readonly subject: number; readonly reference: number }> {
	const laptop = await openPhone({
		context: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }
	});
	const { page } = laptop;
	const hands = new Hands(page);
	await page.goto(`${laptop.origin}/laptop`);
	await page.getByLabel(hands.say('desk.laptop-passphrase')).fill(passphrase);
	await page.getByLabel(hands.say('desk.laptop-again')).fill(passphrase);
	await hands.tap('desk.laptop-make');
	await page.locator('input[type=file]').setInputFiles(files());
	await page.getByText(hands.say('desk.laptop-came', { count: groups })).waitFor({ timeout: 300_000 });
	await page.getByLabel(hands.say('desk.laptop-choose-all')).check();
	await hands.tap('desk.laptop-dossier');
	const session = await page.context().newCDPSession(page);
	const heap = async (): Promise<number> => {
		await page.locator('[data-ready="true"]').waitFor({ timeout: 120_000 });
		await session.send('HeapProfiler.collectGarbage');
		const { usedSize } = await session.send('Runtime.getHeapUsage');
		return usedSize / 1000;
	};
	const reference = await heap();
	let subject = reference;
	for (let part = 1; part < groups / 10; part += 1) {
		await hands.tap('desk.laptop-next-part');
		await page.locator('[data-ready="false"]').waitFor();
		subject = await heap();
	}
	await laptop.close();
	return { subject, reference };
}

function files() {
	const events = threeYearsWithLoan('2026-11-24' as LocalDate);
	return Array.from({ length: groups }, (_, place) => ({
		name: `group-${place}.json`,
		mimeType: 'application/json',
		buffer: Buffer.from(writeJournal({ book: { id: `group-${place}` as BookId, currency: 'INR' }, events }))
	}));
}
