import { expect, test } from 'vitest';
import { depositsHeld } from '#group';
import { money } from '#money';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { BankEntry } from '../../src/screens/bank/bank-entry.svelte.ts';
import { DepositFlow } from '../../src/screens/bank/deposits/deposit-flow.svelte.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { OtherMoney } from '../../src/screens/meeting/other/meeting-other.svelte.ts';
import { anApp } from '../support/app.ts';
import { until } from '../support/patience.ts';
import { openSixWomen } from '../support/six-women.ts';

const rupees = (amount: number) => money(amount * 100);

test('money goes to who keeps it, by touch, with or without a paper; the close reads it out before codes', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const meeting = new MeetingView(app, book);
	// The circle sits: what is written stands on its page.
	const other = new OtherMoney(meeting);
	other.chooseKind('income');
	other.chooseCode('rent');
	other.entered.change(rupees(10));
	await other.write();
	await until(() => !meeting.writer.busy);
	const flow = new DepositFlow(new BankEntry(app, book));
	const inBox = book.box;
	expect(flow.cards).toEqual([]);
	flow.go('where');
	const place = flow.question.codes?.find(({ label }) => label === 'village organisation');
	place?.onpress();
	expect(flow.step).toBe('amount');
	flow.said.via = 'box';
	flow.entered.change(rupees(50));
	flow.question.act?.onpress();
	expect(flow.step).toBe('receipt');
	flow.question.rows?.[0]?.onpress();
	await until(() => flow.step === 'start' && !flow.place.writer.busy);
	expect([book.box, ...depositsHeld(book.state)]).toEqual([inBox - rupees(50), ['village', rupees(50)]]);

	// Interest has no way without its paper.
	flow.begin('interest');
	flow.entered.change(rupees(2));
	flow.question.act?.onpress();
	expect(flow.question.rows).toBeUndefined();
	flow.question.onname?.('VO 12');
	await until(() => flow.step === 'start' && !flow.place.writer.busy);
	expect(flow.held).toBe(rupees(52));
	flow.begin('back');
	flow.said.via = 'box';
	flow.entered.change(rupees(53));
	expect(flow.question.reason).not.toBeNull();

	const said = new CloseView(meeting).points.all.map(({ text }) => text);
	expect(said).toHaveLength(2);
	expect(said[0]).toContain('village organisation');
	expect(said[1]).toContain('VO 12');
});
