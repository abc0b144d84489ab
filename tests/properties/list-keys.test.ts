import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '#kernel';
import * as reports from '#reports';
import { bookKinds, bookPaper, registerKinds, registerPaper } from '#papers/registers/registers.ts';
import { booksContext } from '#papers/context.ts';
import { dossierContext } from '#papers/dossier/context.ts';
import { dossierPaper } from '#papers/dossier/paper.ts';
import { faceOf } from '#papers/face.ts';
import { withHeading } from '#papers/paging.ts';
import { meetingPaper } from '#papers/meeting/meeting-paper.ts';
import { pictureRows } from '#papers/paper-data.ts';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// A list is drawn only where no two of its lines have one key: Svelte stops at the first pair, and the page stays as it was.

const currency = 'INR';
const rule = present(reports.doseRuleFor(bankRules, currency), 'the app comes with a rule');

function expectUnlike(what: string, keys: readonly string[]): void {
	expect(
		keys.filter((key, place) => keys.indexOf(key) < place),
		what
	).toEqual([]);
}

type Played = ReturnType<typeof playedOnce>;

/** What the red book lists, and the sheet of each meeting. */
function sheets({ events, state }: Played): void {
	const cards = reports.meetingList(events, { currency });
	expectUnlike(
		'cards',
		cards.map(({ kind, number }) => `${kind} ${String(number)}`)
	);
	for (const card of cards) {
		const sheet = present(reports.meetingSheet(events, { currency, ...card }), 'a meeting of the book');
		const { box, given, corrections } = meetingPaper(
			sheet,
			(id) => faceOf(state, id, null),
			() => null,
			null
		);
		for (const rows of [box.inRows, box.outRows, given, corrections])
			expectUnlike(
				'sheet',
				rows.map(({ key }) => key)
			);
	}
}

function herPages({ events, state }: Played): void {
	for (const memberId of state.members.keys()) {
		const page = reports.memberPage(events, { currency, memberId });
		expectUnlike(
			'her rows',
			pictureRows(page).map(({ key }) => key)
		);
	}
}

function papers({ events }: Played): void {
	const book = reports.accountBook(events, { currency });
	const context = booksContext({ reports, events, currency, book }, () => null);
	const made = [
		...bookKinds.map((kind) => [kind, bookPaper(kind, context)] as const),
		...registerKinds.map((kind) => [kind, registerPaper(kind, context)] as const)
	];
	for (const [kind, { paper, detail = paper }] of made)
		for (const { leaves } of [paper, detail]) {
			expectUnlike(
				kind,
				leaves.map(({ key }) => key)
			);
			for (const { columns, sections } of leaves) {
				expectUnlike(
					kind,
					columns.map(({ key }) => key)
				);
				expectUnlike(
					kind,
					sections.flatMap(withHeading).map(({ key }) => key)
				);
			}
		}
	const dossier = dossierContext(context, {
		rules: bankRules,
		choice: { rule, dose: null },
		nameOf: () => null
	});
	const { blocks } = dossierPaper(dossier);
	expectUnlike(
		'file for the bank',
		blocks.map(({ key }) => key)
	);
	for (const block of blocks) {
		if (block.kind === 'table')
			expectUnlike(
				block.key,
				block.sections.flatMap(withHeading).map(({ key }) => key)
			);
		if (block.kind === 'fields' || block.kind === 'decision')
			for (const row of block.kind === 'fields' ? block.rows : block.who)
				expectUnlike(
					block.key,
					row.map(({ label }) => label)
				);
	}
}

const lists = { 'the sheets of meetings': sheets, 'her page': herPages, papers };

test.each(Object.entries(lists))('no two lines of a list have one key: %s', (_, look) => {
	fc.assert(
		fc.property(randomHistory, (history) => look(playedOnce(history))),
		{ numRuns: cases(8, 12), seed: seed(), endOnFailure: true }
	);
});
