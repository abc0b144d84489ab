import { describe, expect, test } from 'vitest';
import { allPagesHold, type PageAudit, type PagesToAudit } from '#app';
import { present, textIn, utf8, type BookId } from '#kernel';
import { recordChecks } from '#vault';
import { aBook, at, openedWith } from '../support/copied-book.ts';
import { damage, flipped } from '../support/intruder.ts';
import type { Phone } from '../support/parts.ts';

/** A phone whose worker does what the app's does, on what comes over to it. */
function auditing(phone: Phone) {
	const [sent, answers]: [PagesToAudit[], boolean[]] = [[], []];
	const auditPages: PageAudit = async (pages) => {
		sent.push(structuredClone(pages));
		answers.push(await allPagesHold(recordChecks, structuredClone(pages)));
		return answers.at(-1) ?? null;
	};
	return { audited: { ...phone, auditPages }, sent: () => sent, answers: () => answers };
}

describe('a damaged page', () => {
	test.each([
		// A page that does not decrypt is not sent to it.
		{ what: 'one bit of it', change: at(7, flipped), said: [true, true] },
		{
			what: 'its hash',
			change: at(7, (entry: Record<string, unknown>) => ({ ...entry, hash: 'e'.repeat(64) })),
			said: [true, false, true]
		}
	])(
		'$what is found by the audit in a worker, too, and comes back from the copy',
		async ({ change, said }) => {
			const { phone, founded } = await aBook();
			const { audited, answers } = auditing(phone);
			const whole = await openedWith(audited, founded);
			expect(await whole.audit(true)).toEqual({ ok: true, value: 0 });
			await damage(phone, 'records', change);
			const again = await openedWith(audited, founded);
			expect(await again.audit(true)).toEqual({ ok: true, value: 1 });
			expect(await again.audit(true)).toEqual({ ok: true, value: 0 });
			expect(answers()).toEqual(said);
		}
	);

	test('or one that is missing, moved, of another book, under another hash or badly signed does not hold in the worker', async () => {
		const { phone, founded } = await aBook();
		const { audited, sent } = auditing(phone);
		await (await openedWith(audited, founded)).audit(true);
		const whole = present(sent().at(-1), 'the audit sent its pages');
		const page = (index: number) => present(whole.pages[index], 'founding makes six');
		const [a, b, c, others] = [page(0), page(1), page(2), whole.pages.slice(3)];
		const changed = async (of: typeof a, change: (text: string) => string): Promise<typeof a> => {
			const plain = await recordChecks.decompress(of.packed, 1e6);
			if (!plain.ok) throw new Error('a page that was sent');
			return { ...of, packed: await phone.vault.compress(utf8(change(textIn(plain.value) ?? ''))) };
		};
		// The hash covers what is signed, not the signature in the first line.
		const signed = (text: string) => text.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
		const holds = (pages: PagesToAudit['pages'], book = whole.book) =>
			allPagesHold(recordChecks, { book, pages });
		expect(await holds([a, b, await changed(c, (text) => text), ...others])).toBe(true);
		expect(await holds([a, b, await changed(c, signed), ...others])).toBe(false);
		expect(await holds([a, b, await changed(c, (text) => `${text} `), ...others])).toBe(false);
		expect(await holds([a, b, ...others])).toBe(false);
		expect(await holds([a, c, b, ...others])).toBe(false);
		expect(await holds([a, { ...b, hash: 'e'.repeat(64) }, c, ...others])).toBe(false);
		expect(await holds(whole.pages, 'another' as BookId)).toBe(false);
	});

	test('is looked for here, where no worker could say', async () => {
		const { phone, founded } = await aBook();
		await damage(phone, 'records', at(7, flipped));
		const auditPages = () => Promise.resolve(null);
		const again = await openedWith({ ...phone, auditPages }, founded);
		expect(await again.audit(true)).toEqual({ ok: true, value: 1 });
	});

	test('is looked for no longer once the book is closed', async () => {
		const { phone, founded } = await aBook();
		let end: AbortSignal | undefined;
		const auditPages: PageAudit = (_pages, stop) =>
			new Promise((answer) => {
				end = stop;
				stop.addEventListener('abort', () => answer(null));
			});
		const session = await openedWith({ ...phone, auditPages }, founded);
		const audit = session.audit(true);
		await expect.poll(() => end?.aborted).toBe(false);
		session.close();
		expect(await audit).toEqual({ ok: false, error: { type: 'StorageClosed' } });
		expect(end?.aborted).toBe(true);
	});
});
