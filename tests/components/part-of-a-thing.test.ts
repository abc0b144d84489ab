import { expect, test } from 'vitest';
import { money } from '#money';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { OtherMoney } from '../../src/screens/meeting/other/meeting-other.svelte.ts';
import { anApp } from '../support/app.ts';
import { until } from '../support/patience.ts';
import { openSixWomen } from '../support/six-women.ts';

const rupees = (amount: number) => money(amount * 100);

// A fourth of a federation's shares that came back at its price was booked as the loss of three fourths (ledger law 49).
test('of a thing a part is sold: what that part had cost leaves the book, never more than all of it', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const meeting = new MeetingView(app, book);
	const bought = new OtherMoney(meeting);
	bought.chooseKind('purchase');
	bought.chooseCode('scales');
	bought.entered.change(rupees(300));
	expect(await bought.write()).toBe(true);
	await until(() => !meeting.writer.busy);
	const inBox = book.box;

	const other = new OtherMoney(meeting);
	other.chooseKind('sale');
	other.chooseCode('scales');
	expect([other.step, other.asksCost]).toEqual(['part', false]);
	other.choosePart('some');
	expect([other.step, other.asksCost]).toEqual(['part', true]);
	other.cost.change(rupees(301));
	expect(other.costRefusal).not.toBeNull();
	other.cost.change(rupees(75));
	expect(other.costRefusal).toBeNull();
	other.costIsRight();
	expect([other.step, other.entered.amount]).toEqual(['amount', rupees(75)]);
	other.back();
	expect(other.asksCost).toBe(true);
	other.costIsRight();
	other.entered.change(rupees(80));
	expect(await other.write()).toBe(true);
	expect(new OtherMoney(meeting).worthOf('scales')).toBe(rupees(225));
	expect(book.box - inBox).toBe(rupees(80));
});
