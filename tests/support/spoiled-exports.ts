import type { GroupEvent } from '#group';

/** An export, spoiled in ways that a person with a text editor or a program could think of. */

interface Export {
	readonly book: Record<string, unknown>;
	events: Record<string, unknown>[];
	records: Record<string, unknown>[];
}

/** The events up to the last seal, or the last event outside a meeting: all of them stand in records. */
export function sealedPart(events: readonly GroupEvent[]): readonly GroupEvent[] {
	const opened = events.findLastIndex(({ type }) => type === 'MeetingOpened');
	const sealed = events.findLastIndex(({ type }) => type === 'MeetingSealed');
	return opened > sealed ? events.slice(0, opened) : events;
}

type Spoil = (journal: Export, dice: (sides: number) => number) => void;

const ways: Readonly<Record<string, Spoil>> = {
	'two events swapped': ({ events }, dice) => {
		const at = 1 + dice(events.length - 2);
		const [one = {}, other = {}] = [events[at], events[at + 1]];
		events.splice(at, 2, other, one);
	},
	'an event left out': ({ events }, dice) => events.splice(1 + dice(events.length - 1), 1),
	'an event twice': ({ events }, dice) => {
		const at = dice(events.length);
		events.splice(at, 0, { ...events[at] });
	},
	'the last record cut away': ({ records }) => records.pop(),
	'a record left out': ({ records }, dice) => records.splice(dice(records.length - 1), 1),
	'two records swapped': ({ records }, dice) => {
		const at = dice(records.length - 1);
		const [one = {}, other = {}] = [records[at], records[at + 1]];
		records.splice(at, 2, other, one);
	},
	'an amount raised': ({ events }, dice) => {
		const paid = events.filter(({ amount }) => typeof amount === 'number');
		const event = paid[dice(paid.length)] ?? events[0] ?? {};
		event['amount'] = Number(event['amount'] ?? 0) + 100;
	},
	'a day moved': ({ events }, dice) => {
		const event = events[dice(events.length)] ?? {};
		event['occurredOn'] = event['occurredOn'] === '2024-02-29' ? '2024-02-28' : '2024-02-29';
	},
	'a field more': ({ events }, dice) => {
		(events[dice(events.length)] ?? {})['note'] = 'more';
	},
	'a signature changed': ({ records }, dice) => {
		const record = records[dice(records.length)] ?? {};
		const signature = String(record['signature']);
		record['signature'] = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
	},
	'a voucher taken out': ({ records }) => delete records[0]?.['voucher'],
	'a key changed': ({ records }) => {
		(records[0] ?? {})['key'] = 'A'.repeat(43);
	},
	'a writer renamed': ({ records }) => {
		for (const record of records) record['writer'] = '0'.repeat(32);
	},
	'the key of another group': ({ book }) => {
		book['groupKey'] = 'B'.repeat(42) + 'A';
	},
	'another book': ({ book }) => {
		book['id'] = 'other';
	},
	'a total of a seal changed': ({ records }, dice) => {
		const sealed = records.filter(({ seal }) => seal !== undefined);
		const record = sealed[dice(Math.max(1, sealed.length))] ?? records[0] ?? {};
		const seal = { ...(record['seal'] as Record<string, unknown> | undefined) };
		record['seal'] = { ...seal, in: Number(seal['in'] ?? 0) + 100 };
	},
	'a code more at a seal': ({ events }, dice) => {
		const seals = events.filter(({ type }) => type === 'MeetingSealed');
		const seal = seals[dice(seals.length)] ?? events[0] ?? {};
		seal['approvals'] = [...((seal['approvals'] as readonly string[] | undefined) ?? []), 'w9'];
	},
	'the codes of a seal taken out': ({ events }, dice) => {
		const seals = events.filter((event) => event['approvals'] !== undefined);
		delete (seals[dice(seals.length)] ?? {})['approvals'];
	},
	'a hash changed': ({ records }, dice) => {
		(records[dice(records.length)] ?? {})['hash'] = '0'.repeat(64);
	}
};

/** @param dice one number for each throw; they are used in turn */
export function spoiled(text: string, dice: readonly number[]) {
	let thrown = 0;
	const throwDice = (sides: number) => (dice[(thrown += 1) % dice.length] ?? 0) % Math.max(1, sides);
	const byHand = Object.entries(ways).map(([what, spoil]) => {
		const journal = JSON.parse(text) as Export;
		spoil(journal, throwDice);
		return { what, text: JSON.stringify(journal) };
	});
	const asText = [
		{ what: 'a name of a field twice', text: text.replace('"currency":', '"currency":"NPR","currency":') },
		{ what: 'cut off', text: text.slice(0, Math.floor(text.length * 0.8)) },
		{ what: 'nested without end', text: text.replace('"events": [', `"events": [${'['.repeat(4000)}`) },
		{ what: 'a letter that looks alike', text: text.replace('Random', 'R\u0430ndom') },
		{ what: 'a mark of direction', text: text.replace('Random', '\u202eRandom') },
		{ what: 'an amount with a point', text: text.replace(/"amount":(\d+)/, '"amount":$1.5') }
	];
	// A book without meetings has no seal, and one without money no amount: what changed nothing is left out.
	return [...byHand, ...asText].filter(
		(one) =>
			JSON.stringify(tryParse(one.text)) !== JSON.stringify(tryParse(text)) ||
			one.what === 'a name of a field twice'
	);
}

function tryParse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
