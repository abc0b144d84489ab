import * as v from 'valibot';
import { err, ok, type Result } from '#kernel';
import { eventByTypeSchema, eventSchemas, type GroupEvent } from '#group';
import { journalLimits, type JournalRefusal } from './limits.ts';
import type { Json } from './strict-json.ts';

/** Issues of one event that are listed; the first usually explains the rest. */
const issuesMost = 3;

const knownTypes: ReadonlySet<string> = new Set(eventSchemas.map((schema) => schema.entries.type.literal));

/** Every event against the one schema; all that are wrong, at most `problemsMost`. */
export function readEvents(
	list: readonly Json[],
	problemsMost: number
): Result<readonly GroupEvent[], readonly JournalRefusal[]> {
	const events: GroupEvent[] = [];
	const problems: JournalRefusal[] = [];
	const crowd = crowdCheck();
	for (const [index, json] of list.entries()) {
		const event = readEvent(json, index + 1);
		if (!event.ok) {
			problems.push(...event.error);
		} else {
			events.push(event.value);
			const crowded = crowd(event.value, index + 1);
			if (crowded !== null) return err([crowded]);
		}
		if (problems.length >= problemsMost) break;
	}
	return problems.length > 0 ? err(problems.slice(0, problemsMost)) : ok(events);
}

function readEvent(json: Json, place: number): Result<GroupEvent, readonly JournalRefusal[]> {
	const event = typeOf(json);
	if (event === null) return err([{ type: 'NotAnEvent', place }]);
	if (!knownTypes.has(event)) return err([{ type: 'UnknownEventType', place, event: event.slice(0, 40) }]);
	const most = event === 'OpeningBalances' ? journalLimits.openingBalances : journalLimits.event;
	if (JSON.stringify(json).length > most) return err([{ type: 'EventTooLarge', place, event, most }]);
	const parsed = v.safeParse(eventByTypeSchema, json);
	if (parsed.success) return ok(parsed.output);
	return err(
		parsed.issues.slice(0, issuesMost).map((issue) => ({
			type: 'EventInvalid',
			place,
			event,
			field: v.getDotPath(issue) ?? '',
			message: messageOf(issue)
		}))
	);
}

/** Counts meetings and the events of each; more than any group makes would only keep a check busy. */
function crowdCheck(): (event: GroupEvent, place: number) => JournalRefusal | null {
	let meetings = 0;
	let inMeeting = 0;
	return ({ type }, place) => {
		if (type === 'MeetingOpened') {
			meetings += 1;
			inMeeting = 0;
		}
		inMeeting += 1;
		if (meetings > journalLimits.meetings)
			return { type: 'TooMany', list: 'meetings', most: journalLimits.meetings };
		return inMeeting > journalLimits.meetingEvents
			? { type: 'MeetingTooLong', place, event: type, most: journalLimits.meetingEvents }
			: null;
	};
}

function typeOf(json: Json): string | null {
	if (typeof json !== 'object' || json === null || !('type' in json)) return null;
	const { type } = json;
	return typeof type === 'string' ? type : null;
}

/** Our own messages say what is expected; valibot's words for a field too many or too few are put in ours. */
function messageOf(issue: v.BaseIssue<unknown>): string {
	if (issue.expected === 'never') return 'there is no such field';
	if (issue.received === 'undefined') return 'the field is missing';
	return issue.message;
}
