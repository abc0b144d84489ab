import { jsonIn, type BookId } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { forgetSetupDraft, type SetupDraft } from './setup-draft.svelte.ts';

const fields = [
	'place',
	'first',
	'name',
	'currency',
	'day',
	'members',
	'president',
	'secondOffice',
	'second',
	'writer',
	'fromPaper',
	'cover'
] as const;

interface Kept extends Pick<SetupDraft, (typeof fields)[number] | 'where' | 'banks' | 'pages'> {
	/** Version; answers of another one are not read. */
	readonly v: 1;
	readonly rules: SetupDraft['rules']['rules'];
	readonly sheet: string;
}

/** Every answer but the codes: those of other women must stay secret from her whose code opens the draft, and are made anew. */
export function answersKept(draft: SetupDraft): string {
	const said = Object.fromEntries(fields.map((field) => [field, draft[field]]));
	const { where, banks, pages } = draft;
	return JSON.stringify({
		v: 1,
		...said,
		where,
		banks,
		pages,
		rules: draft.rules.rules,
		sheet: draft.sheet.told
	});
}

/** @returns the draft with these answers; null if another version of the app stored them */
export function takeAnswers(
	app: AppState,
	text: string,
	book: BookId,
	code: NonNullable<SetupDraft['firstCode']>
): SetupDraft | null {
	const kept = jsonIn(text) as Kept | undefined;
	if (kept?.v !== 1) return null;
	const { where, banks, rules, sheet, pages } = kept;
	const draft = forgetSetupDraft(app, pages);
	for (const field of fields) Object.assign(draft, { [field]: kept[field] });
	Object.assign(draft.where, where);
	Object.assign(draft.banks, banks);
	draft.rules.change(rules);
	draft.sheet.restore(sheet);
	draft.firstCode = code;
	draft.book = app.founding.begin(book);
	return draft;
}
