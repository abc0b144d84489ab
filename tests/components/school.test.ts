import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { present, type OperationId } from '#kernel';
import { practiceBook, roundNames } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { roundsOf } from '../../src/screens/frame/practice-rounds.svelte.ts';
import { SchoolMarks } from '../../src/screens/frame/school-marks.ts';
import { lessons } from '#ui/school/lessons.ts';
import School from '../../src/routes/school/+page.svelte';
import LessonScreen from '../../src/screens/school/lesson/LessonScreen.svelte';
import { anApp } from '../support/app.ts';
import { founding } from '../support/small-book.ts';
import { english } from './support.ts';
import WithApp from './WithApp.svelte';

// The school: rounds on a group that is made for them, lessons that blame nobody, marks of what was done.

const draw = (app: AppState, component: unknown, props = {}) =>
	render(WithApp, { props: { app, component, props } });
const violations = async () =>
	(await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id }) => id);

async function withRealBook() {
	const test = await anApp();
	const cover = { symbol: 'mango', colour: 1 };
	const made = { currency: 'INR', practice: false, cover, commands: [founding], names: new Map(), codes: [] };
	const founded = await test.app.founding.found(made);
	expect(founded.ok).toBe(true);
	return test;
}

describe('a round', () => {
	test('closes the real book, writes nothing into it, and leaves nothing behind', async () => {
		const { app, phone } = await withRealBook();
		const real = present(app.book, 'the real book is open');
		const before = { head: real.session.head, covers: app.covers.map(({ book }) => book) };
		const rounds = roundsOf(app);
		expect(await rounds.begin('count')).toEqual({ ok: true, value: '/meeting/count' });
		const practice = present(app.book, 'a practice group is open');
		expect([practice.cover.practice, practice.cover.book === real.cover.book]).toEqual([true, false]);
		// What is done in the round is the practice group's alone; no second copy is kept of it.
		const done = await practice.run('op' as OperationId, {
			type: 'CountCash',
			on: app.today,
			pieces: new Map([
				[50_000, 2],
				[20_000, 1]
			] as never)
		});
		expect([done.ok, rounds.step]).toEqual([true, null]);
		rounds.noteDone();
		expect(new SchoolMarks(app.parts.settings).done).toEqual(new Set(['round-count']));
		await rounds.leave();
		expect(app.covers.map(({ book }) => book)).toEqual(before.covers);
		const stored = await phone.shelf.open(real.cover.book).load();
		expect(stored).toMatchObject({ ok: true, value: { head: before.head, rows: [] } });
	}, 60_000);

	test('begins the same every time, and can be left at any time', async () => {
		const { app } = await anApp();
		const rounds = roundsOf(app);
		const seen: unknown[] = [];
		for (let turn = 0; turn < 2; turn += 1) {
			await rounds.begin('giveBack');
			const book = present(app.book, 'a practice group is open');
			seen.push([book.box, book.state.openMeeting?.events.length, rounds.at]);
			if (turn === 0)
				await book.run(
					'op' as OperationId,
					{ type: 'TakePen', on: app.today, memberId: 'practice-4', step: 'roll' } as never
				);
		}
		expect(seen[1]).toEqual(seen[0]);
		await rounds.leave();
		expect([app.covers, rounds.name]).toEqual([[], null]);
	}, 60_000);

	test('leaves the practice group on the shelf with its open meeting, and every real group', async () => {
		const { app } = await withRealBook();
		await app.founding.found(
			practiceBook(app.today, {
				group: 'Practice',
				bank: 'Example bank',
				branch: 'Example branch',
				member: String
			})
		);
		const practice = present(app.book, 'the practice group is open');
		const on = app.today;
		const counted = await practice.run(
			'op' as OperationId,
			{ type: 'OpenMeeting', on, kind: 'regular' },
			{ type: 'MarkAttendance', on, memberId: present(practice.memberIds[0], 'a woman'), state: 'present' }
		);
		expect(counted.ok).toBe(true);
		const before = app.covers.map(({ book }) => book);
		await roundsOf(app).begin('roll');
		await roundsOf(app).begin('count');
		expect(app.covers).toHaveLength(3);
		await roundsOf(app).leave();
		expect(app.covers.map(({ book }) => book)).toEqual(before);
		const kept = await app.parts.shelf.open(practice.cover.book).load();
		expect(kept).toMatchObject({ ok: true, value: { rows: [{}] } });
	}, 60_000);

	test('a round that ended with the phone switched off leaves its group to the next one', async () => {
		const { app, settings } = await withRealBook();
		await roundsOf(app).begin('roll');
		const left = present(app.book, 'the group of the round').cover.book;
		expect(settings.get('round')).toBe(left);
		app.lock();
		await app.showShelf();
		await roundsOf(app).begin('roll');
		expect(app.covers.filter(({ practice }) => practice)).toHaveLength(1);
		expect(app.covers.map(({ book }) => book)).not.toContain(left);
	}, 60_000);
});

describe('the screen of the school', () => {
	test('shows six rounds and twelve lessons, and what was done on this phone', async () => {
		const { app, settings } = await anApp();
		settings.set('school', 'round-roll mistake');
		draw(app, School);
		for (const name of roundNames)
			expect(
				screen.getAllByRole('button', { name: new RegExp(english.say(`school.round-${name}`)) }).length
			).toBeGreaterThan(0);
		const isHere = ({ title }: (typeof lessons)[number]) =>
			screen.queryAllByRole('button', { name: new RegExp(english.say(title)) }).length > 0;
		const onFirst = lessons.filter(isHere);
		const doneOnFirst = screen.getAllByRole('img', { name: 'done' }).length;
		expect(await violations()).toEqual([]);
		await userEvent.click(screen.getByRole('button', { name: english.say('action.page-next') }));
		expect([...onFirst, ...lessons.filter(isHere)]).toEqual(lessons);
		expect(doneOnFirst + screen.queryAllByRole('img', { name: 'done' }).length).toBe(2);
		expect(await violations()).toEqual([]);
	});
});

describe('a lesson', () => {
	test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
		'%s: every sentence is said, and another picture is never called wrong',
		async (_, lesson) => {
			const { app, said } = await anApp();
			const { container } = draw(app, LessonScreen, { lesson });
			const goOn = () => userEvent.click(screen.getByRole('button', { name: english.say('action.go-on') }));
			expect(await violations()).toEqual([]);
			for (const { say } of lesson.cards) {
				expect(said.at(-1)).toContain(english.say(say));
				await goOn();
			}
			for (const { ask, choices, right, answer } of lesson.questions) {
				expect(said.at(-1)).toContain(english.say(ask));
				const pictures = [...container.querySelectorAll('.choices button')];
				expect(pictures).toHaveLength(choices.length);
				const other = right === 0 ? 1 : 0;
				await userEvent.click(present(pictures[other], 'another picture'));
				expect(said.at(-1)).toBe(`${english.say('school.look')} ${english.say(answer)}`);
				expect(said.at(-1)).not.toMatch(/wrong|no[,.!]/i);
				await userEvent.click(present(pictures[right], 'the right picture'));
				expect(said.at(-1)).toBe(`${english.say('school.yes')} ${english.say(answer)}`);
				expect(await violations()).toEqual([]);
				await goOn();
			}
			expect(new SchoolMarks(app.parts.settings).done).toEqual(new Set([lesson.id]));
		},
		30_000
	);
});
