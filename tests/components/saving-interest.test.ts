import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { money } from '#money';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { DividendView } from '../../src/screens/sharing/people-dividend.svelte.ts';
import { anApp } from '../support/app.ts';
import { executeNamed } from '../support/by-codes.ts';
import { openSixWomen } from '../support/six-women.ts';

test('what savings earned is shown by woman, written once, and heard before the codes', async () => {
	const { app } = await anApp();
	const savingInterest = { percentPerYear: '8', funds: 'all', every: 'quarter' } as const;
	const book = await openSixWomen(app, { savingInterest, roundingUnit: money(1) });
	app.phoneDay.answer('2027-02-05' as LocalDate);
	const meeting = new MeetingView(app, book);
	const opened = await executeNamed(book.session, book.newOperationId(), {
		type: 'OpenMeeting',
		on: meeting.day,
		kind: 'regular'
	});
	expect(opened.ok).toBe(true);
	const profit = new DividendView(meeting);
	await profit.open();
	// 20 rupees of each lay there all December: 2,000 × 8 ÷ 1,200 = 13.33 paise.
	expect(profit.interest?.until).toBe('2026-12-31');
	expect([profit.interestOf(meeting.memberIds[0] as never), profit.interestInAll]).toEqual([13, 78]);
	profit.go('interest');
	expect(profit.question.reason).toBeNull();
	await profit.question.act?.onpress();
	await expect.poll(() => profit.interest).toBeNull();
	expect(new CloseView(meeting).points.all.map(({ text }) => text).join(' ')).toContain('interest on saving');
});
