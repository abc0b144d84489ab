import type { WriteAct } from '#app';
import { officersWhoDecide, type Command, type Rejection } from '#group';
import type { MemberId } from '#kernel';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { OfficerCodes } from '../../frame/opening/officer-codes.svelte.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';

/** Puts away the open page if it is empty, by the codes that would close it (ADR 0118). */
export class PutAwayDraft extends MeetingAct {
	readonly codes: OfficerCodes<WriteAct>;

	constructor(meeting: MeetingView) {
		super(meeting);
		this.codes = new OfficerCodes<WriteAct>(meeting, {
			act: () => ({ type: 'write', commands: [this.#command([])] }),
			isEnough: () => this.canWrite
		});
	}

	readonly canWrite: boolean = $derived.by(() => this.#refusalOf(this.codes.given) === null);
	/** Reason why not even all codes would do: the page has entries, or too few women came where one officer is left. */
	readonly refusal: SpokenReason | null = $derived.by(() => {
		const { words, currency } = this.meeting;
		const refused = this.#refusalOf(this.#deciding);
		return refused === null ? null : spokenReason(refused, words, currency);
	});

	async write(): Promise<boolean> {
		const { book, words } = this.meeting;
		const { approved } = this.codes;
		const isWritten =
			approved !== null && (await this.recordAsItIs([approved], words.say('meeting.dropped')));
		if (isWritten) book.forgetTalk();
		return isWritten;
	}

	get #deciding(): readonly MemberId[] {
		return officersWhoDecide(this.meeting.book.state);
	}
	#refusalOf(approvedBy: readonly MemberId[]): Rejection | null {
		return this.meeting.book.blockedBy(this.#command(approvedBy));
	}
	#command(approvedBy: readonly MemberId[]): Command {
		return { type: 'PutMeetingAway', on: this.meeting.app.today, approvedBy };
	}
}
