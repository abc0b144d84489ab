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

/** The sheet that a group fills in by pen at its next meeting. */
export interface FillPaperData {
	readonly currency: CurrencyCode;
	readonly day: LocalDate;
	/** Four characters, the same on all pages of one print. */
	readonly serial: string;
	/** The first three sign at the bottom. */
	readonly officers: PaperOfficers;
	readonly pages: readonly FillPage[];
}

export interface FillPage {
	readonly form: FillForm;
	/** Members of the rows without names, so that a lost sheet reveals nobody's money. */
	readonly faces: readonly MemberFace[];
	/** Content of the QR code. */
	readonly code: string;
}

/** Parameters of a print that the book state does not contain. */
export interface FillPrint {
	readonly book: string;
	readonly currency: CurrencyCode;
	readonly day: LocalDate;
	/** Random for each print, less than 2^20. */
	readonly serial: number;
	readonly hash: HashOfText;
}

/** Builds the sheet of the next regular meeting. Nothing is stored, because the same book reproduces the same page. */
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

/** Returns what rules and loans ask of each member at a regular meeting on that day. */
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

/** Number of saving dots; for shares it is capped at the largest purchase per meeting (ledger law 2). */
const stepsMost = 5;

const usualOf = (rules: Constitution | null, memberId: Parameters<typeof savingDueAtMeeting>[1]): Money =>
	rules === null ? zero : savingDueAtMeeting(rules, memberId);

/** Returns the state as if the meeting had been opened, so that dues of this meeting are included. */
function asOpened(state: GroupState, day: LocalDate): GroupState {
	if (state.openMeeting?.kind === 'regular') return state;
	const opened = decide(state, { type: 'OpenMeeting', on: day, kind: 'regular' }, triedOut);
	return opened.ok ? opened.value.state : state;
}

/** Context of a command whose result is discarded. */
const triedOut: Parameters<typeof decide>[2] = {
	newEventId: () => 'tried-out' as ReturnType<Parameters<typeof decide>[2]['newEventId']>,
	recordedAt: '2000-01-01T00:00:00Z' as Instant
};
