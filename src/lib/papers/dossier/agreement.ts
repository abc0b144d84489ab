import { say } from '../context.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { formTitle, blank, whoIs, type DossierContext, type DossierMember } from './context.ts';
import type { DossierBlock, TableBlock, TextBlock } from './dossier-types.ts';

/** Part 12, form XII: what the members promise each other; two women on a line, each with a box for her thumb. */
export function agreementPart(context: DossierContext): readonly DossierBlock[] {
	const { group, position, currency, described } = context;
	const village = described.place.village ?? blank;
	return [
		{ kind: 'part', key: 'part 12', number: 12, title: formTitle(context, 'inter-se'), newPage: true },
		text('dossier.text-se-1', () => ({ group, place: village })),
		text('dossier.text-se-2', (words) => ({
			saving: position.savingEach === null ? blank : words.money(position.savingEach, currency, true)
		})),
		text('dossier.text-se-3'),
		text('dossier.text-se-4'),
		text('dossier.text-se-5'),
		text('dossier.text-se-6'),
		membersTable(context),
		{
			kind: 'signing',
			key: 'witnesses',
			lines: [say('dossier.witness'), say('dossier.witness'), say('paper.date')]
		}
	];
}

function text(key: TextBlock['say'], values?: TextBlock['values']): TextBlock {
	return { kind: 'text', key, say: key, values };
}

/** Millimetres. */
const thumb = { width: 25, height: 18 };

function membersTable({ members }: DossierContext): TableBlock {
	const half = Math.ceil(members.length / 2);
	const cellsOf = (member: DossierMember | undefined): readonly PaperCell[] =>
		member === undefined ? [null, null, null] : [{ text: whoIs(member) }, null, null];
	const columns = (side: string) => [
		{ key: `${side} who`, head: say('paper.member'), kind: 'words' as const, width: 30 },
		{ key: `${side} parent`, head: say('dossier.parent-residence'), kind: 'words' as const },
		{ key: `${side} thumb`, head: say('dossier.thumb'), kind: 'text' as const, width: thumb.width }
	];
	return {
		kind: 'table',
		key: 'inter-se-members',
		rowHeight: thumb.height,
		columns: [...columns('left'), ...columns('right')],
		sections: [
			{
				key: 'members',
				heading: null,
				rows: Array.from({ length: half }, (_, place): PaperRow => ({
					key: String(place),
					kind: 'plain',
					cells: [...cellsOf(members[place]), ...cellsOf(members[half + place])]
				}))
			}
		]
	};
}
