import type { CurrencyCode } from '#money';
import { groupHealth, reasonsForHelp, type WeighedReason } from '#reports';
import type { IconName, Words } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';

/** Reason why a group needs help, with its icon. */
export interface HelpMark {
	readonly kind: WeighedReason['kind'];
	readonly weight: WeighedReason['weight'];
	readonly icon: IconName;
	readonly text: string;
}

/** Reasons why the open group needs help, highest weight first. */
export function helpMarksOf(app: AppState, book: BookView): readonly HelpMark[] {
	const { lastBackup } = app.chosen ?? book.cover;
	const health = groupHealth(book.state, lastBackup?.on ?? null, app.today);
	const words = wordsOf(app);
	return reasonsForHelp(health, app.today).map((reason) => helpMark(reason, words, book.currency));
}

/** Text and icon of a reason. */
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
