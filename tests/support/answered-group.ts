import { present, type LocalDate } from '#kernel';
import { money } from '#money';
import type { AppState } from '#session/app-state.svelte.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import { anApp } from './app.ts';

/** The group of the training booklet: monthly, ₹25, 2 % on what is left, ₹1,000 of its own in the box. */
export function answered(app: AppState): SetupScreen {
	const setup = new SetupScreen(app);
	const { draft } = setup;
	draft.name = 'Sita';
	draft.day = '2006-03-05' as LocalDate;
	draft.every = 'month';
	draft.saving = money(2500);
	draft.chooseFirst('parrot');
	draft.firstCode = present(draft.firstGiving.given[0], 'she has the phone');
	for (const symbol of ['fish', 'goat']) draft.addMember(symbol);
	draft.openMember(present(draft.first, 'she has the phone'));
	draft.nameMember('Rekha');
	const [first, second, third] = draft.members.map(({ memberId }) => memberId);
	draft.president = present(first, 'three women');
	draft.second = present(second, 'three women');
	draft.writer = present(third, 'three women');
	while (!draft.giving.isDone) {
		draft.giving.repeat();
		draft.giving.answer(draft.giving.code);
	}
	draft.fromPaper = true;
	draft.sheet.write('box', money(100_000));
	draft.sheet.bookRestAsSurplus();
	return setup;
}

/** A phone with that group, locked. */
export async function withGroup() {
	const test = await anApp();
	const { app } = test;
	const setup = answered(app);
	const codes = setup.draft.codes.map(({ digits }) => digits);
	await setup.make();
	const book = present(app.chosen, 'the group was made').book;
	const { letters } = present(keyPapers(app).of(book), 'the key paper waits');
	return Object.assign(test, { codes, letters, book });
}
