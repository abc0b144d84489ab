import type { MemberId } from '#kernel';
import { askedOf, beginningOf, type Command, lacksApprovals, officersAsked, officersWhoDecide } from '#group';
import { money, zero, type Money } from '#money';
import { countByPiece, type Counts } from '#ui/money/counts.ts';
import type { Laid } from '#ui/money/laid.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { Talk } from '../../frame/talk.svelte.ts';

export type CountStep = 'count' | 'compare' | 'write';

/** Why book and box differ: codes from a list, never typed. */
export const differenceReasons = ['counting', 'changeGiven', 'notFound', 'other'] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

/** Counting blind, comparing, and writing a difference openly. */
export class CountView extends Talk<CountStep> {
	counts = $state.raw<Counts>({});
	agreed = $state.raw<readonly MemberId[]>([]);
	reason = $state<DifferenceReason | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting, 'count');
		// A count that still stands, and was found unequal: the question is open.
		const { book } = meeting;
		const counted = meeting.begun?.counted;
		if (counted && counted.book === book.box && counted.cash !== book.box) this.go('compare');
	}

	/** What was counted, in minor units. */
	get counted(): Money {
		return this.meeting.begun?.counted?.cash ?? zero;
	}
	/** The pieces that were counted; none where the app was started again after the count. */
	get laid(): Laid {
		return countByPiece(this.counts, this.meeting.currency).filter(({ count }) => count > 0);
	}
	get book(): Money {
		return this.meeting.book.box;
	}
	get isEqual(): boolean {
		return this.counted === this.book;
	}
	/** Officers who are here: the difference is theirs to say yes to, and to approve at the seal. */
	get officers(): readonly MemberId[] {
		const deciding = officersWhoDecide(this.meeting.state);
		return this.meeting.here.filter((memberId) => deciding.includes(memberId));
	}
	/** Women who have said yes, of how many: the main action shows who is still missing. */
	get rings(): { readonly full: number; readonly of: number } {
		const of = officersAsked(beginningOf(this.meeting.state), askedOf('CashDifferenceAccepted'));
		return { full: Math.min(of, this.agreed.length), of };
	}
	get canWrite(): boolean {
		const asked = askedOf('CashDifferenceAccepted');
		return this.reason !== null && lacksApprovals(this.meeting.state, this.agreed, asked) === null;
	}

	get comparePrompt(): string {
		const { words } = this.meeting;
		const difference = this.counted - this.book;
		if (difference === 0) return words.say('meeting.difference-prompt-equal');
		return words.say(difference < 0 ? 'meeting.difference-prompt-less' : 'meeting.difference-prompt-more', {
			book: this.meeting.amountWords(this.book),
			box: this.meeting.amountWords(this.counted),
			amount: this.meeting.amountWords(money(Math.abs(difference)))
		});
	}

	readonly change = (counts: Counts): void => {
		this.counts = counts;
	};

	/** The count is written, then the book's figure shows. */
	async compare(): Promise<void> {
		const { currency, day } = this.meeting;
		const pieces = new Map(countByPiece(this.counts, currency).map(({ piece, count }) => [piece, count]));
		const command: Command = { type: 'CountCash', on: day, pieces };
		const said = () =>
			this.meeting.words.say('meeting.count-read-back', { amount: this.meeting.amountWords(this.counted) });
		if (!(await this.record([command], said))) return;
		this.renew();
		this.go('compare');
		if (!this.isEqual) return;
		this.meeting.app.parts.vibrate([30, 50, 30]);
		this.meeting.app.parts.sounds?.play('chord');
	}

	countAgain(): void {
		this.counts = {};
		this.go('count');
	}
	askToWrite(): void {
		this.go('write');
	}
	backToCompare(): void {
		this.go('compare');
	}

	toggleAgreed(memberId: MemberId): void {
		this.agreed = this.agreed.includes(memberId)
			? this.agreed.filter((one) => one !== memberId)
			: [...this.agreed, memberId];
	}
	chooseReason(reason: DifferenceReason): void {
		this.reason = reason;
	}

	/** The difference is written openly; book and box are then equal. */
	async write(): Promise<boolean> {
		const { day, words } = this.meeting;
		const difference = this.counted - this.book;
		const amount = this.meeting.amountWords(money(Math.abs(difference)));
		const command: Command = {
			type: 'AcceptCashDifference',
			on: day,
			reason: this.reason ?? 'other',
			agreedBy: this.agreed
		};
		const said = words.say(
			difference < 0 ? 'meeting.difference-read-back' : 'meeting.difference-read-back-more',
			{ amount }
		);
		return this.record([command], said);
	}
}
