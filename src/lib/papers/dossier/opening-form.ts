import type { DossierBlock } from './dossier-types.ts';
import { say } from '../context.ts';
import { formTitle, dayCell, field, firstAccount, textCell, type DossierContext } from './context.ts';
import { signatures } from './signatures.ts';

/** Forms I and II, only for a group that has no account yet. */
export function openingPart(context: DossierContext): readonly DossierBlock[] {
	if (firstAccount(context) !== undefined) return [];
	const { group, book, members, described } = context;
	return [
		{ kind: 'part', key: 'part 13', number: 13, title: formTitle(context, 'account'), newPage: true },
		{
			kind: 'fields',
			key: 'account-fields',
			rows: [
				[
					field('paper.group', textCell(group)),
					field('register.founded-on', dayCell(book.state.foundedOn)),
					field('dossier.members-now', { text: String(members.length) })
				],
				[
					{ ...field('dossier.operated', say('dossier.two-of-three')), wide: true },
					field('dossier.cheque-book')
				],
				[field('dossier.street', textCell(described.place.street)), field('dossier.supporting')]
			]
		},
		{
			kind: 'boxes',
			key: 'photos',
			boxes: [
				...(['president', 'secretary', 'treasurer'] as const).map((office) => ({
					line: [say('dossier.photo'), say(`paper.${office}`)]
				})),
				say('register.stamp')
			]
		},
		{ kind: 'head', key: 'open-resolution', cell: say(formTitle(context, 'open-resolution')) },
		{ kind: 'text', key: 'dossier.text-open', say: 'dossier.text-open', values: () => ({ group }) },
		signatures('open-signing', context)
	];
}
