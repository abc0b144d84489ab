import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperRow, PaperSection } from '../table-types.ts';
import { say } from '../context.ts';
import { laterCell } from './decision.ts';
import type { DossierContext } from './context.ts';
import { exceptionsPaper } from '../registers/exceptions.ts';

/** So many lines of each kind stand in the file; the rest is counted, and stands in the book's own list. */
const linesMost = 6;

/** Part 8: what an auditor looks at first, of the last twelve months, and who checked it. */
export function exceptionsPart(context: DossierContext): readonly DossierBlock[] {
	const { figures, on, who, isDraft } = context;
	const period = { from: figures.last12.from, to: on };
	const { paper } = exceptionsPaper({ ...context, period });
	const [leaf] = paper.leaves;
	return [
		{ kind: 'part', key: 'part 8', number: 8, title: 'dossier.part-exceptions', newPage: true },
		...(who.enteredLater === 0
			? []
			: [{ kind: 'head', key: 'later', cell: laterCell(who.enteredLater) } satisfies DossierBlock]),
		...(leaf === undefined
			? []
			: [
					{
						kind: 'table',
						key: 'exceptions',
						columns: leaf.columns,
						sections: leaf.sections.map(shortened)
					} satisfies TableBlock
				]),
		// What asks for nothing is put before nobody to sign.
		...(isDraft ? [] : verificationBlocks())
	];
}

function shortened(section: PaperSection): PaperSection {
	const [first] = section.rows;
	// Where there is nothing, one line says so.
	if (first?.kind === 'note')
		return {
			...section,
			heading: null,
			rows: [{ ...first, cells: [{ line: [section.heading, { text: '–' }, ...first.cells] }] }]
		};
	const more = section.rows.length - linesMost;
	if (more <= 0) return section;
	const rest: PaperRow = {
		key: `${section.key} more`,
		kind: 'note',
		cells: [{ words: [{ say: 'dossier.more-exceptions', values: { count: more } }] }]
	};
	return { ...section, rows: [...section.rows.slice(0, linesMost), rest] };
}

/** Who compared it with the book. */
function verificationBlocks(): readonly DossierBlock[] {
	return [
		{ kind: 'head', key: 'verification', cell: say('dossier.part-verification') },
		{ kind: 'text', key: 'true-by-book', say: 'dossier.true-by-book', box: true },
		{
			kind: 'signing',
			key: 'checked',
			lines: [say('dossier.checked-by'), say('dossier.bank-officer'), say('register.stamp')]
		}
	];
}
