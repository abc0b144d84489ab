import type { MessageKey } from '../en/index.ts';

/** How sure the Nepali of the screens is (see `hi/sureness.ts`). What stands in neither list is B: to be reviewed. */

/** A: seen in a text by native speakers. */
export const seenScreens: ReadonlySet<string> = new Set<string>([
	'icon.bank-counter',
	'icon.gullak-in',
	'icon.meeting',
	'icon.sprout',
	'category.passbook',
	'agenda.saving',
	'agenda.loans',
	'agenda.bank',
	'lender.bank',
	'roll.saving-part',
	'loan.gives-back',
	'close.saved',
	'close.repaid',
	'close.interest',
	'rules.part-principal',
	'setup.saving',
	'setup.interest'
] satisfies readonly MessageKey[]);

/** C: a guess that a native speaker must replace. */
export const guessedScreens: ReadonlySet<string> = new Set<string>([
	'icon.two-phones',
	'icon.qr',
	'icon.loan-gone',
	'symbol.hibiscus',
	'symbol.snail',
	'symbol.office-building',
	'symbol.luggage',
	'category.buyIn',
	'category.bookkeeper',
	'lender.cif',
	'grant.grant',
	'resolution.writeOff',
	'loan.source-cif',
	'rules.order',
	'setup.panchayat',
	'setup.block',
	'setup.pin',
	'lock.stops',
	'cut-off.cifLoan',
	'cut-off.grants',
	'sheet-problem.keyInvalid',
	'help.version',
	'other-tab.title',
	'other-tab.prompt',
	'fault.other-tab-writes',
	'update.other-tab'
] satisfies readonly MessageKey[]);
