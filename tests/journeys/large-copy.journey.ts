import { expect, test } from 'vitest';
import { assert, type LocalDate } from '#kernel';
import { createBackupFile } from '#vault/copies';
import { writePayload } from '../../src/lib/app/backup/backup-payload.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { vouchedIn, writtenBook } from '../support/exported-book.ts';
import { Hands } from '../support/hands.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

test('a copy of three years is checked beside the screen, which goes on; leaving it ends the worker, and a damaged one is refused', async () => {
	const good = await copyOfYears((payload) => payload);
	const bad = await copyOfYears((payload) => {
		const text = new TextDecoder().decode(payload);
		const at = text.lastIndexOf('\\"amount\\":');
		assert(at > 0, 'there is an amount');
		return new TextEncoder().encode(`${text.slice(0, at)}\\"amount\\":7${text.slice(at + 11)}`);
	});
	const phone = await openPlainPhone();
	const hands = new Hands(phone.page);
	const open = new Set<string>();
	let started = 0;
	phone.page.on('worker', (worker) => {
		if (!worker.url().includes('import-worker')) return;
		started += 1;
		open.add(worker.url());
		worker.on('close', () => open.delete(worker.url()));
	});
	await phone.page.goto(`${phone.origin}/`);
	await hands.tap('app.shelf-restore');
	await hands.page.locator('input[type=file]').setInputFiles(good.file);
	await hands.page.locator('input[type=text]').fill(good.letters);

	// A worker that is asked and left before it answers is gone: the back key goes one step back, to the choice of a file. The page goes
	// back by itself as the worker starts, since on a busy machine the worker may answer before this process runs again.
	await hands.button('backup.restore-look').evaluate(
		(button: HTMLButtonElement) =>
			new Promise<void>((asked) => {
				const { Worker } = window;
				window.Worker = class extends Worker {
					constructor(...args: ConstructorParameters<typeof Worker>) {
						super(...args);
						window.Worker = Worker;
						history.back();
						asked();
					}
				};
				button.click();
			})
	);
	await hands.page.locator('input[type=file]').waitFor({ state: 'attached' });
	await expect.poll(() => open.size).toBe(0);
	await hands.at('/restore');
	const left = started;

	await hands.page.locator('input[type=file]').setInputFiles(good.file);
	await hands.page.locator('input[type=text]').fill(good.letters);
	await phone.page.evaluate(() => {
		const longest = { ms: 0 };
		Object.assign(window, { longest });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
		}).observe({ type: 'longtask' });
	});
	const slow = await phone.page.context().newCDPSession(phone.page);
	await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
	await hands.tap('backup.restore-look');
	await hands.button('backup.restore-write').waitFor();
	await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	expect(started - left).toBe(1);
	expect(open.size).toBe(0);
	const longest = await phone.page.evaluate(
		() => (window as unknown as { longest: { ms: number } }).longest.ms
	);
	console.log(`longest halt of the screen, six times slower, while three years are checked: ${longest} ms`);

	await phone.page.goto(`${phone.origin}/restore`);
	await hands.page.locator('input[type=file]').setInputFiles(bad.file);
	await hands.page.locator('input[type=text]').fill(bad.letters);
	await hands.tap('backup.restore-look');
	await hands.page.getByText(hands.say('reject.fault-damaged')).first().waitFor();
	expect(started - left).toBe(2);
	await phone.close();
}, 240_000);

/** A copy that a group gave, with the letters of its key paper. */
async function copyOfYears(changed: (payload: Uint8Array) => Uint8Array) {
	const written = await writtenBook(threeYearsWithLoan('2026-11-24' as LocalDate));
	const { vault: _, keys, document, recoveryCode, history, book } = written;
	const vouched = await vouchedIn(written);
	const payload = changed(
		writePayload({
			...{ currency: 'INR', practice: false, cover: { symbol: 'mango', colour: 1 }, rows: [], people: [] },
			records: history.links,
			vouchers: [...vouched.vouchers],
			...{ prints: [], laptop: null }
		})
	);
	const about = { book, records: history.links.length, head: history.hashes.at(-1) ?? '' };
	const packed = await createBackupFile().pack({
		document: await keys.forBackup(document),
		payload,
		keys,
		about
	});
	assert(packed.ok, 'the copy is packed');
	return {
		letters: recoveryCode,
		file: { name: 'notes-2026-11-24.txt', mimeType: 'text/plain', buffer: Buffer.from(packed.value) }
	};
}
