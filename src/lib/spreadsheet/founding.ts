import type { BankAccountOpened, ConstitutionWritten, GroupFounded } from '#group';
import type { LocalDate } from '#kernel';
import { Cells, readSheetDay, name, pattern } from './cells.ts';
import { given, ids, type DraftEvent, type GroupFrame, type SheetGroup } from './sheet-group.ts';

/** Placeholder for a missing day, for which the sheet is rejected anyway. */
const noDay = '1900-01-01' as LocalDate;

/** Reads name and days of a group from its row; reports a missing or second group row. */
export function readFrame(group: SheetGroup): GroupFrame {
	const row = group.only('group');
	const cells = row ?? nothing(group);
	if (row === null) group.say(group.rows[0]?.row ?? null, null, { code: 'groupRowMissing' });
	const cutOff = cells.read('cutOff', readSheetDay) ?? null;
	const founded = cells.read('founded', readSheetDay) ?? cutOff;
	if (founded === null) cells.say('founded', { code: 'needed' });
	if (cutOff !== null && founded !== null && cutOff < founded)
		cells.say('founded', { code: 'dayAfterCutOff', detail: { cutOff } });
	return {
		name: cells.needs('name', name(80)) ?? '',
		currency: cells.read('currency', pattern(/^[A-Z]{3}$/)) ?? 'INR',
		founded: founded ?? noDay,
		cutOff,
		cells
	};
}

/** Placeholder for a missing group row, which was reported once, so its empty cells are not reported. */
function nothing(group: SheetGroup): Cells {
	const row = { row: group.rows[0]?.row ?? 0, group: group.key, kind: 'group', cells: new Map() } as const;
	return new Cells(row, () => undefined);
}

/** Returns the group's first event with name, place and rules. */
export function foundingEvent(frame: GroupFrame, constitution: ConstitutionWritten): DraftEvent {
	const { cells } = frame;
	const where = name(80);
	const place = given({
		village: cells.read('village', where),
		panchayat: cells.read('panchayat', where),
		block: cells.read('block', where),
		district: cells.read('district', where),
		state: cells.read('state', where),
		pin: cells.read('pin', pattern(/^\d{4,6}$/)),
		country: cells.read('country', pattern(/^[A-Z]{2}$/))
	});
	const nrlm = cells.read('nrlm', pattern(/^[A-Za-z0-9/-]{1,30}$/));
	const event: GroupFounded = {
		type: 'GroupFounded',
		occurredOn: frame.founded,
		name: frame.name,
		...(Object.keys(place).length > 0 && { place }),
		...(nrlm !== undefined && { codes: { nrlm } }),
		constitution
	};
	return { event, row: cells.row.row };
}

/** Returns an account for each bank row, in the order of rows. */
export function bankEvents(group: SheetGroup, frame: GroupFrame): readonly DraftEvent[] {
	return group.of('bank').map((cells, place) => {
		const event: BankAccountOpened = {
			type: 'BankAccountOpened',
			occurredOn: frame.founded,
			bankAccountId: ids.bank(place + 1),
			bank: cells.needs('name', name(80)) ?? '',
			...given({
				branch: cells.read('branch', name(80)),
				ifsc: cells.read('ifsc', pattern(/^[A-Z0-9]{4,15}$/)),
				lastFour: cells.read('lastFour', pattern(/^\d{4}$/))
			})
		};
		return { event, row: cells.row.row };
	});
}
