import type { DossierBlock, TableBlock, TextBlock } from './dossier-types.ts';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { say } from '../context.ts';
import { placeRows } from './appraisal.ts';
import {
	askedCell,
	askedWords,
	bankName,
	blank,
	dayCell,
	field,
	holderOf,
	textCell,
	whoIs,
	type DossierContext
} from './context.ts';
import { representatives } from './members.ts';

/** Part 10: the forms of the common set. What the book knows is filled, the rest is ruled for the pen. */
export function formsPart(context: DossierContext): readonly DossierBlock[] {
	return [
		{ kind: 'part', key: 'part 10', number: 10, title: 'dossier.part-forms' },
		...letter(context),
		...application(context),
		...loanResolution(context),
		text('dossier.form-requirement', undefined, true),
		...accountOpening(context),
		...interSe(context)
	];
}

const head = (key: string, form: MessageKey): DossierBlock => ({ kind: 'head', key, cell: say(form) });

function text(key: MessageKey, values?: TextBlock['values'], box = false): TextBlock {
	return { kind: 'text', key, say: key, values, box };
}

function letter(context: DossierContext): readonly DossierBlock[] {
	const { members, who, figures } = context;
	const { deposits } = figures.last12;
	const enclosures: readonly MessageKey[] = [
		'dossier.enclosure-resolution',
		'dossier.enclosure-plan',
		'dossier.enclosure-agreement',
		'dossier.enclosure-statement',
		'dossier.enclosure-passbook',
		'dossier.enclosure-photos',
		'dossier.enclosure-documents',
		'dossier.enclosure-seal'
	];
	const tick = (label: MessageKey) => ({ label, value: null, tick: true });
	return [
		head('letter', 'dossier.form-letter'),
		text('dossier.text-letter', (words) => ({
			bank: bankName(context),
			members: members.length,
			since: who.activeSince === null ? blank : words.day(who.activeSince),
			deposits: deposits.monthsWithDeposit,
			months: deposits.months,
			...askedWords(context)(words)
		})),
		representatives('letter-signing', context),
		head('checklist', 'dossier.form-checklist'),
		{
			kind: 'fields',
			key: 'checklist-fields',
			rows: [enclosures.slice(0, 3), enclosures.slice(3, 6), enclosures.slice(6)].map((row) => row.map(tick))
		}
	];
}

function application(context: DossierContext): readonly DossierBlock[] {
	const { members, book, dose, group } = context;
	return [
		head('application', 'dossier.form-application'),
		{
			kind: 'fields',
			key: 'application-fields',
			rows: [
				[
					field('paper.bank', textCell(bankOnly(context))),
					field('dossier.branch', textCell(branchOnly(context))),
					field('dossier.customer-id')
				],
				[field('dossier.sb-account', accountNumber(context)), field('dossier.loan-account')],
				[
					field('paper.group', textCell(group)),
					field('register.founded-on', dayCell(book.state.foundedOn)),
					field('dossier.members-now', { text: String(members.length) })
				],
				...placeRows(context),
				[
					field('dossier.supporting'),
					field('dossier.dose', { text: String(dose.dose) }),
					field('dossier.purpose-lending')
				],
				[
					field('dossier.amount-asked', askedCell(context)),
					{ ...field('dossier.term-loan'), tick: true },
					{ ...field('dossier.cash-credit'), tick: true },
					field('dossier.months')
				]
			]
		},
		text('dossier.text-apply', askedWords(context)),
		representativesTable('application', context),
		text('dossier.text-acknowledge', (words) => ({ group, amount: askedWords(context)(words).amount }), true)
	];
}

const firstAccount = ({ book }: DossierContext) => [...book.state.bankAccounts.values()][0];
const bankOnly = (context: DossierContext): string | null => firstAccount(context)?.bank ?? null;
const branchOnly = (context: DossierContext): string | null => firstAccount(context)?.branch ?? null;

/** The book keeps the last four digits of an account and no more: the others are for the pen. */
function accountNumber(context: DossierContext): PaperCell {
	const lastFour = firstAccount(context)?.lastFour ?? null;
	return lastFour === null ? null : { text: `${blank} ${lastFour}` };
}

