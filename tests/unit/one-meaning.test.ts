import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

/**
 * Pictures that once meant two things (docs/adr/0071): what each means, and where it stands for that. A new place is written down
 * here by whoever has looked that it means the same there.
 */
const meanings: Readonly<Record<string, { readonly means: string; readonly stands: RegExp }>> = {
	pen: {
		means: 'the officer who writes',
		stands:
			/entry-pictures|ui\/codes|PenSteps|PenFigure|PenChip|PenOffered|MeetingScreen|papers\/promises|member\/offices|setup-steps/
	},
	passbook: {
		means: 'the passbook of the bank',
		stands:
			/entry-pictures|LastCodeScreen|PassbookSign|AccountStart|PassbookCompare|PassbookScreens|bank-ready|ProofShown|groups-in-need|where-used/
	},
	'sewing-machine': { means: 'a sewing machine', stands: /ui\/codes/ },
	shop: { means: 'a shop', stands: /ui\/codes|symbol\/purposes/ },
	hourglass: {
		means: 'wait',
		stands:
			/session\/reasons|ApplicationCards|bank-ready|FileNews|Busy|BatchState|QuorumLine|CodeScreen|LeavingAgreed|WomanStart|TimeLeft|ShowSquares/
	},
	keyhole: { means: 'who holds a key of the box', stands: /member\/offices/ },
	'crossed-line': {
		means: 'a correction',
		stands:
			/correction|entry-pictures|reasons|rules-of-meetings|codes|where-used|EntryRow|MoveRow|MoveList|PageRow|MeetingCard|setup-steps|Disputes|red-book|book\/|meeting|PictureRow/i
	}
};

/** Lists of names, the tale that a lesson tells, and codes of events that are no pictures. */
const noPlace =
	/\.test\.ts$|icon-names|i18n\/|\/lessons\/|ui\/print\/|^src\/cli\/|group\/codes|spreadsheet\/choices|practice-year|loan-use/;

const sources = filesUnder('src').filter((path) => /\.(?:svelte|ts)$/.test(path) && !noPlace.test(path));

test.each(Object.entries(meanings))('%s means one thing', (name, { stands }) => {
	const used = new RegExp(`['"]${name}['"]`);
	const places = sources.filter((path) => used.test(textOf(path)));
	expect(places.length).toBeGreaterThan(0);
	expect(places.filter((path) => !stands.test(path))).toEqual([]);
});

test('a picture that means late, and one that means wait, are two', () => {
	const late = sources.filter((path) => /['"]late-coin['"]/.test(textOf(path)));
	expect(late.some((path) => /reasons|entry-pictures/.test(path))).toBe(true);
	expect(textOf('src/lib/session/entry-pictures.ts')).not.toContain("'hourglass'");
});
