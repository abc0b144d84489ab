import type { Instant, LocalDate } from '#kernel';
import {
	activeMembers,
	decide,
	officesOn,
	ruledFines,
	rulesOn,
	savingDueAtMeeting,
	socialFundDueAtMeeting,
	type Constitution,
	type GroupState
} from '#group';
import type { MemberFace, MessageKey } from '#i18n';
import { zero, type CurrencyCode, type Money } from '#money';
import { dueOf } from '#reports';
import { faceOf } from '../../face.ts';
import type { PaperOfficers } from '../../paper-types.ts';
import { fillForms, type FillAsked, type FillForm } from './form.ts';
import { sheetRevision } from './layout.ts';
import { sheetCheck, codeText, groupSigns, serialSigns, type HashOfText } from './sheet-code.ts';

/** The sheet that a group fills by pen at its next meeting. */
export interface FillPaperData {
	readonly currency: CurrencyCode;
	/** The planned day. */
	readonly day: LocalDate;
	/** Four signs, the same on all pages of one print. */
	readonly serial: string;
	/** The first three sign at the foot. */
	readonly officers: PaperOfficers;
	readonly pages: readonly FillPage[];
}

export interface FillPage {
	readonly form: FillForm;
	/** Women of the rows, without their names: a lost sheet tells nobody's money. */
	readonly faces: readonly MemberFace[];
	/** What stands in the square code. */
	readonly code: string;
}

/** Beside the book: which print this is, and of which book. */
export interface FillPrint {
	readonly book: string;
	readonly currency: CurrencyCode;
	readonly day: LocalDate;
	/** Drawn for each print, below 2^20. */
	readonly serial: number;
	readonly hash: HashOfText;
}

/** The sheet of the next regular meeting; nothing is stored, since the same book makes the same page again. */
export async function fillPaper(state: GroupState, print: FillPrint): Promise<FillPaperData> {
	const { book, currency, day, serial, hash } = print;
	const isOpen = state.openMeeting?.kind === 'regular';
	const after = state.lastNumber.regular - (isOpen ? 1 : 0);
	const forms = fillForms(askedOn(state, currency, day));
	const group = await groupSigns(book, hash);
	const faceByNumber = new Map(
		activeMembers(state).map(({ memberId, number }) => [number, faceOf(state, memberId, null)])
	);
	const pages = forms.map(async (form, place): Promise<FillPage> => {
		const where = { after, ahead: 1, day, page: place + 1, pages: forms.length };
		const check = await sheetCheck(form, where, hash);
		const faces = form.rows.flatMap(({ number }) => faceByNumber.get(number) ?? []);
		return { form, faces, code: codeText({ revision: sheetRevision, group, serial, check, ...where }) };
	});
	const officers = officesOn(state, day).map(({ memberId, office }) => ({
		face: faceOf(state, memberId, null),
		office: `paper.${office}` satisfies MessageKey
	}));
	return { currency, day, serial: serialSigns(serial), officers, pages: await Promise.all(pages) };
}

/** What the rules and the loans ask of each woman at a regular meeting of that day. */
export function askedOn(state: GroupState, currency: CurrencyCode, day: LocalDate): FillAsked {
	const rules = rulesOn(state, day);
	const open = asOpened(state, day);
	return {
		currency,
		steps:
			rules?.saving.mode === 'shares' ? Math.min(stepsMost, rules.saving.sharesMax ?? stepsMost) : stepsMost,
		fund: rules === null ? zero : socialFundDueAtMeeting(rules),
		fines: rules !== null && ruledFines.some((reason) => (rules.fines[reason] ?? 0) > 0),
		rows: activeMembers(state)
			.map(({ memberId, number }) => {
				const { asked, payOff } = dueOf(open, memberId, day);
				return { number, usual: usualOf(rules, memberId), due: payOff > 0 ? asked : null };
			})
			.sort((one, other) => one.number - other.number)
	};
}

/** Dots of the staircase; of shares as many as may be bought at a meeting where that is less (ledger law 2). */
const stepsMost = 5;

const usualOf = (rules: Constitution | null, memberId: Parameters<typeof savingDueAtMeeting>[1]): Money =>
	rules === null ? zero : savingDueAtMeeting(rules, memberId);

/** The book as if the meeting had begun, as its screens see it: what falls due at this meeting is due. */
function asOpened(state: GroupState, day: LocalDate): GroupState {
	if (state.openMeeting?.kind === 'regular') return state;
	const opened = decide(state, { type: 'OpenMeeting', on: day, kind: 'regular' }, triedOut);
	return opened.ok ? opened.value.state : state;
}

/** Nothing of it is recorded. */
const triedOut: Parameters<typeof decide>[2] = {
	newEventId: () => 'tried-out' as ReturnType<Parameters<typeof decide>[2]['newEventId']>,
	recordedAt: '2000-01-01T00:00:00Z' as Instant
};
