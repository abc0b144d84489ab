import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, present, type BookId, type LocalDate } from '#kernel';
import { readJournal, writeJournal } from '#app';
import { createWords, loadLanguage } from '#i18n';
import type { GroupEvent } from '#group';
import * as reports from '#reports';
import { groupsAsJson, groupsTable } from '#papers/data/group-tables.ts';
import type { DecisionBlock } from '#papers/dossier/dossier-types.ts';
import { enclosedGroup } from '#papers/letter/branch-letters.ts';
import { saidText } from '#papers/cell-text.ts';
import { paperOfJournal } from '../../src/cli/paper-of-journal.ts';
import { shelvedGroup } from '../../src/lib/app/laptop/shelved-group.ts';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';
import { barelyEligible, threeYearsWithLoan, withoutDecisions } from '../support/dossier-books.ts';
import { dossierOf } from '../support/dossier.ts';
import { groupOfTables } from '../support/group-of-tables.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';
import { day, event } from '../support/builders.ts';
import { unknownFile } from '../support/in-memory-laptop.ts';

// How far a group is stands in four places: on page 1 of its file, in the list of a desk, in the tables and the JSON of the command,
// on the thread of the home screen. All of them count the marks of page 1.

const english = createWords('en', await loadLanguage('en'));

/** What each place says, read off the place itself. */
async function saidOf(events: readonly GroupEvent[], on: LocalDate) {
	const { paper, context } = dossierOf(events, on);
	const page = present(
		paper.blocks.find((block): block is DecisionBlock => block.kind === 'decision'),
		'there is a first page'
	);
	const marks = page.conditions.map(({ is }) => is);
	const answered = marks.filter((is) => is !== 'bank').length;
	const journal = readJournal(writeJournal({ book: { id: 'one' as BookId, currency: 'INR' }, events }));
	if (!journal.ok) throw new Error('a journal');
	const printed = await paperOfJournal(journal.value, {
		file: '-',
		paper: 'bank-file',
		out: '',
		on: null,
		member: null,
		meeting: null,
		names: false
	});
	if (!printed.ok) throw new Error(printed.error);
	const [rows] = printed.value.paper.leaves.filter(({ key }) => key === 'conditions');
	const group = groupOfTables(events, 'g');
	const { heads, rows: ofGroups } = groupsTable(group);
	const cell = (head: (typeof heads)[number]) => ofGroups[0]?.cells[heads.indexOf(head)];
	const json = JSON.parse(groupsAsJson([group])) as {
		readonly groups: readonly { readonly conditions: reports.PageHead }[];
	};
	const listed = shelvedGroup(journal.value, [], { ...unknownFile, on, rules: bankRules }).conditions;
	const rule = present(reports.doseRuleFor(bankRules, 'INR'), 'a rule comes with the app');
	const thread = reports.readyTenths(
		reports.bankStanding(events, { currency: 'INR', on }, { rule, dose: null }).head
	);
	return {
		page: {
			met: marks.filter((is) => is === 'met').length,
			of: answered,
			forBank: marks.length - answered,
			look: page.look.length
		},
		marksSay: marks.includes('notMet') ? 'notMet' : marks.includes('bank') ? 'bank' : 'met',
		verdict: { is: page.verdict.is, words: saidText(page.verdict.said, english) },
		desk: listed ?? null,
		printed: (rows?.sections ?? []).flatMap((section) => section.rows.map(({ cells }) => cells.at(-1))),
		marks,
		table: {
			is: cell('dossier.condition-is'),
			met: cell('desk.laptop-ready'),
			of: cell('desk.laptop-ready-of'),
			forBank: cell('desk.laptop-for-bank'),
			look: cell('desk.laptop-look')
		},
		letter: enclosedGroup(context, false),
		json: json.groups.map(({ conditions: { is, met, of, forBank, look } }) => ({
			is,
			met,
			of,
			forBank: forBank.length,
			look: look.length
		})),
		thread
	};
}

function agree(said: Awaited<ReturnType<typeof saidOf>>): void {
	const { page, verdict } = said;
	const is = said.marksSay;
	expect(verdict.is).toBe(is);
	expect(said.desk).toMatchObject({ is, ...page });
	expect(said.table).toEqual({
		is: { word: `dossier.is-${is}` },
		met: { count: page.met },
		of: { count: page.of },
		forBank: { count: page.forBank },
		look: { count: page.look }
	});
	expect(said.json).toEqual([{ is, ...page }]);
	expect(said.printed).toEqual(said.marks.map((mark) => ({ words: [`dossier.is-${mark}`] })));
	expect(said.thread === 10).toBe(page.of > 0 && page.met === page.of);
	// The letter to the branch asks for a draft's sum nowhere.
	expect([said.letter.head.is, said.letter.isDraft]).toEqual([is, is === 'notMet']);
	if (is === 'notMet') expect(said.letter.asked).toBeNull();
	expect(verdict.words).toContain(
		is === 'notMet'
			? `${String(page.of - page.met)} of ${String(page.of)}`
			: is === 'bank'
				? `The ${String(page.met)} conditions that the book can answer are met. For the bank to judge: `
				: `All ${String(page.met)} conditions are met`
	);
}

test('desk, page 1, command and home never disagree about what is met', async () => {
	const seen = new Set<string>();
	await fc.assert(
		fc.asyncProperty(randomHistory, fc.boolean(), async (history, resolves) => {
			const { events: played, today, state } = playedOnce(history);
			const last = addDays(today, 1);
			const more = [
				...(state.openMeeting === null ? [] : [event({ type: 'MeetingSealed', occurredOn: today })]),
				event({ type: 'ResolutionPassed', occurredOn: last, kind: 'applyForLoan', forIt: 3, present: 3 })
			];
			const events = resolves ? [...played, ...more] : played;
			const on = events
				.map(({ occurredOn }) => occurredOn)
				.sort()
				.at(-1);
			if (on === undefined) return;
			const said = await saidOf(events, on);
			agree(said);
			for (const is of said.marks) seen.add(is);
		}),
		{ numRuns: cases(5, 10), seed: seed() }
	);
	expect([...seen].sort()).toEqual(['bank', 'met', 'notMet']);
});

const today = day('2026-11-24');

test.each([
	['barely eligible', barelyEligible(today)],
	['three years', threeYearsWithLoan(today)],
	['exceptions', withoutDecisions(today)]
] as const)('so of the book of %s', async (_, events) => {
	const on =
		events
			.map(({ occurredOn }) => occurredOn)
			.sort()
			.at(-1) ?? today;
	agree(await saidOf(events, on));
});

test('a box that was never counted is no count that is right: the bank judges', async () => {
	const { marks } = await saidOf(threeYearsWithLoan(today), today);
	// Line 7 asks that the count is the book's; three years without one.
	expect(marks[6]).toBe('bank');
});
