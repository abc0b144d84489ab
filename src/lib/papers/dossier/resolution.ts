import { amountCell, say, table } from '../context.ts';
import { extractPaper, type ExtractPaperData } from '../registers/minutes.ts';
import {
	askedWords,
	bankName,
	formTitle,
	signatures,
	tableBlock,
	textBlock,
	type DossierContext
} from './context.ts';
import { oneDay } from '../cell-text.ts';
import type { DossierBlock, TableBlock } from './dossier-types.ts';

/** Part 10, form V: the resolution of the circle as an extract from the minutes. */
export function resolutionPart(context: DossierContext): readonly DossierBlock[] {
	const { reports, events, currency, on, asking, asked, members, words } = context;
	const { resolution } = asking;
	if (resolution === null) return [];
	const found = reports.minutesExtract(events, { currency, on, eventId: resolution.eventId });
	const extract = found === null ? null : extractPaper(found, words);
	return [
		{ kind: 'part', key: 'part 10', number: 10, title: formTitle(context, 'loan-resolution'), newPage: true },
		textBlock('resolved', 'dossier.text-loan', (said) => ({
			day: oneDay(resolution.on, said),
			present: resolution.vote.present,
			members: members.length,
			bank: bankName(context),
			...askedWords(context)(said)
		})),
		...(asked.amount > 0 ? [liabilityText(context)] : []),
		...(extract === null
			? []
			: [
					extractTable(extract),
					textBlock('certified', extract.warning === null ? 'dossier.certified' : 'register.extract-not-true')
				]),
		...representatives(context)
	];
}

/** Officers authorised to sign, with details that a bank keeps of each and the group's book does not have. */
const representatives = (context: DossierContext): readonly DossierBlock[] => [
	signatures('resolution-signing', context, {
		photo: 'dossier.photo',
		fields: ['paper.mobile', context.isNepal ? 'paper.plain-citizenship' : 'paper.own-account']
	}),
	...(context.isNepal
		? [
				{
					kind: 'boxes',
					key: 'nepal-papers',
					boxes: [say('paper.plain-citizenship-copies'), say('paper.plain-guarantor')]
				} satisfies DossierBlock
			]
		: [])
];

/** Explains joint liability by the share of each member if some of the others cannot pay. */
const liabilityText = ({ reports, asked, members, currency }: DossierContext): DossierBlock =>
	textBlock('liable', 'dossier.text-liable', (words) => {
		const [all, ...some] = reports
			.liabilityShares(asked.amount, members.length, currency)
			.map(({ cannot, each }) => ({ count: cannot, amount: words.money(each, currency, true) }));
		return {
			count: members.length,
			amount: all?.amount ?? '',
			rest: some.map((slots) => words.say('dossier.liable-if', slots)).join(' ')
		};
	});

function extractTable(extract: ExtractPaperData): TableBlock {
	const lines = [
		...extract.about,
		[say('paper.resolution'), extract.decision] as const,
		...(extract.amount === null ? [] : [[say('account.amount'), amountCell(extract.amount)] as const]),
		[say('register.who-agreed'), extract.agreed] as const
	];
	return tableBlock(
		'extract',
		[
			{ key: 'label', head: say('register.extract'), kind: 'words', width: 46 },
			{ key: 'said', head: { day: extract.day }, kind: 'words' }
		],
		lines.map((cells, place) => table.row(String(place), ...cells)),
		{ together: true, rowHeight: 7 }
	);
}
