import { describe, expect, test } from 'vitest';
import { present, type MemberId } from '#kernel';
import { money, type Money } from '#money';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { FinesView } from '../../src/screens/meeting/fines/meeting-fines.svelte.ts';
import { OtherFine } from '../../src/screens/meeting/fines/meeting-other-fine.svelte.ts';
import { GiveBackView } from '../../src/screens/meeting/give-back/meeting-give-back.svelte.ts';
import { OtherMoney } from '../../src/screens/meeting/other/meeting-other.svelte.ts';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import { anApp } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';

/** Each pad opens as ADR 0111 says: six women save ₹20 a week, give ₹5 for the social fund and ₹5 for being late. */
const rules = { fines: { late: money(500) }, socialFund: { amount: money(500) } };

const rupees = (amount: number): Money => money(amount * 100);

async function openMeeting(): Promise<{ meeting: MeetingView; woman: (number: number) => MemberId }> {
	const { app } = await anApp();
	const book = await openSixWomen(app, rules);
	return {
		meeting: new MeetingView(app, book),
		woman: (number) => present(book.memberIds[number - 1], 'six women')
	};
}

describe('the pad behind "another amount" is empty', () => {
	test('of the roll, while the social fund keeps what is asked', async () => {
		const { meeting } = await openMeeting();
		const roll = new RollView(meeting, null);
		expect(roll.gives).toBe(rupees(20));
		roll.enterAmount();
		expect(roll.entered.amount).toBe(0);
		expect(roll.sums.social.amount).toBe(rupees(5));
		expect(roll.bundles).toEqual([rupees(40)]);
		roll.turnToPart('social');
		expect(roll.bundles).toEqual([rupees(10)]);
	});

	test('of who answered the roll already', async () => {
		const { meeting, woman } = await openMeeting();
		await new RollView(meeting, null).answer('gave', rupees(20), rupees(5));
		const again = new RollView(meeting, woman(1));
		again.enterAmount();
		expect(again.entered.amount).toBe(0);
	});

	test('of giving back, where a sum is asked', async () => {
		const { meeting } = await openMeeting();
		const view = new GiveBackView(meeting);
		expect(present(view.due, 'somebody owes').asked).toBeGreaterThan(0);
		view.enterAmount();
		expect(view.entered.amount).toBe(0);
	});

	test('of a fine that is asked', async () => {
		const { meeting, woman } = await openMeeting();
		const roll = new RollView(meeting, null);
		roll.toggleLate();
		await roll.answer('gave', rupees(20), rupees(5));
		const view = new FinesView(meeting);
		view.turnTo(woman(1), false);
		expect(view.card?.total).toBe(rupees(5));
		view.enterAmount();
		expect(view.entered.amount).toBe(0);
	});
});

describe('a pad that is itself the question shows what the book proposes', () => {
	test('what the rules take for a fine, and nothing for one without a rule', async () => {
		const { meeting, woman } = await openMeeting();
		const ruled = new OtherFine(meeting);
		ruled.chooseWho(woman(1));
		ruled.chooseReason('late');
		expect(ruled.entered.amount).toBe(rupees(5));
		const unruled = new OtherFine(meeting);
		unruled.chooseWho(woman(1));
		unruled.chooseReason('other');
		expect(unruled.entered.amount).toBe(0);
	});

	test('what the social fund takes', async () => {
		const { meeting, woman } = await openMeeting();
		const other = new OtherMoney(meeting);
		other.chooseKind('socialIn');
		other.chooseWho(woman(1));
		expect(other.entered.amount).toBe(rupees(5));
	});
});
