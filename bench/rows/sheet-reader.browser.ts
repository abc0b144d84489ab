import { createWords, loadPaperLanguage } from '#i18n';
import { assert, present } from '#kernel';
import { outlineOf } from '#reader/outline.ts';
import type { Picture } from '#reader/picture.ts';
import { readSheet } from '#reader/read-sheet.ts';
import { photographed } from '../../tests/support/paper-reader/camera.ts';
import { examplePages, formOfExample, type ExamplePage } from '../../tests/support/paper-reader/examples.ts';
import { fillSheet } from '../../tests/support/paper-reader/filled.ts';
import { byPrinter } from '../../tests/support/paper-reader/printed.ts';
import { Random } from '../../tests/support/paper-reader/random.ts';
import type { Row } from '../frame.ts';
import { lookAtAll } from '../reference/picture.ts';

// A photograph of two megapixels of a sheet of twelve members with the count of the box, filled in with a blue ball pen.

const seed = 69_003;
let taken:
	| { readonly pages: readonly ExamplePage[]; readonly whole: Picture; readonly frame: Picture }
	| undefined;
const here = () => present(taken, 'the row was prepared');

async function prepare(): Promise<void> {
	const [hi, en] = await Promise.all([loadPaperLanguage('hi'), loadPaperLanguage('en')]);
	const pages = examplePages({ local: createWords('hi', hi), english: createWords('en', en) }, ['w12']);
	const { blank, layout } = present(pages[0], 'a page');
	const take = (megapixels: number): Picture => {
		const random = new Random(seed);
		const sheet = byPrinter(blank, random);
		fillSheet(sheet, layout, random);
		return photographed(sheet, random, { megapixels }).picture;
	};
	taken = { pages, whole: take(2), frame: take(0.6) };
}

const look = ({ width, height, data }: Picture): number =>
	lookAtAll(width, height, new Uint8ClampedArray(data));

export const rows: readonly Row[] = [
	{
		name: 'a filled sheet, from its picture to the answers',
		prepare,
		reference: () => look(here().whole),
		subject: () => {
			const { whole, pages } = here();
			assert(!('refused' in readSheet(whole, formOfExample(pages))), 'it is read');
		},
		budget: { normal: 12, slow: 12 },
		aim: { normal: 6, slow: 6 },
		runs: 10
	},
	{
		name: 'a filled sheet, its outline in a frame of the camera',
		prepare,
		reference: () => look(here().frame),
		subject: () => {
			const { frame } = here();
			assert(outlineOf(frame, 2).corners !== null, 'it is seen');
		},
		budget: { normal: 8, slow: 8 },
		aim: { normal: 3, slow: 3 },
		runs: 10
	}
];
