import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { purposesHeld } from '#group';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { OtherMoney } from '../../src/screens/meeting/other/meeting-other.svelte.ts';
import { anApp } from '../support/app.ts';
import { until } from '../support/patience.ts';
import { openSixWomen } from '../support/six-women.ts';

const rupees = (amount: number) => money(amount * 100);

/** Six women at a meeting; the first two give a premium of 20 each. */
async function premiums() {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const meeting = new MeetingView(app, book);
	const women = meeting.memberIds.slice(0, 2);
	for (const memberId of women) {
		const other = new OtherMoney(meeting);
		other.chooseKind('heldIn');
		expect(other.step).toBe('what');
		other.chooseCode('accidentInsurance');
		other.chooseWho(memberId);
		expect(other.step).toBe('amount');
		other.entered.change(rupees(20));
		expect(await other.write()).toBe(true);
		await until(() => !meeting.writer.busy);
	}
	return { book, meeting, women };
}

describe('money for others', () => {
	test('is handed on woman by woman: all that is held, but hers who was touched', async () => {
		const { book, meeting, women } = await premiums();
		const inBox = book.box;
		const other = new OtherMoney(meeting);
		other.chooseKind('heldOut');
		expect([other.holdsNothing, other.canChoose('ticket'), other.canChoose('accidentInsurance')]).toEqual([
			false,
			false,
			true
		]);
		other.chooseCode('accidentInsurance');
		expect([other.step, other.handedInAll]).toEqual(['women', rupees(40)]);
		other.touchWoman(women[1] ?? never());
		expect(other.handedInAll).toBe(rupees(20));
		other.touchWoman(women[1] ?? never());
		expect(other.handedInAll).toBe(rupees(40));
		other.touchWoman(women[1] ?? never());
		expect(other.handedRefusal).toBeNull();
		expect(await other.write()).toBe(true);
		await until(() => !meeting.writer.busy);
		expect(book.box).toBe(inBox - rupees(20));
		expect([...purposesHeld(book.state)]).toEqual([['accidentInsurance', rupees(20)]]);
	});

	test('is heard at the close: what goes woman by woman before the codes, and what is still held with the box', async () => {
		const { meeting, women } = await premiums();
		const other = new OtherMoney(meeting);
		other.chooseKind('heldOut');
		other.chooseCode('accidentInsurance');
		other.touchWoman(women[1] ?? never());
		await other.write();
		await until(() => !meeting.writer.busy);
		const close = new CloseView(meeting);
		const [point] = close.points.all;
		expect(point?.text).toContain('accident insurance');
		expect(point?.text).toContain(meeting.who(women[0] ?? never()));
		expect(point?.text).not.toContain(meeting.who(women[1] ?? never()));
		expect(close.reading).toContain('Held for others: twenty rupees. accident insurance: twenty rupees.');
	});
});

function never(): never {
	throw new Error('there are two women');
}
