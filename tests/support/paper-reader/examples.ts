import type { LocalDate } from '#kernel';
import { money } from '#money';
import type { MemberFace } from '#i18n';
import { memberSymbols } from '#kernel';
import { fillDrawing } from '#papers/meeting/fill/drawing.ts';
import type { FillPaperData } from '#papers/meeting/fill/fill-paper.ts';
import { fillForms, type FillAsked, type FillForm } from '#papers/meeting/fill/form.ts';
import { layoutOf, type FillLayout } from '#papers/meeting/fill/layout.ts';
import { codeText } from '#papers/meeting/fill/sheet-code.ts';
import type { BothWords } from '#papers/cell-text.ts';
import type { PaperFrame } from '#papers/paper-types.ts';
import { printed, type Sheet } from './printed.ts';

/** Pages that are filled and photographed. */
export interface ExamplePage {
	readonly name: string;
	readonly code: string;
	readonly layout: FillLayout;
	readonly blank: Sheet;
}

type Dues = readonly (number | null)[];

/** Figures as in groups of Bihar, in rupees. */
function asked(
	women: number,
	usual: number,
	dues: Dues,
	fund: number,
	fines: boolean,
	own: Readonly<Record<number, number>> = {}
): FillAsked {
	const rows = Array.from({ length: women }, (_, place) => {
		const due = dues[place % dues.length] ?? null;
		return {
			number: place + 1,
			usual: money((own[place + 1] ?? usual) * 100),
			due: due === null ? null : money(due * 100)
		};
	});
	return { currency: 'INR', steps: 5, fund: money(fund * 100), fines, rows };
}

/** 12 and 25 women, weekly and monthly: who owes much, who owes nothing, with and without help fund and fines. */
export const exampleGroups: Readonly<Record<string, FillAsked>> = {
	w12: asked(12, 20, [110, null, 55, null, 220, 170, null, 85, null, 340, 60, null], 5, true),
	w25: asked(25, 50, [220, null, 340, 110, null, 530, null, 60, 275], 10, true),
	m12: asked(12, 100, [1250, null, 850, 2100, null, 1150, 650], 0, true),
	m25: asked(25, 200, [null, 1150, 2300, null, 550, 1850, null, 950], 20, false, { 4: 500, 9: 500, 17: 500 })
};

export const frame: PaperFrame = {
	group: 'Ujala',
	currency: 'INR',
	practice: false,
	printedOn: '2026-12-01' as LocalDate,
	release: '1.2.3',
	until: null,
	seal: null
};

const faceOf = (number: number): MemberFace => ({
	number,
	colour: 1,
	symbol: memberSymbols[number % memberSymbols.length] ?? ''
});

/** A sheet as `fillPaper` makes it of a book; its check is not computed. */
export function examplePaper(name: string): FillPaperData {
	const day = '2026-12-01' as LocalDate;
	const forms = fillForms(exampleGroups[name] ?? asked(12, 20, [null], 0, false));
	const code = {
		revision: 3,
		group: 'K7Q2M4X',
		after: 53,
		ahead: 1,
		day,
		pages: forms.length,
		serial: name.length,
		check: name.toUpperCase().padEnd(5, '0')
	};
	return {
		currency: 'INR',
		day,
		serial: '0003',
		officers: [],
		pages: forms.map((form, place) => ({
			form,
			faces: form.rows.map(({ number }) => faceOf(number)),
			code: codeText({ ...code, page: place + 1 })
		}))
	};
}

/** @param of some of the groups, where not all are wanted */
export function examplePages(both: BothWords, of = Object.keys(exampleGroups)): readonly ExamplePage[] {
	return of.flatMap((name) => {
		const paper = examplePaper(name);
		return paper.pages.map(({ form, code }, place) => ({
			name: `${name}-${String(place + 1)}`,
			code,
			layout: layoutOf(form),
			blank: printed(fillDrawing(frame, paper, place, both))
		}));
	});
}

export const formOfExample =
	(pages: readonly ExamplePage[]) =>
	(code: string): FillForm | null =>
		pages.find((page) => page.code === code)?.layout.form ?? null;