function loanResolution(context: DossierContext): readonly DossierBlock[] {
	const { members } = context;
	return [
		head('loan-resolution', 'dossier.form-loan-resolution'),
		text('dossier.text-loan', (words) => ({
			day: blank,
			present: '____',
			members: members.length,
			bank: bankName(context),
			...askedWords(context)(words)
		})),
		representatives('loan-resolution-signing', context)
	];
}

function accountOpening(context: DossierContext): readonly DossierBlock[] {
	const { group, book, members } = context;
	return [
		head('account', 'dossier.form-account'),
		{
			kind: 'fields',
			key: 'account-fields',
			rows: [
				[
					field('paper.group', textCell(group)),
					field('register.founded-on', dayCell(book.state.foundedOn)),
					field('dossier.members-now', { text: String(members.length) })
				],
				[field('dossier.street'), field('dossier.supporting')],
				...placeRows(context),
				[
					{ ...field('dossier.operated', say('dossier.two-of-three')), wide: true },
					field('dossier.cheque-book')
				],
				[field('dossier.scheme'), field('dossier.gender-code')]
			]
		},
		representativesTable('account', context),
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
		text('dossier.members-as-part5'),
		head('open-resolution', 'dossier.form-open-resolution'),
		text('dossier.text-open', () => ({ group })),
		representatives('open-signing', context)
	];
}

/** The three who sign, with what the bank asks of each. */
function representativesTable(key: string, context: DossierContext): TableBlock {
	return {
		kind: 'table',
		key: `${key} representatives`,
		together: true,
		rowHeight: 10,
		columns: [
			{ key: 'office', head: say('dossier.representative'), kind: 'words', width: 40 },
			{ key: 'age', head: say('dossier.birth'), kind: 'text', width: 12 },
			{ key: 'address', head: say('dossier.address-mobile'), kind: 'words' },
			{ key: 'document', head: say('dossier.document-seen'), kind: 'words', width: 42 },
			{ key: 'thumb', head: say('dossier.thumb'), kind: 'words', width: 36 }
		],
		sections: [
			{
				key: 'three',
				heading: null,
				rows: (['president', 'secretary', 'treasurer'] as const).map((office): PaperRow => {
					const holder = holderOf(context, office);
					return {
						key: office,
						kind: 'plain',
						cells: [
							{
								line: [say(`paper.${office}`), ...(holder === null ? [] : [{ text: `· ${whoIs(holder)}` }])]
							},
							null,
							null,
							null,
							null
						]
					};
				})
			}
		]
	};
}

function interSe(context: DossierContext): readonly DossierBlock[] {
	const { members, group, position, founding } = context;
	const village = founding?.place?.village ?? blank;
	return [
		head('inter-se', 'dossier.form-inter-se'),
		text('dossier.text-se-1', () => ({ group, place: village })),
		text('dossier.text-se-2', (words) => ({
			saving: position.savingEach === null ? blank : words.money(position.savingEach, context.currency, true)
		})),
		text('dossier.text-se-3'),
		text('dossier.text-se-4'),
		text('dossier.text-se-5'),
		text('dossier.text-se-6'),
		{
			kind: 'table',
			key: 'inter-se-members',
			rowHeight: 8,
			columns: [
				{ key: 'who', head: say('paper.member'), kind: 'words', width: 42 },
				{ key: 'parent', head: say('dossier.parent-age'), kind: 'words', width: 44 },
				{ key: 'residence', head: say('dossier.residence'), kind: 'words' },
				{ key: 'thumb', head: say('dossier.thumb'), kind: 'words', width: 44 }
			],
			sections: [
				{
					key: 'members',
					heading: null,
					rows: members.map((member): PaperRow => ({
						key: member.memberId,
						kind: 'plain',
						cells: [{ text: whoIs(member) }, null, null, null]
					}))
				}
			]
		},
		{
			kind: 'signing',
			key: 'witnesses',
			lines: [say('dossier.witness'), say('dossier.witness'), say('paper.date')]
		}
	];
}
