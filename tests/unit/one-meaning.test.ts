import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

/**
 * Pictures that once meant two things (docs/adr/0052): what each means, and where it stands for that. A new place is written down
 * here by whoever has looked that it means the same there.
 */
const meanings: Readonly<Record<string, { readonly means: string; readonly stands: RegExp }>> = {
	pen: {
		means: 'the officer who writes',
		stands:
			/kinds\/meeting-acts|ui\/codes|MemberRows|PenFigure|routes\/meeting\/\+page|papers\/promises|member\/face-words|setup-steps/
	},
	passbook: {
		means:
			'a passbook: the bank’s, or her own, into which the code of a meeting is written and from which it is read',
		stands:
			/kinds\/(?:bank|meeting-acts)|meeting\/(?:code|sealed)\/|PassbookSign|bank\/account\/|bank-ready|ProofShown|help-marks|where-used/
	},
	'sewing-machine': { means: 'a sewing machine', stands: /ui\/codes/ },
	shop: { means: 'a shop', stands: /ui\/codes|symbol\/purposes|bank\/panchasutra-types/ },
	hourglass: {
		means: 'wait',
		stands:
			/session\/reasons|bank\/applications\/|bank-ready|LaptopShelf|Busy|laptop\/print\/|QuorumLine|CodeScreen|LeavingScreens|WomanScreens|UnlockedPage|ShowSquares|PrintScreen|OpeningLines|OpeningWomen|rules-of-loans|PostScreen|book\/sheet\//
	},
	paper: {
		means: 'a paper that is written out',
		stands: /PaperButton|registers\/(?:Choosing|Minutes)Screen|desk\/BatchBar|language\/install\//
	},
	'paper-book': {
		means: 'the book that was kept on paper',
		stands: /BookQuestion|routes\/import\//
	},
	'money-spent': { means: 'an expense of the group', stands: /other-kinds|kinds\/income-expense/ },
	'paper-folder': { means: 'the secretary, who keeps the papers', stands: /member\/face-words/ },
	moon: {
		means: 'a month, and the months of Nepal',
		stands: /rules-topics|rules-of-loans|symbol\/ValuePicture|where-used|BookQuestion/
	},
	'whose-months': { means: 'whose months the group counts', stands: /rules-topics/ },
	'interest-when': { means: 'when interest is due', stands: /rules-of-loans|setup-steps/ },
	'months-most': { means: 'the months of a loan', stands: /rules-of-loans|loan\/instalment-times/ },
	'paid-over': { means: 'she gave back more than she owes', stands: /rules-of-loans/ },
	'paid-early': { means: 'a loan given back before its time', stands: /rules-of-loans/ },
	'late-growth': { means: 'interest on what is late', stands: /rules-of-loans/ },
	'late-gone': {
		means: 'what was late is forgiven',
		stands: /FineCard|meeting\/fines\/|kinds\/(?:fines|loan-changes)|loans\/Change/
	},
	'hands-raised': {
		means: 'all say yes: the circle, or the officers for it, agrees to what is said',
		stands:
			/ui\/codes|kinds\/minutes|entry-pictures|reasons|rules-topics|rules-view|credit-plan|loan-(?:change|draft)|where-used|bank-ready|OnePoint|ProofShown|staff-papers|LaptopSlotScreen|PostScreen|share-out|people-dividend|new-member|people-leaving|MemberFigures|PageRow|group\/offices|meeting\/(?:close|plan|other|minutes)\//
	},
	'open-hands': {
		means: 'she is there, and gives no money now',
		stands:
			/tile-states|ui\/codes|StepRow|rules-topics|SheetAsked|MemberPart|AllParts|FineCard|DueCard|OpeningWomen|MemberFigures|meeting\/code\//
	},
	'fines-to': { means: 'where fines go', stands: /rules-topics/ },
	'saving-more': {
		means: 'saving beside the usual',
		stands: /rules-topics|OpeningWomen|meeting\/other\/|share-out\/rehearsal/
	},
	keyhole: { means: 'who holds a key of the box', stands: /member\/face-words/ },
	withered: {
		means: 'a loss of the group',
		stands: /home-view|share-out\/rehearsal|rules-topics|check-lines|setup-steps|people-leaving/
	},
	'crossed-line': {
		means: 'a correction',
		stands:
			/correction|entry-pictures|reasons|rules-topics|codes|where-used|EntryRow|MoveTile|MoveList|PageRow|MeetingCard|setup-steps|Disputes|red-book|book\/|meeting|PictureRow|copies\/settling/i
	}
};

/** Lists of names, the tale that a lesson tells, and codes of events, kinds of a key paper and names of files that are no pictures. */
const noPlace =
	/\.test\.ts$|icon-names|i18n\/|\/lessons\/|ui\/print\/|^src\/cli\/|group\/codes|spreadsheet\/choices|practice-year|loan-use|\/key-paper\.ts|book-codes|routes\/backup\/|sheet-import/;

const sources = filesUnder('src').filter((path) => /\.(?:svelte|ts)$/.test(path) && !noPlace.test(path));

test.each(Object.entries(meanings))('%s means one thing', (name, { stands }) => {
	const used = new RegExp(`(?<!class=)['"]${name}['"]`);
	const places = sources.filter((path) => used.test(textOf(path)));
	expect(places.length).toBeGreaterThan(0);
	expect(places.filter((path) => !stands.test(path))).toEqual([]);
});

test('a picture that means late, and one that means wait, are two', () => {
	const late = sources.filter((path) => /['"]late-coin['"]/.test(textOf(path)));
	expect(late.some((path) => /reasons|entry-pictures/.test(path))).toBe(true);
	expect(textOf('src/lib/session/entry-pictures.ts')).not.toContain("'hourglass'");
});
