import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, assert, daysBetween, present, type LocalDate } from '#kernel';
import { emptyGroup } from '#group';
import { clockIsFarOff } from '#session/phone-day.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import DayAsked from '../../src/screens/app/DayAsked.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import { english } from './support.ts';
import WithApp from './WithApp.svelte';

// A phone whose battery was flat may say any year. A meeting that is closed in that year bars each ordinary one before it.

const wrong = '2029-12-02' as LocalDate;
let inMemory: AppInMemory;
/** What the clock says; it may be set right, or go on. */
let clock: LocalDate;

beforeAll(throwNodesExceptions);
beforeEach(async () => {
	inMemory = await anApp();
	clock = inMemory.app.today;
	vi.spyOn(inMemory.phone.clock, 'today').mockImplementation(() => clock);
	await openSixWomen(inMemory.app, {}, false);
});

afterEach(() => void vi.restoreAllMocks());

async function openAgain(): Promise<void> {
	const { app } = inMemory;
	app.lock();
	const slot = present(lockScreen(app).slots[0], 'an officer');
	const opened = await app.unlock(slot.slotId, sixWomensCode);
	assert(opened.ok, 'her code opens');
}
const draw = () => render(WithApp, { props: { app: inMemory.app, component: DayAsked } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const dayOfMeeting = () => new MeetingView(inMemory.app, present(inMemory.app.book, 'open')).day;

describe('a phone whose clock is years ahead', () => {
	test('asks which day it is before anything is written, in words and with the year', async () => {
		clock = wrong;
		await openAgain();
		expect(inMemory.app.phoneDay.isAsked).toBe(true);
		draw();
		expect(inMemory.said.at(-1)).toContain(english.say('meeting.day-doubted'));
		expect(inMemory.said.at(-1)).toContain('2029');
		expect(screen.getByRole('button', { name: /the phone's day.*2029/ })).toBeVisible();
	});

	test('writes on the day that people name, and goes on with it at midnight', async () => {
		clock = wrong;
		await openAgain();
		draw();
		// Weekly: a week after the meeting that the group has held.
		await press(/by the group's rhythm/);
		expect(inMemory.app.phoneDay.isAsked).toBe(false);
		expect(inMemory.app.today).toBe('2026-11-24');
		expect(dayOfMeeting()).toBe('2026-11-24');
		expect(inMemory.said.at(-1)).toContain(english.say('meeting.day-set-phone'));
		clock = addDays(wrong, 1);
		expect(inMemory.app.today).toBe('2026-11-25');
	});

	test('goes by its clock where people say that it is right: the group did not meet for long', async () => {
		clock = '2027-03-01' as LocalDate;
		await openAgain();
		draw();
		await press(/the phone's day/);
		expect(inMemory.app.today).toBe('2027-03-01');
		expect(inMemory.said.at(-1)).not.toContain(english.say('meeting.day-set-phone'));
	});

	test('closes the book where nobody answers, and asks again at the next opening', async () => {
		clock = wrong;
		await openAgain();
		draw();
		await press('Close');
		expect(inMemory.app.phase).toBe('lock');
		await openAgain();
		expect(inMemory.app.phoneDay.isAsked).toBe(true);
	});
});

test('a phone whose clock was set right asks nothing, and forgets what was named', async () => {
	clock = wrong;
	await openAgain();
	inMemory.app.phoneDay.answer('2026-11-24' as LocalDate);
	clock = '2026-11-24' as LocalDate;
	await openAgain();
	expect(inMemory.app.phoneDay.isAsked).toBe(false);
	expect(inMemory.app.today).toBe('2026-11-24');
});

test('two months of silence, and a page a month ahead, are believed', () => {
	const today = '2026-11-24' as LocalDate;
	const asked = (lastSealedDay: string | null) =>
		clockIsFarOff({ ...emptyGroup('INR'), lastSealedDay: lastSealedDay as LocalDate | null }, today);
	expect(daysBetween('2026-09-23' as LocalDate, today)).toBe(62);
	expect(asked('2026-09-23')).toBe(false);
	expect(asked('2026-09-22')).toBe(true);
	expect(asked('2026-12-25')).toBe(false);
	expect(asked('2026-12-26')).toBe(true);
	expect(asked(null)).toBe(false);
});
