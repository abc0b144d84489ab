import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperRow, PaperSection } from '../table-types.ts';
import { say } from '../context.ts';
import { laterCell } from './appraisal.ts';
import type { DossierContext } from './context.ts';
import { representatives } from './members.ts';
import { exceptionsPaper } from '../registers/exceptions.ts';

/** So many lines of each kind stand in the file; the rest is counted, and stands in the book's own list. */
const linesMost = 6;

/** Part 11: what an auditor looks at first, of the last twelve months. */
export function exceptionsPart(context: DossierContext): readonly DossierBlock[] {
	const { figures, on, who } = context;
	const period = { from: figures.last12.from, to: on };
	const { paper } = exceptionsPaper({ ...context, period });
	const [leaf] = paper.leaves;
	return [
		{ kind: 'part', key: 'part 11', number: 11, title: 'dossier.part-exceptions' },
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
				])
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

/** Part 12: who checked it, and what proves that it is the group's own. */
export function verificationPart(context: DossierContext): readonly DossierBlock[] {
	return [
		{ kind: 'part', key: 'part 12', number: 12, title: 'dossier.part-verification' },
		{ kind: 'text', key: 'true-by-book', say: 'dossier.true-by-book', box: true, above: true },
		{ kind: 'proof', key: 'proof' },
		representatives('verification-signing', context),
		{
			kind: 'signing',
			key: 'checked',
			lines: [say('dossier.checked-by'), say('dossier.bank-officer'), say('register.stamp')]
		}
	];
}
