import { zero, type Money } from '#money';
import type { MessageKey } from '#i18n';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { otherKinds, otherKindsIn, otherKindsOut } from '#session/other-kinds.ts';

/** What was written beside the steps of this meeting, kind by kind, as it is said: nobody writes it twice. */
export function writtenBeside(meeting: MeetingView): {
	/** The social fund among them, of which most is given in the roll. */
	readonly all: readonly string[];
	readonly isAny: boolean;
	/** The way to it, and without the social fund what is there. */
	readonly label: string;
} {
	const { other, toBank, fromBank } = meeting.figures;
	const { socialIn, ...kinds } = other;
	const line = (what: MessageKey, amount: Money = zero): readonly string[] =>
		amount > 0 ? [meeting.words.line(meeting.words.say(what), amount, meeting.currency)] : [];
	const ofKinds = [...otherKindsIn, ...otherKindsOut].flatMap((kind) =>
		kind === 'socialIn' ? [] : line(otherKinds[kind].words, kinds[kind])
	);
	const beside = [
		...ofKinds,
		...line('meeting.close-banked', toBank),
		...line('meeting.close-from-bank', fromBank)
	];
	const title = meeting.words.say('meeting.step-other');
	const isAny = beside.length > 0;
	return {
		all: [...line(otherKinds.socialIn.words, socialIn), ...beside],
		isAny,
		label: isAny ? `${title}: ${beside.join(' ')}` : title
	};
}
