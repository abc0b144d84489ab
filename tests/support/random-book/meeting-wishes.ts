import { addDays, type LocalDate, type MemberId } from '#kernel';
import { fundOfRoll, membersOn, savingDueAtMeeting, type Command } from '#group';
import { money, type Money } from '#money';
import type { Asked, Wishes } from './asked.ts';

/** Meetings: they are opened, the roll is taken, the box is counted, they are sealed. */

export const meetingWishes = {
	meet: (asked: Asked) => [
		...closing(asked),
		{ type: 'OpenMeeting', on: asked.today, kind: 'regular' },
		...roll(asked, asked.today)
	],
	/**
	 * Now and then somebody changes who can open the book. Now and then the page was opened by mistake: it is put away again, by officers'
	 * codes or, of a bold wish, by none.
	 */
	desk: (asked) => [
		...closing(asked),
		...(asked.once(4, 3)
			? [
					{
						type: 'NoteAccess',
						on: asked.today,
						what: 'codeGiven',
						memberId: asked.memberId
					} satisfies Command
				]
			: []),
		{ type: 'OpenMeeting', on: asked.today, kind: 'desk' },
		...(asked.once(5, 7)
			? [
					{
						type: 'PutMeetingAway',
						on: asked.today,
						approvedBy: asked.bold ? [] : asked.agreedBy
					} satisfies Command
				]
			: [])
	],
	special: (asked) => [
		...closing(asked),
		{ type: 'OpenMeeting', on: asked.today, kind: 'special', calledBy: asked.memberId },
		...roll(asked, asked.today)
	],
	/** Of a day before the last one, not before the founding; a bold one before it. */
	lateMeeting: (asked) => {
		const day = addDays(asked.today, -(asked.number(1) % 60));
		const first = asked.state.foundedOn ?? day;
		const on = asked.bold ? addDays(first, -1) : day < first ? first : day;
		const last = asked.state.lastNumber.regular;
		const number = Math.max(1, last + (asked.once(6, 4) ? 0 : 1 + (asked.number(2) % 2)));
		return [
			...closing(asked),
			{ type: 'OpenMeeting', on, kind: 'regular', late: { number } },
			...roll(asked, on)
		];
	},
	seal: (asked) => {
		const sealed = sealing(asked, asked.once(4, 1) ? (asked.number(2) % 9) - 4 : 0);
		const { on, agreedBy } = asked;
		// A difference that is not there is not accepted.
		const accept: Command = { type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy };
		return asked.bold ? sealed.toSpliced(1, 0, accept) : sealed;
	},
	answer: (asked) => [answerOf(asked, asked.memberId, asked.on, 1)],
	mark: (asked) => [
		{
			type: 'MarkAttendance',
			on: asked.on,
			memberId: asked.memberId,
			state: asked.one(['present', 'late', 'absent', 'excused'] as const) ?? 'present'
		}
	],
	/** What a passbook showed is told beside it: it takes no chance of its own, so that older histories stay as they are. */
	pen: (asked) => {
		const step = asked.one(['roll', 'giveBack', 'fines', 'loan', 'count'] as const) ?? 'roll';
		const outcome = step === 'roll' ? 'same' : step === 'fines' ? 'other' : 'left';
		return [
			{ type: 'TakePen', on: asked.on, memberId: asked.memberId, step },
			{ type: 'CompareLastCode', on: asked.on, outcome }
		];
	},
	/** A bold wish counts a piece that does not exist, or a finger stays on a key. */
	count: (asked) => {
		const held = asked.held('box');
		const pieces = asked.once(6, 2)
			? new Map([[money(100), 111_111]])
			: piecesOf(held, asked.bold ? 300 : 100);
		return [{ type: 'CountCash', on: asked.on, pieces }];
	}
} satisfies Wishes;

/** A circle that is still open counts and seals first; what was at the desk is sealed by the next regular meeting. */
function closing(asked: Asked): readonly Command[] {
	const { openMeeting } = asked.state;
	return openMeeting === null || openMeeting.kind === 'desk' ? [] : sealing(asked, 0);
}

/** Notes of 500, and coins for the rest. */
function piecesOf(paise: number, coin: number): ReadonlyMap<Money, number> {
	const notes = Math.floor(paise / 50_000);
	return new Map([
		[money(50_000), notes],
		[money(coin), (paise - notes * 50_000) / 100]
	]);
}

/** Counts what is there, or so many rupees less, and writes the difference openly. Nobody counts a late meeting. */
function sealing(asked: Asked, short: number): readonly Command[] {
	const { on, agreedBy } = asked;
	const book = asked.held('box');
	const counted = Math.max(0, book - short * 100);
	const seal: Command = { type: 'SealMeeting', on, approvals: agreedBy, agenda: ['saving'] };
	if (asked.state.openMeeting?.late === true) return [seal];
	return [
		{ type: 'CountCash', on, pieces: piecesOf(counted, 100) },
		...(counted === book
			? []
			: [{ type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy } satisfies Command]),
		seal
	];
}

/** Most women come and give; of who has left since only that she came is known. */
function roll(asked: Asked, on: LocalDate): readonly Command[] {
	return membersOn(asked.state, on).flatMap(({ memberId, leftOn }, place): readonly Command[] => {
		if (asked.once(25, 10 + place)) return [];
		if (leftOn !== null && !asked.bold) return [{ type: 'AnswerRoll', on, memberId, answer: 'came' }];
		return [answerOf(asked, memberId, on, 30 + place)];
	});
}

function answerOf(asked: Asked, memberId: MemberId, on: LocalDate, turn: number): Command {
	const { rules } = asked;
	const given = asked.number(turn) % 17;
	if (given === 0) return { type: 'MarkAttendance', on, memberId, state: 'excused' };
	if (given === 1) return { type: 'AnswerRoll', on, memberId, answer: 'absent' };
	const due = savingDueAtMeeting(rules, memberId);
	if (given === 2 || due === 0) return { type: 'AnswerRoll', on, memberId, answer: 'came', late: given < 5 };
	const isMore = given === 3 && fundOfRoll(asked.state, on) === 'regular';
	const fund = given % 2 === 0 ? rules.socialFund : null;
	return {
		type: 'AnswerRoll',
		on,
		memberId,
		answer: 'gave',
		amount: isMore ? money(due + 500) : due,
		...(fund && { socialFund: fund.amount }),
		late: given === 4
	};
}
