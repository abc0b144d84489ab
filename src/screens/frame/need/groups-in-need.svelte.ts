import type { JournalFile } from '#app';
import type { LocalDate } from '#kernel';
import type { CurrencyCode } from '#money';
import { groupHealth, needsHelp, reasonsForHelp, type WeighedReason } from '#reports';
import type { IconName, Words } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import { journalOfBytes } from '#session/journal-of-file.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { bytesOf, type ChosenFile } from '../copies/chosen-file.ts';

/** One reason why a group needs help, with its picture. */
export interface HelpMark {
	readonly kind: WeighedReason['kind'];
	readonly weight: WeighedReason['weight'];
	readonly icon: IconName;
	readonly text: string;
}

export interface GroupToHelp {
	readonly name: string;
	readonly marks: readonly HelpMark[];
}

/** Files that are looked at in one go: what one cluster of villages has. */
const filesMost = 300;

/** Staff with the journals of many groups: which of them needs help first. Only figures stay, and only on the screen. */
export class GroupsInNeed {
	readonly #app: AppState;
	readonly #stopped = new AbortController();
	busy = $state(false);
	/** Names of the groups whose books were read. */
	read = $state.raw<readonly string[]>([]);
	/** Names of files that were no whole books, of those of practice groups, and how many were too many to be opened. */
	unread = $state.raw<readonly string[]>([]);
	practice = $state.raw<readonly string[]>([]);
	notOpened = $state(0);
	/** The worst first; null before files were read. */
	groups = $state.raw<readonly GroupToHelp[] | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** What is read beside the screen ends. */
	leave(): void {
		this.#stopped.abort();
	}

	async choose(files: readonly (ChosenFile & { readonly name: string })[]): Promise<void> {
		this.busy = true;
		const healths: { key: Named; health: ReturnType<typeof groupHealth> }[] = [];
		const [unread, practice]: [string[], string[]] = [[], []];
		this.notOpened = Math.max(0, files.length - filesMost);
		// One after the other: the whole of one book is let go before the next is read.
		for (const file of files.slice(0, filesMost)) {
			const journal = await journalIn(this.#app, file, this.#stopped.signal);
			if (this.#stopped.signal.aborted) return;
			if (journal === null) unread.push(file.name);
			else if (journal.book.practice === true) practice.push(file.name);
			else healths.push({ key: namedIn(journal), health: healthIn(journal, this.#app.today) });
		}
		const words = wordsOf(this.#app);
		this.read = healths.map(({ key }) => key.name);
		this.unread = unread;
		this.practice = practice;
		this.groups = needsHelp(healths, this.#app.today).map(({ key, reasons }) => ({
			name: key.name,
			marks: reasons.map((reason) => helpMark(reason, words, key.currency))
		}));
		this.busy = false;
		void this.#app.speaker.say(this.summary);
	}

	/** How many of them, in words; '' before files were read. */
	get summary(): string {
		if (this.groups === null || this.read.length === 0) return '';
		const words = wordsOf(this.#app);
		const [count, total] = [words.number(this.groups.length), words.number(this.read.length)];
		return this.groups.length === 0
			? words.say('desk.need-all-well')
			: words.say('desk.need-count', { count, total });
	}
}

interface Named {
	readonly name: string;
	readonly currency: CurrencyCode;
}

const namedIn = ({ state, book }: JournalFile): Named => ({
	name: state.name ?? '',
	currency: book.currency
});

async function journalIn(app: AppState, file: ChosenFile, stop: AbortSignal): Promise<JournalFile | null> {
	const bytes = await bytesOf(file, 'journal');
	if (!bytes.ok) return null;
	const read = await journalOfBytes(app, bytes.value, stop);
	return read.ok ? read.value : null;
}

/** The file itself is a copy away from the phone, as old as its last entry. */
function healthIn({ state, events }: JournalFile, on: LocalDate) {
	const last = events.map(({ occurredOn }) => occurredOn).reduce<LocalDate | null>(later, null);
	return groupHealth(state, last, on);
}

const later = (one: LocalDate | null, other: LocalDate) => (one === null || other > one ? other : one);

/** Why the group whose book is open needs help, the weightiest reason first. */
export function helpMarksOf(app: AppState, book: BookView): readonly HelpMark[] {
	const { lastBackup } = app.chosen ?? book.cover;
	const health = groupHealth(book.state, lastBackup?.on ?? null, app.today);
	const words = wordsOf(app);
	return reasonsForHelp(health, app.today).map((reason) => helpMark(reason, words, book.currency));
}

/** A reason in words and as a picture. */
export function helpMark(reason: WeighedReason, words: Words, currency: CurrencyCode): HelpMark {
	return { kind: reason.kind, weight: reason.weight, ...pictured(reason, words, currency) };
}

function pictured(
	reason: WeighedReason,
	words: Words,
	currency: CurrencyCode
): { readonly icon: IconName; readonly text: string } {
	const inWords = (amount: Parameters<Words['amount']>[0]) => words.amount(amount, currency);
	switch (reason.kind) {
		case 'missedMeetings':
			return {
				icon: 'empty-mat',
				text: words.say('desk.need-missed-meetings', { count: words.number(reason.missed) })
			};
		case 'unexplainedDifference': {
			const amount = inWords(Math.abs(reason.amount) as typeof reason.amount);
			return { icon: 'unequal', text: words.say('desk.need-unexplained', { amount }) };
		}
		case 'differences': {
			const values = { count: words.number(reason.count), amount: inWords(reason.amount) };
			return { icon: 'unequal', text: words.say('desk.need-differences', values) };
		}
		case 'overdue': {
			const values = { amount: inWords(reason.amount), days: words.number(reason.days) };
			return { icon: 'late-coin', text: words.say('desk.need-overdue', values) };
		}
		case 'noDeposit':
			return {
				icon: 'box-to-bank',
				text: words.say('desk.need-no-deposit', { amount: inWords(reason.over) })
			};
		case 'bankDiffers':
			return { icon: 'passbook', text: words.say('desk.need-bank-differs') };
		case 'disputes':
			return {
				icon: 'dispute',
				text: words.say('desk.need-disputes', { count: words.number(reason.count) })
			};
		case 'noBackup':
			return { icon: 'phone-away', text: words.say('desk.need-no-backup') };
	}
}
